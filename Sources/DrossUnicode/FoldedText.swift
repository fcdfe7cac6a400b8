package import DrossText

/// A text as rules see it: case, width, look-alike letters, invisible characters and white space
/// hide nothing.
///
/// Each code point becomes its NFKC_Casefold. The letters i of Turkish become one, with the dot of a mark or
/// without one: a capital I is either of them by its language only (Unicode Standard, 5.18). Curly quotation
/// marks and dashes become those of ASCII.
/// A run of white space becomes one space; there is none at the end of a line. A line ends with one LF.
/// An ill-formed byte becomes one byte 0x1A. In a word that mixes Latin with Cyrillic or Greek letters,
/// look-alikes become letters of the script that most of the other letters belong to.
///
/// Every folded byte knows the source bytes it came from.
package struct FoldedText: Sendable {
  /// The folded UTF-8, with one LF after each line.
  package let bytes: [UInt8]
  /// The folded range of the content of each line, with the same indices as `LineTable.lines`.
  package let lines: [Range<Int>]
  private let map: OffsetMap

  /// The number of places where folded and source offsets run apart.
  var anchorCount: Int { map.anchors.count }

  /// The folded offsets where a stretch of the source starts that is folded in another way than the one
  /// before: letters that stand together there may not do so in the source.
  ///
  /// - Complexity: O(anchors).
  package var seams: [Int] { map.anchors.map { $0.folded } }

  /// Folds the lines of `source`.
  ///
  /// - Precondition: `lines` is the table of `source`.
  /// - Complexity: O(bytes), eight bytes a step in plain ASCII.
  package init(_ source: Span<UInt8>, lines: LineTable) {
    var fold = unsafe source.withUnsafeBufferPointer { buffer in
      var machine = unsafe FoldMachine(source: buffer, lines: lines.lines)
      let bytes = machine.run()
      return Fold(bytes: bytes, lines: machine.foldedLines, map: machine.map, mixed: machine.mixed)
    }
    if !fold.mixed.isEmpty { fold.replaceLookAlikes() }
    bytes = fold.bytes
    self.lines = fold.lines
    map = fold.map
  }

  /// The same fold for a phrase or a literal of a rule.
  ///
  /// There are no lines: LF counts as white space, and a space at the end is kept. Look-alike letters
  /// are left alone.
  package static func fold(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    return unsafe source.withUnsafeBufferPointer { buffer in
      var machine = unsafe FoldMachine(source: buffer, lines: nil)
      return machine.run()
    }
  }

  /// The source bytes that the folded bytes of `folded` came from.
  ///
  /// From the first byte of the first code point to the last byte of the last one. A part of an
  /// expansion (`fi` of `ﬁ`) gives all of it. Characters that left no trace are covered inside, not at
  /// the ends.
  ///
  /// - Precondition: `folded` lies inside `bytes`.
  /// - Complexity: O(log anchors).
  package func sourceRange(_ folded: Range<Int>) -> TextRange {
    precondition(0 <= folded.lowerBound && folded.upperBound <= bytes.count, "inside the text")
    guard !folded.isEmpty else {
      let start =
        folded.lowerBound < bytes.count
        ? sourceStart(folded.lowerBound) : sourceEnd(folded.lowerBound - 1)
      return TextRange(start, start)
    }
    return TextRange(sourceStart(folded.lowerBound), sourceEnd(folded.upperBound - 1))
  }

  /// The folded offset of the code point that holds the source byte at `offset`.
  ///
  /// A byte that left no trace gives the next folded code point; the end gives the end of the last
  /// line.
  ///
  /// - Complexity: O(log anchors).
  package func foldedOffset(ofSource offset: Int) -> Int {
    let index = map.stretch(source: offset)
    let next = index + 1 < map.anchors.count ? map.anchors[index + 1].folded : bytes.count
    var distance = 0
    if index >= 0 {
      let anchor = map.anchors[index]
      guard anchor.isKept else {
        let isInside = offset < anchor.source + anchor.sourceCount || anchor.sourceCount == 0
        return isInside ? anchor.folded : next
      }
      distance = anchor.source - anchor.folded
    }
    let folded = offset - distance
    return folded >= next ? next : codePointStart(folded)
  }

  /// The first source byte of the code point that holds the folded byte at `offset`; the offset itself
  /// when there is no text.
  private func sourceStart(_ offset: Int) -> Int {
    let index = map.stretch(folded: offset)
    guard index >= 0 else { return codePointStart(offset) }
    let anchor = map.anchors[index]
    guard anchor.isKept else { return anchor.source }
    return codePointStart(offset) + anchor.source - anchor.folded
  }

  /// The offset after the last source byte of the code point that holds the folded byte at `offset`.
  private func sourceEnd(_ offset: Int) -> Int {
    guard offset >= 0 else { return 0 }
    let index = map.stretch(folded: offset)
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    guard index >= 0 else { return end }
    let anchor = map.anchors[index]
    guard anchor.isKept else { return anchor.source + anchor.sourceCount }
    return end + anchor.source - anchor.folded
  }

  private func codePointStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

/// A fold before the look-alikes are replaced.
struct Fold {
  var bytes: [UInt8]
  var lines: [Range<Int>]
  var map: OffsetMap
  /// Folded offsets of letters that stand next to one of another script.
  var mixed: [Int]
}
