import ArgumentParser
import DrossKit

/// The command `dross rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, shows, creates, tests and measures rules.",
    discussion: """
      Examples:
        dross rules list --select caption
        dross rules show caption/photo-credit
        dross rules new cta/puzzle --rules my-rules
        dross rules test my-rules
        dross rules stats crawl/
      """,
    subcommands: [List.self, Show.self, Test.self, New.self, Stats.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists all rules, one a line.",
      discussion: """
        Examples:
          dross rules list
          dross rules list --select caption,cta/follow --language de
        """)
    @OptionGroup var rules: RuleOptions

    func run() throws {
      try Print.run { messages in
        let catalog = rules.catalog(&messages)
        messages.tell(catalog.diagnostics)
        var text: [UInt8] = []
        RuleRenderer(width: Terminal.width, isColoured: Terminal.isColoured)
          .writeList(
            catalog.rules, unicode: catalog.unicode,
            others: catalog.filters.rules.map { catalog.filters.row(of: $0) }, to: &text)
        return text
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows everything about a rule.",
      discussion: """
        Example:
          dross rules show caption/photo-credit
        """)
    @Argument(help: "The id of the rule.") var id: String
    @OptionGroup var rules: RuleOptions

    func run() throws {
      try Print.run { messages in
        if let text = Lookup.codeRule(id) { return text }
        guard let rule = Lookup.rule(id, in: rules.catalog(&messages), &messages) else { return [] }
        var text: [UInt8] = []
        RuleRenderer(width: Terminal.width, isColoured: Terminal.isColoured)
          .writeRule(rule, to: &text)
        return text
      }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tries rules on their own examples.",
      discussion: """
        Without a folder, the rules that come with dross are tried.

        Examples:
          dross rules test
          dross rules test my-rules
        """)
    @Argument(help: "A folder of rules.", completion: .directory) var folder: String?

    @Flag(help: "Say nothing about rules that look at every unit.")
    var noSlow = false

    func run() throws {
      var hasFailed = false
      try Print.run { messages in
        let catalog =
          folder.map { folder in
            // Rules may use lexicons that come with dross, and extend its rules.
            let builtIn = RuleCatalog.builtIn()
            return RuleCatalog(rules: [], lexicons: builtIn.lexicons, models: builtIn.models)
              .adding(.folder(folder, over: builtIn))
          } ?? RuleCatalog.builtIn()
        messages.tell(catalog.diagnostics)
        let verdicts = RuleTester.test(catalog)
        let failed = verdicts.filter { $0.word != .validated }
        hasFailed = !failed.isEmpty
        var text = ""
        for verdict in failed {
          text += "\(verdict.rule): \(verdict.word.rawValue): \(verdict.text.debugDescription)\n"
        }
        let (set, _) = RuleSet.make(
          catalog.rules, lexicons: catalog.lexicons, models: catalog.models)
        for rule in noSlow ? [] : set.unpointedRules {
          text += "\(rule): slow: no literal points at it, so it looks at every unit\n"
        }
        text += catalog.rules.count == 1 ? "1 rule, " : "\(catalog.rules.count) rules, "
        text += "\(verdicts.count - failed.count) examples validated, "
        text += "\(failed.count) not\n"
        return Array(text.utf8)
      }
      if hasFailed { throw ExitCode(1) }
    }
  }
}

/// A command that prints one text.
enum Print {
  /// Prints what `make` makes; a closed pipe is a quiet end.
  static func run(_ make: (inout Messages) -> [UInt8]) throws {
    var messages = Messages(isQuiet: false)
    var sink = ByteSink.standardOutput()
    let text = make(&messages)
    Closing.finish(&sink, &messages) { text }
    try ExitStatus(hasErrors: messages.hasErrors).exit()
  }
}

/// Finds rules by what somebody typed.
enum Lookup {
  /// The explanation of a rule about characters or of a filter pack, which has no file to show.
  static func codeRule(_ id: String) -> [UInt8]? {
    var text: [UInt8] = []
    let renderer = RuleRenderer(width: Terminal.width, isColoured: Terminal.isColoured)
    if let rule = UnicodeRule(id: id) {
      renderer.writeExplanation(
        id: rule.id, title: rule.title, why: rule.why, what: rule.what, fix: rule.fix, to: &text)
    } else if let rule = FilterRule(rawValue: id) {
      renderer.writeExplanation(
        id: id, title: rule.title, why: rule.why, what: rule.what, fix: rule.fix, to: &text)
    } else {
      return nil
    }
    return text
  }

  /// The rule of that id; tells when there is none.
  ///
  /// - Parameter note: what to do instead, when that is known.
  static func rule(
    _ id: String, in catalog: RuleCatalog, note: String? = nil, _ messages: inout Messages
  ) -> Rule? {
    if let rule = catalog.rules.first(where: { $0.id.description == id }) { return rule }
    let isFamily =
      catalog.rules.contains { $0.id.family == id } || id == UnicodeSelection.family
      || FilterPack(rawValue: id) != nil
    messages.tell(
      isFamily
        ? Diagnostic(
          .error, "'\(id)' is a family of rules, not a rule",
          notes: ["its rules: dross rules list \(listFlags(of: id))"])
        : Diagnostic(
          .error, "there is no rule '\(id)'", notes: [note ?? catalog.advice(on: id)]))
    return nil
  }

  /// The flags that leave the rules of one family in the list; packs are off by themselves.
  private static func listFlags(of family: String) -> String {
    (FilterPack(rawValue: family) == nil ? "" : "--pack \(family) ") + "--select \(family)"
  }
}

extension FilterSelection {
  /// The rule as a row of the table of rules.
  func row(of rule: FilterRule) -> RuleRenderer.CodeRule {
    RuleRenderer.CodeRule(
      id: rule.id, action: rule.action, fix: fix(of: rule),
      scope: rule.subject == .document ? "document" : "line", title: rule.title)
  }
}
