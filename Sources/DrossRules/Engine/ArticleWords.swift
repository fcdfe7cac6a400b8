import DrossUnicode

/// In how many lines of running text each word stands.
///
/// Words are told apart by their hashes alone: two that collide cost a little precision, not more.
struct ArticleWords {
  /// Shorter words say little about what a text is about.
  static let shortestWord = 4

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
    for line in lines {
      Self.forEachWord(in: text, view.folded.lines[line]) { note($0, line: Int32(line)) }
    }
  }

  private mutating func note(_ hash: UInt64, line: Int32) {
    let slot = place(of: hash)
    let known = slots[slot]
    guard known.lastLine != line else { return }
    slots[slot] = Slot(hash: hash, lines: known.lines + 1, lastLine: line)
  }

  /// In how many lines of running text a word stands.
  func lines(with hash: UInt64) -> Int { Int(slots[place(of: hash)].lines) }

  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].lines > 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// Calls `body` with a hash of each word that is long enough.
  @inline(__always)
  static func forEachWord(in text: Span<UInt8>, _ range: Range<Int>, _ body: (UInt64) -> Void) {
    var words = FoldedWordScanner(range)
    while let word = words.next(in: text) {
      guard word.count >= shortestWord else { continue }
      if word.count < shortestWord * 4, letters(in: text, word) < shortestWord { continue }
      body(StableHash.hash(text, word))
    }
  }

  /// The code points of a word, of at most four bytes each; of a long word maybe fewer, but enough.
  @inline(__always)
  private static func letters(in text: Span<UInt8>, _ word: Range<Int>) -> Int {
    // The first eight bytes, less those that go on with a character; nearly always they tell.
    let eight = FoldedWords.firstEight(of: text, word)
    let followers = (eight &>> 7) & ~(eight &>> 6) & 0x0101_0101_0101_0101
    var letters = min(word.count, 8) - followers.nonzeroBitCount
    guard letters < shortestWord, word.count > 8 else { return letters }
    for position in word.dropFirst(8) where text[position] & 0xC0 != 0x80 { letters += 1 }
    return letters
  }
}
