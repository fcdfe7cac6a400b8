/// A rule file or lexicon of the built-in pack, as it stands in `rules/`.
public struct EmbeddedRuleFile: Sendable {
  /// The path below `rules/`, such as `caption/photo-credit.yaml`.
  public let path: String
  /// The whole text of the file.
  public let text: String
}

/// The rules that come with dross.
public enum RulePack {
  /// Every file of the pack, in order of path.
  public static var files: [EmbeddedRuleFile] { embeddedRuleFiles }

  /// The same files read and made ready to run, as `PackedRules` of `DrossRules` keeps them.
  ///
  /// - Complexity: O(bytes), 56 a step.
  public static var packed: [UInt8] {
    SevenBits.bytes(of: packedRules, count: packedRuleCount)
  }

  /// What else is known of these files, as `PackedSources` of `DrossRules` keeps it.
  ///
  /// - Complexity: O(bytes), 56 a step.
  public static var packedSources: [UInt8] {
    SevenBits.bytes(of: packedRuleSources, count: packedRuleSourceCount)
  }
}
