import DrossText

/// The patterns of one ignore file, and the folder in which they hold.
public struct IgnoreList: Sendable {
  /// What people call the file.
  public let path: String
  private let base: [UInt8]
  private let patterns: [IgnorePattern]

  /// The lines of an ignore file.
  ///
  /// - Parameter folder: the absolute path of the folder in which they hold.
  /// - Parameter path: what people call the file.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8], folder: String, path: String) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // A line ends at LF; a CR before it does not count, and one elsewhere is part of the line.
    let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    self.init(
      lines.enumerated().map { index, line in
        (text: line.last == 0x0D ? line.dropLast() : line, line: index + 1)
      }, folder: folder, path: path)
  }

  /// Patterns that stand somewhere else than in a file of their own.
  ///
  /// - Parameter lines: each pattern and the line where it stands.
  public init(_ lines: [(text: String, line: Int)], folder: String, path: String) {
    self.init(
      lines.map { (text: Array($0.text.utf8)[...], line: $0.line) }, folder: folder, path: path)
  }

  private init(
    _ lines: [(text: ArraySlice<UInt8>, line: Int)], folder: String, path: String
  ) {
    self.path = path
    base = folder == "/" ? [] : Array(folder.utf8)
    patterns = lines.compactMap { IgnorePattern($0.text, line: $0.line) }
  }

  /// Whether nothing is ignored.
  public var isEmpty: Bool { patterns.isEmpty }

  /// What the last pattern that is about the thing at `absolutePath` says.
  ///
  /// - Parameter isFolder: whether the thing is a folder.
  /// - Returns: whether it is ignored, and the line that says so; `nil` when no pattern is about it.
  /// - Complexity: O(length of the path and all patterns, multiplied).
  func verdict(
    on absolutePath: [UInt8], isFolder: Bool
  ) -> (isIgnored: Bool, line: Int)? {
    guard absolutePath.count > base.count + 1, absolutePath.starts(with: base),
      absolutePath[base.count] == UInt8(ascii: "/")
    else { return nil }
    let path = absolutePath[(base.count + 1)...]
    guard let last = patterns.last(where: { $0.matches(path, isFolder: isFolder) }) else {
      return nil
    }
    return (!last.isNegated, last.line)
  }
}
