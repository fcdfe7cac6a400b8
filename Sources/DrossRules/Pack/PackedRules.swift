/// Rules made ready to run and kept as bytes, so that a program need not make them ready itself.
///
/// The bytes are for the program that wrote them and no other: there is one layout, and its number
/// changes with it.
package struct PackedRules: Sendable {
  /// The rules.
  package let set: RuleSet

  /// Reads packed rules.
  ///
  /// - Parameter sources: what was packed with them; asked for when somebody wants to know what a rule looks
  ///   for. Without it, nobody can tell.
  /// - Complexity: O(bytes).
  package init(
    _ bytes: [UInt8], sources: @escaping @Sendable () -> PackedSources? = { nil }
  ) throws(PackError) {
    let sections = try PackFrame.sections(of: bytes)
    guard sections.count == 1 else { throw .foreign }
    var reader = try PackReader(bytes, sections[0])
    set = try RuleSet(from: &reader) { number in
      // What cannot be read would have ended the build.
      (try? sources()?.definition(ofRule: number)) ?? .unknown
    }
    guard reader.isAtEnd else { throw reader.malformed }
  }

  /// The bytes of a set of rules.
  ///
  /// - Returns: the same bytes for the same rules, in every process.
  /// - Complexity: O(size of all rules).
  package static func pack(_ set: RuleSet) -> [UInt8] {
    var writer = PackWriter()
    set.write(to: &writer)
    return PackFrame.framed([writer.finish()])
  }
}
