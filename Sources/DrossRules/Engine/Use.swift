extension RuleSet {
  /// What a literal in the text means to whom looks for it.
  struct Use: Hashable, Sendable {
    /// Its number in `RuleSet.useKinds`.
    let kind: Int32
    /// Which of the phrases or keys of the feature it is.
    let ordinal: Int32
  }

  /// What the literals of a feature have in common.
  struct UseKind: Hashable, Sendable {
    enum Role: UInt8, Sendable {
      /// A phrase: word borders on both sides.
      case phrase
      /// The key of a pair.
      case key
      /// Part of what a pattern needs.
      case pointer
    }
    let role: Role
    let feature: Int32
    /// Whether no letter of ASCII may stand before it on its line.
    let isFirst: Bool
    /// Where a hit matters.
    private(set) var gate: PlaceGate

    /// Whether a hit far from the start of its line never matters.
    var isNearLineStart: Bool {
      role == .pointer && (isFirst || gate.mostBefore < LiteralFinder.lineStartBytes)
    }

    /// The same on some lines alone.
    func gated(by lines: LineGate) -> UseKind {
      var kind = self
      kind.gate.lines = lines
      return kind
    }
  }
}
