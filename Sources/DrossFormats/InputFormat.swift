/// How the bytes of an input are laid out.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// The whole file is one text.
  case text
  /// One JSON object a line; a field of each holds the text.
  case jsonl
  /// Fields with commas between them, under a header; a column holds the texts.
  case csv
  /// The same with tabs.
  case tsv
  /// Web archives, WET among them; records of plain text are the texts.
  case warc
  /// The whole file is one text, with code, links and front matter that stay as they are.
  case markdown

  /// Whether a file holds records, rather than one text.
  public var hasRecords: Bool {
    switch self {
    case .text, .markdown: false
    case .jsonl, .csv, .tsv, .warc: true
    }
  }

  /// The format that the name of a file stands for.
  ///
  /// In any case of letters: `.jsonl` and `.ndjson`, `.csv`, `.tsv`, `.warc` and `.wet`, `.md` and
  /// `.markdown`; everything else is text. An ending that stands for a compression is passed over.
  public init(path: String) {
    let name = Compression.innerName(of: path).utf8.map {
      0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0
    }
    let endings: [(String, InputFormat)] = [
      (".jsonl", .jsonl), (".ndjson", .jsonl), (".csv", .csv), (".tsv", .tsv), (".warc", .warc),
      (".wet", .warc), (".md", .markdown), (".markdown", .markdown),
    ]
    let found = endings.first { name.suffix($0.0.utf8.count).elementsEqual($0.0.utf8) }
    self = found?.1 ?? .text
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
  /// Every input is a table with commas.
  case csv
  /// Every input is a table with tabs.
  case tsv
  /// Every input is a web archive.
  case warc
  /// Every input is Markdown.
  case markdown

  /// The format of the input at `path`.
  public func format(of path: String) -> InputFormat {
    switch self {
    case .auto: InputFormat(path: path)
    case .text: .text
    case .jsonl: .jsonl
    case .csv: .csv
    case .tsv: .tsv
    case .warc: .warc
    case .markdown: .markdown
    }
  }
}
