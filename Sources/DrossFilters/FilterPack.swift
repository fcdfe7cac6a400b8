/// A published filter that can be switched on: a family of rules that are code.
public enum FilterPack: String, CaseIterable, Hashable, Sendable {
  /// The line and page rules of C4, as datatrove's `C4QualityFilter` has them.
  case c4
  /// Gopher's rules, as datatrove's `GopherQualityFilter` and `GopherRepetitionFilter` have them.
  case gopher
  /// FineWeb's own rules, as datatrove's `FineWebQualityFilter` has them.
  case fineweb
  /// The line corrections of RefinedWeb, with the numbers that DCLM published.
  case refinedweb
  /// The lines that CCNet takes out of a corpus, since they come again.
  case ccnet

  /// Whether the pack has to see all texts of a run before it can judge one, so that it can only be
  /// switched on for a run.
  public var looksAtCorpus: Bool { self == .ccnet }

  /// The rules of the pack, in the order in which they are asked.
  package var rules: [FilterRule] { FilterRule.allCases.filter { $0.pack == self } }
}
