/// What else is known of packed rules, kept as bytes: needed only where rules of users come to them.
public struct PackedSources: Sendable {
  private let bytes: [UInt8]
  private let lexiconSection: Range<Int>
  private let patternSection: Range<Int>

  /// Finds what there is in `bytes`; each part is read when it is asked for.
  public init(_ bytes: [UInt8]) throws(PackError) {
    let sections = try PackFrame.sections(2, of: bytes)
    self.bytes = bytes
    lexiconSection = sections[0]
    patternSection = sections[1]
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

  /// The bytes of what a set of rules was made of.
  ///
  /// - Returns: the same bytes for the same rules and lexicons, in every process.
  /// - Complexity: O(size of all patterns and lexicons).
  public static func pack(_ set: RuleSet, lexicons: [Lexicon]) -> [UInt8] {
    var words = PackWriter()
    lexicons.write(to: &words)
    var patterns = PackWriter()
    KnownPatterns(of: set).write(to: &patterns)
    return PackFrame.framed([words.finish(), patterns.finish()])
  }
}
