import DrossUnicode

/// In how many lines of running text each word stands.
///
/// Words are told apart by their hashes alone: two that collide cost a little precision, not more.
struct ArticleWords {
  /// Shorter words, in code points, say little about what a text is about.
  static let shortestWord = LongWordScanner.shortest

  private struct Slot {
    var hash: UInt64 = 0
    var lines: Int32 = 0
    var lastLine: Int32 = -1
  }

  private var slots: [Slot]

  /// - Complexity: O(bytes of `lines`).
  init(of view: TextView, lines: some Collection<Int>) {
    // Not as many as there are words by another count: hyphens part words here.
    var most = 0
    for line in lines { most += (view.folded.lines[line].count + 1) / (Self.shortestWord + 1) }
    var capacity = 64
    while capacity <= most * 5 / 4 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
    let bytes = view.folded.bytes
    let text = bytes.span
    var slots = slots.mutableSpan
    for line in lines {
      var words = LongWordScanner(view.folded.lines[line])
      while let word = words.next(in: text) {
        guard let hash = Self.hash(of: word, in: text) else { continue }
        let slot = Self.place(of: hash, in: slots.span)
        let known = slots[slot]
        guard known.lastLine != line else { continue }
        slots[slot] = Slot(hash: hash, lines: known.lines + 1, lastLine: Int32(line))
      }
    }
  }

  /// In how many lines of running text a word stands.
  func lines(with hash: UInt64) -> Int {
    Int(slots[Self.place(of: hash, in: slots.span)].lines)
  }

  @inline(__always)
  private static func place(of hash: UInt64, in slots: Span<Slot>) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].lines > 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// A hash of a word of `LongWordScanner`; `nil` if it is too short.
  @inline(__always)
  static func hash(of word: Range<Int>, in text: Span<UInt8>) -> UInt64? {
    let eight = FoldedWords.firstEight(of: text, word)
    // Letters of ASCII take a byte each, and no code point takes more than four.
    if eight & 0x8080_8080_8080_8080 != 0, word.count < shortestWord * 4,
      letters(in: text, word, eight) < shortestWord
    {
      return nil
    }
    return word.count <= 8 ? StableHash.mixed(eight) : StableHash.hash(text, word)
  }

  /// The code points of a word that starts with `eight` bytes; of a long word maybe fewer, but enough.
  private static func letters(in text: Span<UInt8>, _ word: Range<Int>, _ eight: UInt64) -> Int {
    // The bytes, less those that go on with a character; nearly always the first ones tell.
    let followers = (eight &>> 7) & ~(eight &>> 6) & 0x0101_0101_0101_0101
    var letters = min(word.count, 8) - followers.nonzeroBitCount
    guard letters < shortestWord, word.count > 8 else { return letters }
    for position in word.dropFirst(8) where text[position] & 0xC0 != 0x80 { letters += 1 }
    return letters
  }
}
