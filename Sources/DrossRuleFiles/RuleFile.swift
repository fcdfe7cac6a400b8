package import DrossRules
package import DrossText

/// Reads rule files: YAML to a rule, with line and column in every message.
package enum RuleFile {
  /// Reads one rule file of schema 1.
  ///
  /// Reading goes on after an error, so that one call tells as much as can be told. Patterns are
  /// not compiled here, and the names of lexicons are not looked up. A rule that extends another one, or
  /// names a condition, is read by `RuleLibrary`, which knows the others.
  ///
  /// - Parameter bytes: the whole file.
  /// - Parameter path: what messages call the file.
  /// - Parameter id: the name that the path of the file gives to the rule.
  /// - Returns: the rule, or `nil` when there was an error; and what was wrong, in order of place.
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: [UInt8], path: String, id: RuleID
  ) -> (rule: Rule?, diagnostics: [Diagnostic]) {
    let tree = YAMLTree(bytes, path: path)
    let file = read(
      RuleInheritance.Sum(root: tree.root, diagnostics: tree.diagnostics), path: path, id: id)
    return (file.rule, file.diagnostics)
  }

  /// A file as it was read, with the places that only the whole library can judge.
  struct Contents {
    var rule: Rule?
    var diagnostics: [Diagnostic]
    var lexicons: [(name: String, mark: RuleMark)]
  }

  /// Reads a rule file with all that it takes over from others.
  static func read(
    _ sum: RuleInheritance.Sum, path: String, id: RuleID,
    conditions: NamedConditions = NamedConditions()
  ) -> Contents {
    var reader = NodeReader(path: path, conditions: conditions)
    let rule = sum.root.flatMap { reader.rule($0, id: id, families: sum.families) }
    var diagnostics = reader.diagnostics
    if let base = sum.base {
      for index in diagnostics.indices
      where diagnostics[index].place?.line == base.mark.line
        && diagnostics[index].place?.column == base.mark.column
      {
        diagnostics[index].notes.append("the field is taken over from '\(base.name)'")
      }
    }
    diagnostics = inOrderOfPlace(sum.diagnostics + diagnostics)
    return Contents(
      rule: diagnostics.isEmpty ? rule : nil, diagnostics: diagnostics, lexicons: reader.lexicons)
  }

  /// By line and column; what stands at one place stays in the order in which it was found.
  static func inOrderOfPlace(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    func key(_ index: Int) -> (Int, Int, Int) {
      let place = diagnostics[index].place
      return (place?.line ?? 0, place?.column ?? 0, index)
    }
    return diagnostics.indices.sorted { key($0) < key($1) }.map { diagnostics[$0] }
  }
}
