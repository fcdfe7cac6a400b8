import DrossRuleFiles
import DrossRules
import DrossText
import Testing

/// A rule file without errors in which single fields are changed.
enum SampleRule {
  static let id = RuleID(family: "caption", name: "credit")

  static let lines: [(field: String, text: String)] = [
    ("schema", "schema: 1"),
    ("title", "title: Photo credit"),
    ("why", "why: It is not a sentence."),
    ("class", "class: caption"),
    ("scope", "scope: line"),
    ("match", "match: {phrase: photo}"),
    ("action", "action: remove"),
    ("fix", "fix: safe"),
    ("examples", "examples: {match: [a b, c d], no_match: [e f, g h]}"),
  ]

  /// The file with `text` in place of the line of `field`, or at its end.
  static func text(_ field: String = "", _ text: String = "") -> String {
    var texts = lines.map { $0.field == field ? text : $0.text }
    if !lines.contains(where: { $0.field == field }) { texts.append(text) }
    return texts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  /// Reads such a file.
  static func parse(
    _ field: String = "", _ text: String = ""
  ) -> (rule: Rule?, diagnostics: [Diagnostic]) {
    RuleFile.parse(Array(self.text(field, text).utf8), path: "rules/caption/credit.yaml", id: id)
  }

  /// The rule, or a failed test.
  static func rule(
    _ field: String = "", _ text: String = "", _ location: SourceLocation = #_sourceLocation
  ) throws -> Rule {
    let file = parse(field, text)
    #expect(described(file.diagnostics) == "", sourceLocation: location)
    return try #require(file.rule, sourceLocation: location)
  }

  /// The condition under `match`.
  static func condition(
    _ match: String, _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    guard case .match(let condition) = try rule("match", "match: \(match)", location).body else {
      return "a score"
    }
    return summary(of: condition)
  }
}

/// A condition in one line, for comparison.
func summary(of condition: Condition) -> String {
  func list(_ conditions: [Condition]) -> String {
    conditions.map { summary(of: $0) }.joined(separator: ", ")
  }
  return switch condition {
  case .any(let conditions): "any(\(list(conditions)))"
  case .all(let conditions): "all(\(list(conditions)))"
  case .none(let conditions): "none(\(list(conditions)))"
  case .atLeast(let count, let conditions): "atLeast(\(count) of \(list(conditions)))"
  case .phrase(let phrases): "phrase(\(phrases.joined(separator: "|")))"
  case .keys(let keys): "keys(\(keys.joined(separator: "|")))"
  case .regex(let pattern):
    "\(pattern.isCased ? "cased" : "regex")(\(pattern.text) at \(summary(of: pattern.mark)))"
  case .lexicon(let test):
    "lexicon(\(test.name) \(test.minCount) \(test.minDensity)"
      + (test.minDistinct == 1 ? "" : " distinct \(test.minDistinct)")
      + (test.minCovered == 0 ? "" : " covered \(test.minCovered)")
      + "\(test.isCased ? " cased" : ""))"
  case .shape(let test): "shape(\(fields(of: test)))"
  case .position(let test): "position(\(fields(of: test)))"
  case .previous(let condition): "previous(\(summary(of: condition)))"
  case .next(let condition): "next(\(summary(of: condition)))"
  case .rest(let condition): "rest(\(summary(of: condition)))"
  case .repeats(let test): "repeats(\(fields(of: test)))"
  case .model(let test): "model(\(fields(of: test)))"
  case .sameAs(let what): "sameAs(\(what.rawValue))"
  case .subject(let subject): "subject(\(subject.rawValue))"
  case .document(let condition): "document(\(summary(of: condition)))"
  case .language(.foreign): "language(foreign)"
  case .language(.document(let tags)): "language(\(tags.joined(separator: "|")))"
  }
}

private func summary(of mark: RuleMark?) -> String {
  mark.map { "\($0.line):\($0.column)" } ?? "nowhere"
}

/// The fields of a test that are set, in order of name.
private func fields(of test: Any) -> String {
  Mirror(reflecting: test).children.compactMap { child -> String? in
    let value: Any
    let mirror = Mirror(reflecting: child.value)
    if mirror.displayStyle == .optional {
      guard let inner = mirror.children.first else { return nil }
      value = inner.value
    } else {
      value = child.value
    }
    guard let bounds = value as? Bounds else { return "\(child.label ?? "") \(value)" }
    let ends = [bounds.min, bounds.max].map { $0.map { "\($0)" } ?? "" }
    return "\(child.label ?? "") \(ends.joined(separator: "..."))"
  }.joined(separator: ", ")
}

/// `LINE:COLUMN: message` lines, each followed by its notes, indented.
func described(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { diagnostic in
    let place = diagnostic.place
    let line = place?.line.map { "\($0):" } ?? ""
    let column = place?.column.map { "\($0):" } ?? ""
    return (["\(line)\(column) \(diagnostic.message)"] + diagnostic.notes.map { "  \($0)" })
      .joined(separator: "\n")
  }.joined(separator: "\n")
}

/// Checks a table of mistakes against the messages that they give.
///
/// A line that starts with `= field: ` names a field and what stands in its place (`⏎` is a line
/// break); the lines up to the next such line are what is said about it, as `described` writes it.
func expectMessages(_ table: String, _ location: SourceLocation = #_sourceLocation) {
  var cases: [(field: String, text: String, said: [String])] = []
  for line in table.split(separator: "\n") {
    if line.hasPrefix("= ") {
      let parts = line.dropFirst(2).split(separator: " = ", maxSplits: 1)
      let text = parts.count == 2 ? parts[1].replacing("⏎", with: "\n") : ""
      cases.append((String(parts.first ?? ""), String(text), []))
    } else if !cases.isEmpty {
      cases[cases.count - 1].said.append(String(line))
    }
  }
  #expect(!cases.isEmpty, sourceLocation: location)
  for (field, text, said) in cases {
    let file = SampleRule.parse(field, text)
    #expect(
      described(file.diagnostics).utf8.elementsEqual(said.joined(separator: "\n").utf8),
      "\(field): \(text)\nsaid:\n\(described(file.diagnostics))", sourceLocation: location)
    #expect((file.rule == nil) == !said.isEmpty, "\(field): \(text)", sourceLocation: location)
    for diagnostic in file.diagnostics {
      #expect(diagnostic.severity == .error, sourceLocation: location)
      #expect(diagnostic.place?.path == "rules/caption/credit.yaml", sourceLocation: location)
    }
  }
}
