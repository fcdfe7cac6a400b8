package import DrossRules

extension RuleCatalog {
  /// What each rule thinks of a line of `view`, in order of the rules.
  ///
  /// - Parameter line: the index of the line, from 0.
  /// - Complexity: O(lines · parts of all rules).
  package func traces(ofLine line: Int, in view: TextView) -> [RuleTrace] {
    RuleTracer.traces(
      of: line, in: view, rules: rules, lexicons: lexicons, models: models,
      known: hasBuiltIn ? BuiltInRules.patterns : KnownPatterns())
  }
}
