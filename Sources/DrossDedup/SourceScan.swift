import DrossText
import DrossUnicode

/// Goes through the elements of a text that has not been folded.
///
/// Lines of ASCII are read as they stand, and so are typographic signs in them, since both only separate
/// words or have one small form. Other lines are folded: no fold looks beyond its line.
enum SourceScan {
  /// Lines to be folded that stand no further apart are folded together.
  private static let gap = 256

  /// Calls `plain` and `folded` with the parts of `source`, in order.
  ///
  /// - Parameter plain: takes the borders of some words in the source, the start and the end of each in
  ///   turn; they are of ASCII.
  /// - Parameter folded: takes some lines and the offset that they start at in the source.
  /// - Complexity: O(bytes).
  @inline(__always)
  static func forEach(
    _ source: Span<UInt8>,
    plain: (_ borders: UnsafeMutablePointer<UInt32>, _ words: Int) -> Void,
    folded: (_ text: FoldedText, _ offset: Int) -> Void
  ) {
    unsafe source.withUnsafeBytes { text in
      var start = 0
      while start < text.count {
        let other = unsafe endOfPlain(text, from: start)
        guard other < text.count else {
          unsafe WordBorders.forEachChunk(of: text, in: start..<text.count, plain)
          return
        }
        var line = other
        while line > start, unsafe text[line &- 1] != 0x0A { line &-= 1 }
        unsafe WordBorders.forEachChunk(of: text, in: start..<line, plain)
        let end = unsafe endOfFolded(text, from: other)
        let lines = source.extracting(line..<end)
        folded(FoldedText(lines, lines: LineTable(lines)), line)
        start = end
      }
    }
  }

  /// The first byte from `start` on that is neither ASCII nor part of a sign that is read as it stands.
  private static func endOfPlain(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while true {
      while position &+ 16 <= text.count {
        let one = unsafe text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let two = unsafe text.loadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self)
        if (one | two) & 0x8080_8080_8080_8080 != 0 { break }
        position &+= 16
      }
      while position < text.count, unsafe text[position] < 0x80 { position &+= 1 }
      let length = unsafe signLength(text, at: position)
      if length == 0 { return position }
      position &+= length
    }
  }

  /// The bytes of a sign that only separates, however it is folded; 0 when there is none.
  ///
  /// A mark behind it is beyond ASCII, so that the line is folded.
  private static func signLength(_ text: UnsafeRawBufferPointer, at position: Int) -> Int {
    guard position &+ 2 <= text.count else { return 0 }
    switch unsafe (text[position], text[position &+ 1]) {
    case (0xC2, 0xA0), (0xC2, 0xA3), (0xC2, 0xA7), (0xC2, 0xA9), (0xC2, 0xAB), (0xC2, 0xBB):
      return 2
    case (0xE2, 0x80):
      guard position &+ 3 <= text.count else { return 0 }
      switch unsafe text[position &+ 2] {
      // Dashes; quotation marks; the bullet and the ellipsis.
      case 0x90...0x95, 0x98...0x9A, 0x9C...0x9E, 0xA2, 0xA6: return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// The end of the lines to be folded, of which one holds `other`.
  private static func endOfFolded(_ text: UnsafeRawBufferPointer, from other: Int) -> Int {
    var last = other
    while true {
      var end = last
      while end < text.count, unsafe text[end] != 0x0A { end &+= 1 }
      if end < text.count { end &+= 1 }
      let reach = min(end &+ gap, text.count)
      let near = unsafe UnsafeRawBufferPointer(rebasing: text[..<reach])
      last = unsafe endOfPlain(near, from: end)
      if last == reach { return end }
    }
  }
}
