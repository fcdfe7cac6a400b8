/// Text in lines of at most so many columns.
enum WrappedText {
  /// The lines of `text`, broken at spaces; a word longer than a line stands alone.
  ///
  /// What cannot be seen is spelled out as in every excerpt.
  ///
  /// - Complexity: O(bytes).
  static func lines(of text: String, width: Int) -> [[UInt8]] {
    let words = Excerpt(Array(text.utf8)[...]).bytes.split(separator: 0x20)
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var columns = 0
    for word in words {
      let needed = DisplayWidth.columns(of: Array(word))
      if !line.isEmpty, columns + 1 + needed > width {
        lines.append(line)
        line = []
        columns = 0
      }
      if !line.isEmpty {
        line.append(0x20)
        columns += 1
      }
      line.append(contentsOf: word)
      columns += needed
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// `text` as it is, but for characters that cannot be seen; one entry a line of the text.
  static func verbatim(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Excerpt(Array($0)[...], whiteSpace: .spelled).bytes
    }
  }
}
