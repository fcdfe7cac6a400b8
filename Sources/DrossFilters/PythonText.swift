import DrossUnicode

/// Texts cut as Python cuts them, on bytes.
enum PythonText {
  /// The number of code points in a range; an ill-formed byte is one.
  static func count(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      offset += text[offset] < 0x80 ? 1 : ScalarReader.read(text, at: offset).byteCount
      count += 1
    }
    return count
  }

  /// The range without the white space at its ends: `str.strip`.
  static func stripped(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let scalar = ScalarReader.read(text, at: start)
      guard CharacterBits.of(scalar.value).contains(.space) else { break }
      start += scalar.byteCount
    }
    while end > start {
      let scalar = ScalarReader.readBackward(text, before: end)
      guard CharacterBits.of(scalar.value).contains(.space) else { break }
      end -= scalar.byteCount
    }
    return start..<end
  }

  /// The words between white space: `str.split()`.
  static func words(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = -1
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      if CharacterBits.of(scalar.value).contains(.space) {
        if start >= 0 { words.append(start..<offset) }
        start = -1
      } else if start < 0 {
        start = offset
      }
      offset += scalar.byteCount
    }
    if start >= 0 { words.append(start..<range.upperBound) }
    return words
  }

  /// The lines without their ends, wherever Python sees one: `str.splitlines()`.
  static func splitLines(_ text: Span<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      // Beyond ASCII only NEL, LS and PS end a line.
      guard byte < 0x20 || byte == 0xC2 || byte == 0xE2 else {
        offset += 1
        continue
      }
      let scalar = ScalarReader.read(text, at: offset)
      guard CharacterBits.of(scalar.value).contains(.lineBreak) else {
        offset += scalar.byteCount
        continue
      }
      lines.append(start..<offset)
      offset += scalar.byteCount
      if byte == 0x0D, offset < text.count, text[offset] == 0x0A { offset += 1 }
      start = offset
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  /// The parts between line feeds: `str.split("\n")`.
  static func splitFeeds(_ text: Span<UInt8>) -> [Range<Int>] {
    splitRuns(text, 0..<text.count, ofAtLeast: 1, isEach: true)
  }

  /// The parts between runs of line feeds: `re.split("\n{fewest,}")`.
  ///
  /// - Parameter isEach: whether every line feed of a run divides, and not the run as a whole.
  static func splitRuns(
    _ text: Span<UInt8>, _ range: Range<Int>, ofAtLeast fewest: Int, isEach: Bool = false
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard text[offset] == 0x0A else {
        offset += 1
        continue
      }
      var end = offset + 1
      if !isEach { while end < range.upperBound, text[end] == 0x0A { end += 1 } }
      if end - offset >= fewest {
        parts.append(start..<offset)
        start = end
      }
      offset = end
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// The last code point of a range, or `nil` for an empty one.
  @inline(__always)
  static func last(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    range.isEmpty ? nil : ScalarReader.readBackward(text, before: range.upperBound).value
  }

  /// Whether `part` stands at `offset`.
  @inline(__always)
  static func has(_ part: StaticString, in text: Span<UInt8>, at offset: Int, before end: Int)
    -> Bool
  {
    let count = part.utf8CodeUnitCount
    guard offset >= 0, offset + count <= end else { return false }
    return part.withUTF8Buffer { buffer in
      for index in 0..<count where unsafe buffer[index] != text[offset + index] { return false }
      return true
    }
  }
}
