package import DrossRules

extension RuleRenderer {
  /// Appends everything that `rule` says, in the order and words of a rule file.
  package func writeRule(_ rule: Rule, to output: inout [UInt8]) {
    paint.write(.cyan, rule.id.description, to: &output)
    output.endLine()
    writeFacts(rule, to: &output)
    if let run = rule.run {
      writeHeading("each line of the run:", to: &output)
      writeOutline(ConditionOutline([run.each], depth: 1), to: &output)
      output.write("  gap: \(TextReporter.count(run.gap, "blank line"))\n")
    }
    if !rule.gates.isEmpty {
      writeHeading("where:", to: &output)
      writeOutline(ConditionOutline(rule.gates, depth: 1), to: &output)
    }
    switch rule.body {
    case .match(let condition):
      writeHeading("match:", to: &output)
      writeOutline(ConditionOutline([condition], depth: 1), to: &output)
    case .score(let threshold, let features):
      writeHeading("score of at least \(TextReporter.number(threshold)):", to: &output)
      writeOutline(ConditionOutline(features, depth: 1), to: &output)
    }
    if !rule.bars.isEmpty {
      writeHeading("barred by:", to: &output)
      writeOutline(ConditionOutline(rule.bars, depth: 1), to: &output)
    }
    writeHeading("must match:", to: &output)
    writeExamples(rule.examples.match, indent: 2, to: &output)
    writeHeading("must not match:", to: &output)
    writeExamples(rule.examples.noMatch, indent: 2, to: &output)
  }

  private func writeFacts(_ rule: Rule, to output: inout [UInt8]) {
    var action = "\(rule.action.kind.rawValue) \(rule.action.target.rawValue)"
    if rule.action.kind == .replace { action += " with \"\(rule.action.template)\"" }
    var facts = [
      ("title", rule.title), ("why", rule.why), ("class", rule.class),
      ("languages", rule.languages.joined(separator: ", ")), ("scope", rule.scope.rawValue),
      ("action", action), ("fix", rule.fix.rawValue),
    ]
    if let confidence = rule.confidence {
      facts.append(("precision", TextReporter.number(confidence)))
    }
    facts.append(("capped", rule.isCapped ? "yes" : "no"))
    if rule.strength == .weak { facts.append(("strength", rule.strength.rawValue)) }
    for (name, value) in facts {
      paint.write(.bold, "\(name):", to: &output)
      writeIndent(11 - name.utf8.count, to: &output)
      writeWrapped(value.isEmpty ? "-" : value, indent: 12, isContinued: true, to: &output)
    }
  }

  private func writeOutline(_ outline: ConditionOutline, to output: inout [UInt8]) {
    for line in outline.lines {
      writeIndent(2 * line.depth, to: &output)
      output.append(contentsOf: Excerpt(Array(line.text.utf8)[...], whiteSpace: .spelled).bytes)
      output.endLine()
    }
  }
}
