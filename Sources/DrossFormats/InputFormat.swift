/// How the bytes of an input are laid out.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// The whole file is one text.
  case text
  /// One JSON object a line; a field of each holds the text.
  case jsonl

  /// The format that the name of a file stands for: `.jsonl` and `.ndjson`, in any case of letters,
  /// are JSON Lines; everything else is text. An ending that stands for a compression is passed over.
  public init(path: String) {
    let name = Compression.innerName(of: path).utf8.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let isLines = [".jsonl", ".ndjson"].contains {
      name.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    self = isLines ? .jsonl : .text
  }
}

/// What `--format` says.
public enum FormatChoice: String, Hashable, Sendable, CaseIterable {
  /// The name of each file decides.
  case auto
  /// Every input is text.
  case text
  /// Every input is JSON Lines.
  case jsonl

  /// The format of the input at `path`.
  public func format(of path: String) -> InputFormat {
    switch self {
    case .auto: InputFormat(path: path)
    case .text: .text
    case .jsonl: .jsonl
    }
  }
}
