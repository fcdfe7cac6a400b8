/// What else is known of packed rules, kept as bytes: needed only where rules are explained, and where rules
/// of users come to them.
package struct PackedSources: Sendable {
  private let bytes: [UInt8]
  private let sections: [Range<Int>]

  /// What stands in which section.
  private enum Section: Int, CaseIterable {
    case lexiconNames, lexicons, patterns, definitionPlaces, definitions
  }

  /// Finds what there is in `bytes`; each part is read when it is asked for.
  package init(_ bytes: [UInt8]) throws(PackError) {
    sections = try PackFrame.sections(of: bytes)
    guard sections.count == Section.allCases.count else { throw .foreign }
    self.bytes = bytes
  }

  private func reader(of section: Section) throws(PackError) -> PackReader {
    try PackReader(bytes, sections[section.rawValue])
  }

  /// The names of the lexicons, in order.
  package func lexiconNames() throws(PackError) -> [String] {
    var reader = try reader(of: .lexiconNames)
    return try reader.values()
  }

  /// The lexicons of the rules, in order of name.
  ///
  /// - Complexity: O(bytes of the lexicons).
  package func lexicons() throws(PackError) -> [Lexicon] {
    var reader = try reader(of: .lexicons)
    return try reader.values()
  }

  /// What the patterns of the rules need.
  ///
  /// - Complexity: O(bytes of the literals of all patterns).
  package func patterns() throws(PackError) -> KnownPatterns {
    var reader = try reader(of: .patterns)
    return try KnownPatterns(from: &reader)
  }

  /// What a rule looks for, and why.
  ///
  /// - Parameter number: the place of the rule among all of the set.
  /// - Complexity: O(bytes of its definition).
  func definition(ofRule number: Int) throws(PackError) -> Rule.Definition {
    var places = try reader(of: .definitionPlaces)
    try places.move(to: number * MemoryLayout<UInt32>.size)
    var reader = try reader(of: .definitions)
    try reader.move(to: Int(try places.number(UInt32.self)))
    return try Rule.Definition(from: &reader)
  }

  /// The bytes of what a set of rules was made of.
  ///
  /// - Returns: the same bytes for the same rules and lexicons, in every process.
  /// - Complexity: O(size of all patterns and lexicons).
  package static func pack(_ set: RuleSet, lexicons: [Lexicon]) -> [UInt8] {
    var writers = Section.allCases.map { _ in PackWriter() }
    func write(_ value: some Packable, to section: Section) {
      value.write(to: &writers[section.rawValue])
    }
    write(lexicons.map(\.name), to: .lexiconNames)
    write(lexicons, to: .lexicons)
    write(KnownPatterns(of: set), to: .patterns)
    for rule in set.rules {
      writers[Section.definitionPlaces.rawValue]
        .write(count: writers[Section.definitions.rawValue].place)
      write(rule.definition, to: .definitions)
    }
    return PackFrame.framed(writers.map { $0.finish() })
  }
}
