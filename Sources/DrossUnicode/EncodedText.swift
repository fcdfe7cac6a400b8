import CDrossTables

/// A text put back into the bytes of a single-byte encoding, each byte with the characters it is from.
///
/// The encodings are those of CDrossRepairTables.h. What is done to the bytes, and which sequences count as
/// altered or lost, is as in ftfy 6.3.1 (Apache-2.0).
struct EncodedText {
  private static let latin: UInt32 = 0
  private static let macRoman: UInt32 = 8
  static let pageCount: UInt32 = 10
  /// Stands for U+FFFD in the Windows pages.
  private static let lost: UInt8 = 0x1A

  private var bytes: [UInt8] = []
  /// The characters that each byte is from, as places in the text; none while each byte is from one, in order.
  private var sources: [Range<Int>] = []
  private let start: Int
  private let page: UInt32

  private var isWindows: Bool { (1...6).contains(page) }

  /// The text in the encoding; `nil` unless it has every character.
  init?(_ scalars: ArraySlice<UInt32>, page: UInt32) {
    self.page = page
    start = scalars.startIndex
    // First what most pages have not.
    for scalar in scalars where scalar >= 0x80 && Self.byte(scalar, page) == nil { return nil }
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      guard let byte = Self.byte(scalar, page) else { return nil }
      bytes.append(byte)
    }
  }

  private func source(_ place: Int) -> Range<Int> {
    sources.isEmpty ? start + place..<start + place + 1 : sources[place]
  }

  private var allSources: [Range<Int>] { bytes.indices.map { source($0) } }

  private static func byte(_ scalar: UInt32, _ page: UInt32) -> UInt8? {
    let isWindows = (1...6).contains(page)
    if scalar < 0x80 {
      return scalar == 0x1A && isWindows ? nil : UInt8(truncatingIfNeeded: scalar)
    }
    if scalar == 0xFFFD { return isWindows ? lost : nil }
    let byte = dross_page_byte(dross_page_row(scalar), page)
    return byte == 0 ? nil : byte
  }

  /// What the bytes are as UTF-8: the characters that change, and what becomes of them; `nil` unless all
  /// bytes are UTF-8.
  mutating func decoded() -> [(range: Range<Int>, scalar: UInt32)]? {
    if page != Self.macRoman, hasAltered { restoreSpaces() }
    if isWindows { markLost() }
    let isVariant = bytes.contains { $0 == 0xED || $0 == 0xC0 }
    var changes: [(range: Range<Int>, scalar: UInt32)] = []
    var place = 0
    let span = bytes.span
    while place < span.count {
      var scalar = ScalarReader.read(span, at: place)
      if scalar.isIllFormed {
        guard isVariant, let variant = SurrogateRepair.read(span, at: place),
          !variant.isLone
        else { return nil }
        scalar = .init(value: variant.value, byteCount: variant.byteCount)
      }
      if scalar.byteCount > 1 {
        let last = place + scalar.byteCount - 1
        changes.append((source(place).lowerBound..<source(last).upperBound, scalar.value))
      }
      place += scalar.byteCount
    }
    return changes
  }

  // MARK: Spaces that were A0

  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// A continuation byte other than 85 and A0.
  private static func isSafeTail(_ byte: UInt8) -> Bool {
    isTail(byte) && byte != 0x85 && byte != 0xA0
  }

  /// The number of bytes from `place` that would be UTF-8 if a space were A0; 0 for none.
  private func altered(at place: Int) -> Int {
    guard bytes[place] >= 0x80 else { return 0 }
    let second = byte(place + 1)
    let third = byte(place + 2)
    let fourth = byte(place + 3)
    switch byte(place) {
    case 0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9:
      return second == 0x20 ? 2 : 0
    case 0xE0, 0xE1:
      return Self.isSafeTail(second) && third == 0x20 ? 3 : 0
    case 0xE2, 0xE3:
      let isFirst = second == 0x20 && Self.isSafeTail(third)
      return isFirst || Self.isSafeTail(second) && third == 0x20 ? 3 : 0
    case 0xF0:
      let tail = [second, third, fourth]
      let spaces = tail.count { $0 == 0x20 }
      return spaces == 1 && tail.allSatisfy { $0 == 0x20 || Self.isTail($0) } ? 4 : 0
    default:
      return 0
    }
  }

  private var hasAltered: Bool { bytes.indices.contains { altered(at: $0) > 0 } }

  /// Puts A0 back where a space stands for it.
  private mutating func restoreSpaces() {
    let places = bytes.indices.filter { isGraveWord(at: $0) }
    if !places.isEmpty {
      let sources = allSources
      var newBytes: [UInt8] = []
      var newSources: [Range<Int>] = []
      var start = 0
      for place in places {
        newBytes += bytes[start...place] + [0xA0]
        let end = sources[place].upperBound
        newSources += sources[start...place] + [end..<end]
        start = place + 1
      }
      bytes = newBytes + bytes[start...]
      self.sources = newSources + sources[start...]
    }
    var place = 0
    while place < bytes.count {
      let count = altered(at: place)
      for offset in place..<place + count where bytes[offset] == 0x20 { bytes[offset] = 0xA0 }
      place += max(count, 1)
    }
  }

  /// Whether C3 and a space at `place` are the word à and a space, rather than à inside a word.
  ///
  /// The space stays unless another one follows, or what is left of Portuguese às, àquele, àquela, àquilo.
  private func isGraveWord(at place: Int) -> Bool {
    guard byte(place) == 0xC3, byte(place + 1) == 0x20 else { return false }
    let rest = bytes[min(place + 2, bytes.count)...]
    return !Self.graveEndings.contains { rest.starts(with: $0) }
  }

  private static let graveEndings: [[UInt8]] = [" ", "quele", "quela", "quilo", "s "].map {
    Array($0.utf8)
  }

  // MARK: Bytes that were lost

  private func isLost(_ place: Int) -> Bool { byte(place) == Self.lost && place < bytes.count }
  private func isTailOrLost(_ place: Int) -> Bool { Self.isTail(byte(place)) || isLost(place) }
  private func isLostOrAsked(_ place: Int) -> Bool {
    isLost(place) || place < bytes.count && bytes[place] == 0x3F
  }

  /// The number of bytes from `place` that would be one character if bytes were not lost; 0 for none.
  private func damaged(at place: Int) -> Int {
    let first = byte(place)
    switch first {
    case 0xC2...0xDF:
      return isLost(place + 1) || first <= 0xC3 && isLostOrAsked(place + 1) ? 2 : 0
    case 0xE0...0xEF:
      if first == 0xED, isDamagedPair(at: place) { return 6 }
      let isDamaged =
        isLostOrAsked(place + 1) && isTailOrLost(place + 2)
        || isTailOrLost(place + 1) && isLostOrAsked(place + 2)
      return isDamaged ? 3 : 0
    case 0xF0...0xF4:
      let isDamaged = (1...3).contains { lost in
        (1...3).allSatisfy {
          $0 == lost ? isLostOrAsked(place + $0) : isTailOrLost(place + $0)
        }
      }
      return isDamaged ? 4 : 0
    case Self.lost:
      return 1
    default:
      return 0
    }
  }

  /// A surrogate pair of three bytes each, with a byte lost.
  private func isDamagedPair(at place: Int) -> Bool {
    guard (0xA0...0xAF).contains(byte(place + 1)), byte(place + 3) == 0xED,
      (0xB0...0xBF).contains(byte(place + 4))
    else { return false }
    let high = place + 2
    let low = place + 5
    let highMay = isLostOrAsked(high) || isTailOrLost(high)
    let lowMay = isLostOrAsked(low) || isTailOrLost(low)
    return isLostOrAsked(high) && lowMay || highMay && isLostOrAsked(low)
  }

  /// Makes U+FFFD of each character that has lost a byte.
  private mutating func markLost() {
    guard bytes.contains(where: { $0 == Self.lost || $0 == 0x3F }),
      bytes.indices.contains(where: { damaged(at: $0) > 0 })
    else { return }
    let sources = allSources
    var newBytes: [UInt8] = []
    var newSources: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      let count = damaged(at: place)
      if count == 0 {
        newBytes.append(bytes[place])
        newSources.append(sources[place])
        place += 1
      } else {
        let end = sources[place + count - 1].upperBound
        newBytes += [0xEF, 0xBF, 0xBD]
        newSources += [sources[place].lowerBound..<end, end..<end, end..<end]
        place += count
      }
    }
    bytes = newBytes
    self.sources = newSources
  }
}
