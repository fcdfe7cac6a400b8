/// Rules made ready to run and kept as bytes, so that a program need not make them ready itself.
///
/// The bytes are for the program that wrote them and no other: there is one layout, and its number
/// changes with it.
public struct PackedRules: Sendable {
  /// The rules.
  public let set: RuleSet

  private let bytes: [UInt8]
  private let lexiconSection: Range<Int>
  private let patternSection: Range<Int>

  /// The number of the layout.
  private static let layout: UInt32 = 6
  private static let magic: UInt64 = 0x6B61_7073_736F_7264
  /// The magic number, the layout, the count of sections, the checksum.
  private static let headerCount = 24

  /// Reads packed rules.
  ///
  /// - Complexity: O(bytes); the texts of lexicons are read when they are asked for.
  public init(_ bytes: [UInt8]) throws(PackError) {
    let sections = try Self.sections(of: bytes)
    guard sections.count == 3 else { throw .foreign }
    var reader = try PackReader(bytes, sections[0])
    set = try RuleSet(from: &reader)
    guard reader.isAtEnd else { throw reader.malformed }
    self.bytes = bytes
    lexiconSection = sections[1]
    patternSection = sections[2]
  }

  /// The lexicons of the rules, in order of name.
  ///
  /// - Complexity: O(bytes of the lexicons).
  public func lexicons() throws(PackError) -> [Lexicon] {
    var reader = try PackReader(bytes, lexiconSection)
    return try reader.values()
  }

  /// What the patterns of the rules need.
  ///
  /// - Complexity: O(bytes of the literals of all patterns).
  public func patterns() throws(PackError) -> KnownPatterns {
    var reader = try PackReader(bytes, patternSection)
    return try KnownPatterns(from: &reader)
  }

  /// The bytes of a set of rules and the lexicons of which it was made.
  ///
  /// - Returns: the same bytes for the same rules and lexicons, in every process.
  /// - Complexity: O(size of all rules and lexicons).
  public static func pack(_ set: RuleSet, lexicons: [Lexicon]) -> [UInt8] {
    var rules = PackWriter()
    set.write(to: &rules)
    var words = PackWriter()
    lexicons.write(to: &words)
    var patterns = PackWriter()
    KnownPatterns(of: set).write(to: &patterns)
    let sections = [rules.finish(), words.finish(), patterns.finish()]
    let content = little(sections.map { UInt64($0.count) }) + sections.flatMap { $0 }
    return little([magic, UInt64(layout) | UInt64(sections.count) << 32, checksum(content[...])])
      + content
  }

  private static func little(_ numbers: [UInt64]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    StableHash.hash(bytes.span, 0..<bytes.count)
  }

  /// Where the sections are, if the bytes are as they were written.
  private static func sections(of bytes: [UInt8]) throws(PackError) -> [Range<Int>] {
    func number(at start: Int) -> UInt64 {
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard bytes.count >= headerCount, number(at: 0) == magic else { throw .foreign }
    let layout = UInt32(truncatingIfNeeded: number(at: 8))
    guard layout == Self.layout else { throw .otherLayout(layout) }
    guard checksum(bytes[headerCount...]) == number(at: 16) else { throw .altered }
    let count = Int(number(at: 8) >> 32)
    var start = headerCount + count * 8
    guard start <= bytes.count else { throw .altered }
    var sections: [Range<Int>] = []
    for index in 0..<count {
      guard let size = Int(exactly: number(at: headerCount + index * 8)),
        size <= bytes.count - start
      else { throw .altered }
      sections.append(start..<start + size)
      start += size
    }
    guard start == bytes.count else { throw .altered }
    return sections
  }
}
