import ArgumentParser
import DrossKit

extension RulesCommand {
  /// The command `dross rules new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes the file of a new rule, with an example that fails until you write the rule.")

    @Argument(help: "The id of the rule, such as caption/photo-credit.") var id: String

    @Option(
      help: ArgumentHelp("The folder of rules in which the file is made.", valueName: "folder"),
      completion: .directory)
    var rules = "rules"

    func validate() throws {
      if RuleID(id) == nil {
        throw ValidationError(
          "'\(id)' cannot be the id of a rule; write family/name in lower-case letters, digits and hyphens."
        )
      }
    }

    func run() throws {
      try Print.run { messages in
        guard let id = RuleID(id) else { return [] }
        let diagnostics = NewRule.write(id, in: rules)
        messages.tell(diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return [] }
        if RuleCatalog.builtIn().uses(id.description) {
          messages.tell(
            Diagnostic(
              .warning, "dross has a rule '\(id)'; the new one takes its place",
              notes: ["take another name to have both"]))
        }
        return Array(
          """
          \(NewRule.path(of: id, in: rules))
          Edit it until its examples hold: dross rules test \(rules)
          Then use it: dross check --rules \(rules) PATH

          """.utf8)
      }
    }
  }
}
