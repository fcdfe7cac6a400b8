/// Finds all literals of all rules in one pass.
///
/// Of each literal the window of a few bytes that is rarest in running text is looked for, by its hash;
/// where it stands, the whole literal is compared. The method is that of Wu and Manber (1994) without
/// the shifts, which many literals make useless. Time hardly depends on the number of literals, and
/// there is next to nothing to build; an automaton of the same literals falls out of the cache. LF
/// counts as a space, so that a phrase is found over a line break.
struct LiteralFinder: Sendable {
  /// The number of a literal, in the order in which they were given.
  typealias LiteralID = Int32

  /// A string of folded bytes to look for.
  struct Literal {
    /// The bytes; at least one.
    let bytes: [UInt8]
    /// Whether it counts only where no letter of ASCII stands right before it.
    let isBordered: Bool
  }

  /// A place where a literal stands.
  struct Place {
    let literal: LiteralID
    let start: Int32
    let end: Int32
  }

  /// All literals, one behind the other, and where each starts.
  private let bytes: [UInt8]
  private let starts: [Int32]
  /// Literals that are looked for at the starts of words, by their first bytes.
  private let wordStarts: Tables
  /// Literals that are looked for everywhere, by their rarest window.
  private let anywhere: Tables

  /// Makes `literals` ready.
  ///
  /// One of a single byte is found only where no ASCII letter or digit stands behind it: phrases need
  /// no more.
  ///
  /// - Complexity: O(bytes of all literals).
  init(_ literals: [Literal]) {
    var bytes: [UInt8] = []
    var starts: [Int32] = []
    var atWords = Tables.Builder()
    var others = Tables.Builder()
    for (id, literal) in literals.enumerated() {
      starts.append(Int32(bytes.count))
      bytes += literal.bytes
      if literal.isBordered, FoldedWords.isWordByte(literal.bytes[0]) {
        atWords.addAtWord(literal.bytes, as: LiteralID(id))
      } else {
        others.addAnywhere(literal.bytes, as: LiteralID(id))
      }
    }
    starts.append(Int32(bytes.count))
    self.bytes = bytes
    self.starts = starts
    wordStarts = atWords.finish()
    anywhere = others.finish()
  }

  /// Notes in `places` each literal that stands in `text`, in order of windows: nearly but not wholly
  /// in order of place.
  ///
  /// - Complexity: O(bytes of the text + hits).
  func find(in text: Span<UInt8>, _ places: inout [Place]) {
    var position = 0
    let hasThrees = anywhere.hasThrees
    unsafe text.withUnsafeBytes { raw in
      wordStarts.withBitmaps { wordBitmaps in
        anywhere.withBitmaps { bitmaps in
          // The letters among the eight bytes before the ones at hand.
          var last: UInt64 = 0
          while position &+ 16 <= raw.count {
            let eight = unsafe UInt64(
              littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let letters = WordMask.letters(of: eight)
            var word = WordMask.starts(of: eight, letters, behind: last)
            last = letters
            while word != 0 {
              let place = position &+ word.trailingZeroBitCount / 8
              word &= word &- 1
              let window = unsafe UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
              if wordBitmaps.mayHold(window) {
                verify(wordStarts, window, at: place, in: text, &places)
              }
            }
            if !anywhere.isEmpty {
              for place in position..<position &+ 8 {
                let window = unsafe UInt64(
                  littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                if bitmaps.mayHoldWide(window) || (hasThrees && bitmaps.mayHoldThree(window)) {
                  verify(anywhere, window, at: place, in: text, &places)
                }
              }
            }
            position &+= 8
          }
        }
      }
    }
    while position < text.count {
      let window = Self.window(at: position, in: text)
      if position == 0 || !(0x61...0x7A).contains(text[position - 1]) {
        verify(wordStarts, window, at: position, in: text, &places)
      }
      verify(anywhere, window, at: position, in: text, &places)
      position += 1
    }
  }

  /// Compares the literals of which `window` is a part.
  @inline(never)
  private func verify(
    _ tables: borrowing Tables, _ window: UInt64, at position: Int, in text: Span<UInt8>,
    _ places: inout [Place]
  ) {
    tables.forEachEntry(of: window) { entry in
      let literal = Int(starts[Int(entry.literal)])..<Int(starts[Int(entry.literal) + 1])
      let start = position - Int(entry.offset)
      if stands(literal, at: start, in: text) {
        places.append(
          Place(literal: entry.literal, start: Int32(start), end: Int32(start + literal.count)))
      }
    }
  }

  @inline(__always)
  private static func window(at position: Int, in text: Span<UInt8>) -> UInt64 {
    if position + 8 <= text.count {
      return unsafe UInt64(
        littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    var window: UInt64 = 0
    for index in position..<text.count {
      window |= UInt64(text[index]) << UInt64((index - position) * 8)
    }
    return window
  }

  @inline(__always)
  private func stands(_ literal: Range<Int>, at start: Int, in text: Span<UInt8>) -> Bool {
    guard start >= 0, literal.count <= text.count - start else { return false }
    for index in 0..<literal.count {
      let byte = text[start + index]
      let wanted = bytes[literal.lowerBound + index]
      guard byte == wanted || (byte == 0x0A && wanted == 0x20) else { return false }
    }
    return true
  }
}
