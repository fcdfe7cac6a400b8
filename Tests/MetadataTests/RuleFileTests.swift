import Testing

/// Whether every rule file is where and what it should be, by the look of its text.
///
/// Whether the examples prove the rule is for `dross rules test`.
@Suite struct RuleFileTests {
  @Test func everyRuleFileHasExamplesAndReasons() throws {
    let files = try Project.files(below: "rules", type: "yaml")
      .filter { !$0.hasPrefix("rules/conditions/") }
    #expect(!files.isEmpty, "there are no rules")
    for file in files {
      let lines = try Project.lines(file)
      #expect(lines.contains { $0.hasPrefix("why:") }, "\(file) does not say why")
      let examples = lines.drop { !$0.hasPrefix("examples:") }.dropFirst()
        .prefix { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("#") }
      for field in ["match:", "no_match:"] {
        #expect(
          examples.contains { $0.hasPrefix("  " + field) }, "\(file) has no examples under \(field)"
        )
      }
    }
  }

  @Test func everyRuleFileIsNamedFamilySlashName() throws {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    for file in try Project.files(below: "rules", type: "yaml") {
      let parts = file.dropLast(".yaml".count).split(separator: "/").dropFirst()
      #expect(parts.count == 2, "\(file) is not rules/<family>/<name>.yaml")
      #expect(parts.allSatisfy { allowed.isSuperset(of: $0) }, "\(file) has odd characters")
    }
  }
}
