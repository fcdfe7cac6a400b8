package import DrossRules

extension RuleRenderer {
  /// Appends why `rule` exists, what it does, how safe that is, and examples.
  package func writeExplanation(_ rule: Rule, to output: inout [UInt8]) {
    paint.write(.cyan, rule.id.description, to: &output)
    output.write(": ")
    output.append(contentsOf: Excerpt(Array(rule.title.utf8)[...]).bytes)
    output.write("\n\n")
    writeSection("Why", rule.why, to: &output)
    writeSection("What it does", Self.deed(of: rule), to: &output)
    writeSection("Fix", Self.fix(rule), to: &output)
    writeHeading("It finds", to: &output)
    writeExamples(rule.examples.match, indent: 2, to: &output)
    writeHeading("It leaves alone", to: &output)
    writeExamples(rule.examples.noMatch, indent: 2, to: &output)
  }

  /// Appends the same about a rule that is code, not data.
  package func writeExplanation(
    id: String, title: String, why: String, what: String, fix: FixSafety, to output: inout [UInt8]
  ) {
    paint.write(.cyan, id, to: &output)
    output.write(": \(title)\n\n")
    writeSection("Why", why, to: &output)
    writeSection("What it does", what, to: &output)
    writeSection("Fix", Self.sentence(fix), to: &output)
  }

  private func writeSection(_ name: String, _ text: String, to output: inout [UInt8]) {
    writeHeading(name, to: &output)
    writeWrapped(text, indent: 2, to: &output)
    output.endLine()
  }

  /// What `rule` looks at, what it does there, and what bars it.
  static func deed(of rule: Rule) -> String {
    var sentences = [scope(rule), action(rule)]
    if !rule.bars.isEmpty {
      let names = rule.bars.map { "'\($0.name)'" }
      sentences.append("Leaves alone whatever the condition \(list(names)) holds for.")
    }
    return sentences.joined(separator: " ")
  }

  private static func scope(_ rule: Rule) -> String {
    let unit =
      switch rule.scope {
      case .line: "Looks at each line"
      case .lines: "Looks at runs of neighbouring lines"
      case .block: "Looks at each heading, paragraph, list item or run of key-value lines"
      case .document: "Looks at the whole text"
      }
    let isForAll = rule.languages.contains { $0.utf8.elementsEqual("*".utf8) }
    let languages =
      isForAll ? "whatever its language" : "if its language is \(list(rule.languages))"
    return "\(unit), \(languages)."
  }

  private static func action(_ rule: Rule) -> String {
    let target =
      switch rule.action.target {
      case .match: "the words that match"
      case .line: "the line"
      case .run: "the lines of the run"
      case .block: "the block"
      case .tail: "the line and everything after it"
      }
    return switch rule.action.kind {
    case .remove: "Removes \(target)."
    case .replace: "Replaces \(target) with \"\(rule.action.template)\"."
    case .flag: "Reports \(target) and changes nothing."
    }
  }

  private static func fix(_ rule: Rule) -> String {
    var sentences = [sentence(rule.fix)]
    if let confidence = rule.confidence {
      sentences.append("Its measured precision is \(TextReporter.number(confidence)).")
    }
    if !rule.isCapped, rule.action.kind != .flag {
      sentences.append("What it takes out does not count towards the cap on removals.")
    }
    return sentences.joined(separator: " ")
  }

  static func sentence(_ fix: FixSafety) -> String {
    switch fix {
    case .safe: "Safe: it is applied unless you ask for no fixes."
    case .unsafe: "Unsafe: it is applied only with --fix unsafe."
    case .none: "None: what it finds is reported and stays."
    }
  }

  /// `en`, `en or de`, `en, de or fr`.
  private static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) or \(last)"
  }
}
