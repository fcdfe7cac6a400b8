public import DrossRules

/// Tests rules on their own examples.
public struct RuleTester {
  /// The outcome of one example.
  public struct Verdict: Hashable, Sendable {
    /// The four words of rule tests.
    public enum Word: String, Hashable, Sendable {
      /// It does what the example says.
      case validated
      /// An example that should be found is not.
      case missing
      /// An example that should not be found is.
      case noisy
      /// A rule that could not be made ready, or has no examples that it should find.
      case unreachable
    }

    /// The rule.
    public let rule: RuleID
    /// What became of it.
    public let word: Word
    /// The example, or why the rule is unreachable.
    public let text: String
  }

  /// A verdict for each example of each rule of `catalog`.
  ///
  /// An example is a document of its own, and only its rule looks at it. For a rule that asks what stands
  /// in other documents, its examples are one corpus.
  public static func test(_ catalog: RuleCatalog) -> [Verdict] {
    catalog.rules.flatMap { rule in
      let (set, problems) = RuleSet.make(
        [rule], lexicons: catalog.lexicons, models: catalog.models)
      if let problem = problems.first {
        return [Verdict(rule: rule.id, word: .unreachable, text: problem.message)]
      }
      guard !rule.examples.match.isEmpty else {
        return [Verdict(rule: rule.id, word: .unreachable, text: "no example that it should find")]
      }
      let engine = RuleEngine(set)
      let workspace = Workspace(for: set)
      let corpus = rule.asksCorpus ? ExampleCorpus(rule.examples) : nil
      func finds(_ text: String) -> Bool {
        let view = TextView(Array(text.utf8))
        let evidence = corpus?.evidence(for: text)
        return !engine.findings(in: view, workspace: workspace, corpus: evidence).findings.isEmpty
      }
      return rule.examples.match.map {
        Verdict(rule: rule.id, word: finds($0) ? .validated : .missing, text: $0)
      }
        + rule.examples.noMatch.map {
          Verdict(rule: rule.id, word: finds($0) ? .noisy : .validated, text: $0)
        }
    }
  }
}
