/// The entries of a lexicon, taken apart: all their bytes in a row.
struct LexiconEntries: Sendable {
  /// A phrase and what it stands for.
  struct Entry {
    /// As it is written in the lexicon, without the ` *`.
    let written: ArraySlice<UInt8>
    /// Whether it takes in the next word.
    let takesWord: Bool
    /// Whether it only keeps others from being found.
    let isException: Bool
    /// Whether it covers text but is no hit.
    let isFiller: Bool
    /// What was meant, without the ` *`.
    let expected: ArraySlice<UInt8>?
  }

  private(set) var bytes: [UInt8] = []
  /// Of each entry where its phrase ends, then where what was meant ends.
  private(set) var ends: [Int32] = []
  private(set) var flags: [UInt8] = []

  private static let takesWord: UInt8 = 1
  private static let isException: UInt8 = 2
  private static let hasExpected: UInt8 = 4
  private static let isFiller: UInt8 = 8

  /// The entries of `lexicon`, in the order of its phrases.
  ///
  /// - Complexity: O(bytes).
  init(of lexicon: Lexicon) {
    for (index, text) in lexicon.phrases.enumerated() {
      var phrase = Array(text.utf8)[...]
      var flags: UInt8 = 0
      if phrase.starts(with: [0x21, 0x20]) {
        flags |= Self.isException
        phrase.removeFirst(2)
      } else if phrase.starts(with: [0x7E, 0x20]) {
        flags |= Self.isFiller
        phrase.removeFirst(2)
      }
      let takesWord = phrase.suffix(2).elementsEqual([0x20, 0x2A])
      if takesWord { flags |= Self.takesWord }
      bytes += takesWord ? phrase.dropLast(2) : phrase
      ends.append(Int32(bytes.count))
      if let expected = lexicon.expected[index] {
        flags |= Self.hasExpected
        bytes += expected.utf8.dropLast(takesWord ? 2 : 0)
      }
      ends.append(Int32(bytes.count))
      self.flags.append(flags)
    }
  }

  /// No entries.
  init() {}

  /// The entries with these parts; `nil` if they do not fit together.
  init?(bytes: [UInt8], ends: [Int32], flags: [UInt8]) {
    var last: Int32 = 0
    for end in ends {
      guard end >= last else { return nil }
      last = end
    }
    guard ends.count == flags.count * 2, last == bytes.count else { return nil }
    self.bytes = bytes
    self.ends = ends
    self.flags = flags
  }

  /// How many there are.
  var count: Int { flags.count }

  /// The entry of an ordinal.
  subscript(index: Int) -> Entry {
    let start = index == 0 ? 0 : Int(ends[2 * index - 1])
    let middle = Int(ends[2 * index])
    let flags = flags[index]
    return Entry(
      written: bytes[start..<middle], takesWord: flags & Self.takesWord != 0,
      isException: flags & Self.isException != 0, isFiller: flags & Self.isFiller != 0,
      expected: flags & Self.hasExpected == 0 ? nil : bytes[middle..<Int(ends[2 * index + 1])])
  }
}
