extension RuleSetBuilder {
  /// A pattern as it is compiled.
  struct PatternKey: Hashable {
    let pattern: Pattern
    let isMultiline: Bool
  }

  /// A literal that is looked for at borders alone costs far less than one that may stand in a word, so
  /// that the two are kept apart.
  struct LiteralKey: Hashable {
    let bytes: ByteString
    let isBordered: Bool
  }

  /// Phrases that several rules may look for.
  struct PhraseKey: Hashable {
    let phrases: [ByteString]
    let role: RuleSet.UseKind.Role
  }

  /// A lexicon as it is asked.
  struct LexiconKey: Hashable {
    let name: String
    let isPointing: Bool
  }
}
