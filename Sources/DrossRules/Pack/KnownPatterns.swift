/// Patterns that were read when the program was built: which literals they need, and that they compile.
///
/// Reading a pattern takes far longer than looking it up, so that a set with rules of users is made in a
/// third of the time when those of dross need not be read again.
package struct KnownPatterns: Sendable {
  /// What each pattern needs, by its bytes; `nil` where nothing useful is known.
  private let literals: [ByteString: RequiredLiterals?]

  /// The patterns of `set`.
  ///
  /// - Complexity: O(length of all patterns), with a large factor.
  init(of set: RuleSet) {
    literals = Dictionary(
      set.patterns.map { (Self.key($0.pattern.text), RequiredLiterals($0.pattern.text)) }
    ) { first, _ in first }
  }

  /// No patterns.
  package init() { literals = [:] }

  private static func key(_ text: String) -> ByteString { ByteString(bytes: Array(text.utf8)) }

  /// What a known pattern needs, if anything is known of that; `nil` for a pattern that is not known.
  func literals(of pattern: Pattern) -> RequiredLiterals?? {
    literals.isEmpty ? nil : literals[Self.key(pattern.text)]
  }
}

extension KnownPatterns: Packable {
  func write(to writer: inout PackWriter) {
    let keys = literals.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    keys.map { String(decoding: $0.bytes, as: UTF8.self) }.write(to: &writer)
    for key in keys { (literals[key] ?? nil).write(to: &writer) }
  }

  init(from reader: inout PackReader) throws(PackError) {
    var literals: [ByteString: RequiredLiterals?] = [:]
    let texts: [String] = try reader.values()
    for text in texts {
      literals.updateValue(try RequiredLiterals?(from: &reader), forKey: Self.key(text))
    }
    self.literals = literals
  }
}

extension RequiredLiterals: Packable {
  func write(to writer: inout PackWriter) { choices.write(to: &writer) }

  init(from reader: inout PackReader) throws(PackError) {
    choices = try reader.values()
    guard !choices.isEmpty else { throw reader.malformed }
  }
}

extension RequiredLiterals.Choice: Packable {
  func write(to writer: inout PackWriter) {
    literals.write(to: &writer)
    mostWithin.write(to: &writer)
    isStart.write(to: &writer)
    mostAfter.write(to: &writer)
    isFirst.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      literals: try reader.values(), mostWithin: try Int?(from: &reader),
      isStart: try Bool(from: &reader), mostAfter: try Int?(from: &reader),
      isFirst: try Bool(from: &reader))
  }
}

extension LiteralSet.Literal: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(all: bytes)
    isBordered.write(to: &writer)
    isAtStart.write(to: &writer)
    isClosed.write(to: &writer)
    isAtEnd.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      bytes: try reader.numbers(), isBordered: try Bool(from: &reader),
      isAtStart: try Bool(from: &reader), isClosed: try Bool(from: &reader),
      isAtEnd: try Bool(from: &reader))
  }
}
