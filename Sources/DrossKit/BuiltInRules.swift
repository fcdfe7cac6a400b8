import DrossRulePack
import DrossRules

/// The rules that come with dross, made ready when dross was built; read once.
enum BuiltInRules {
  /// The rules; `nil` if they cannot be read, so that they must be made from the text of their files.
  ///
  /// That never happens to a program that was built as a whole; a test sees to it.
  static let packed = try? PackedRules(RulePack.packed) { sources }

  /// What else is known of them, which most runs do not ask for.
  static let sources = try? PackedSources(RulePack.packedSources)

  /// What their patterns need.
  static let patterns = (try? sources?.patterns()) ?? KnownPatterns()

  /// The names of their lexicons.
  static let lexiconNames = (try? sources?.lexiconNames()) ?? lexicons.map(\.name)

  /// Their lexicons.
  static let lexicons = (try? sources?.lexicons()) ?? RuleCatalog.builtInFromText().lexicons
}
