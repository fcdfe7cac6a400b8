import DrossText

extension Diagnostic.Place {
  /// The place of a byte whose line and column are not known yet.
  ///
  /// - Complexity: O(bytes); for errors only.
  init(path: String, byte: Int, in bytes: [UInt8]) {
    let lines = LineTable(bytes.span).lines
    let index = lines.lastIndex { $0.content.start <= byte } ?? 0
    let start = lines.isEmpty ? 0 : lines[index].content.start
    // Every byte that does not continue a code point starts one.
    let column = bytes[start..<min(byte, bytes.count)].count { $0 & 0xC0 != 0x80 }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && start == 0 && byte >= 3 ? 1 : 0
    self.init(path: path, line: index + 1, column: column - mark + 1, byte: byte)
  }
}
