/// Rules made ready to run and kept as bytes, so that a program need not make them ready itself.
///
/// The bytes are for the program that wrote them and no other: there is one layout, and its number
/// changes with it.
public struct PackedRules: Sendable {
  /// The rules.
  public let set: RuleSet

  /// Reads packed rules.
  ///
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8]) throws(PackError) {
    var reader = try PackReader(bytes, try PackFrame.sections(1, of: bytes)[0])
    set = try RuleSet(from: &reader)
    guard reader.isAtEnd else { throw reader.malformed }
  }

  /// The bytes of a set of rules.
  ///
  /// - Returns: the same bytes for the same rules, in every process.
  /// - Complexity: O(size of all rules).
  public static func pack(_ set: RuleSet) -> [UInt8] {
    var writer = PackWriter()
    set.write(to: &writer)
    return PackFrame.framed([writer.finish()])
  }
}
