package import DrossRules

/// Pages about rules, in Markdown: one for each family, and a table of languages.
///
/// The same rules and measures give the same bytes.
package struct RulePages: Sendable {
  /// What was counted of a rule on labelled articles, in lines.
  package struct Measure: Hashable, Sendable {
    /// The lines that it was right about.
    package var right: Int
    /// The lines of articles that it would have taken.
    package var wrong: Int

    /// A measure of `right` and `wrong` lines.
    package init(right: Int, wrong: Int) {
      self.right = right
      self.wrong = wrong
    }
  }

  private let rules: [Rule]
  private let measures: [String: Measure]

  /// Pages about `rules`, which stand in order of id.
  ///
  /// - Parameter measures: by id; rules without one say that they were not measured.
  package init(_ rules: [Rule], measures: [String: Measure] = [:]) {
    self.rules = rules
    self.measures = measures
  }

  /// The measures in a table of lines `id right wrong`, with `#` in front of comments.
  ///
  /// Lines that are something else are left out.
  package static func measures(in table: String) -> [String: Measure] {
    var found: [String: Measure] = [:]
    for line in table.utf8.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let parts = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 3, let right = Int(parts[1]), let wrong = Int(parts[2]) else { continue }
      found[parts[0]] = Measure(right: right, wrong: wrong)
    }
    return found
  }

  /// The families, in byte order.
  package var families: [String] {
    var names: [String] = []
    for rule in rules where names.last?.utf8.elementsEqual(rule.id.family.utf8) != true {
      names.append(rule.id.family)
    }
    return names
  }

  /// The page of a family.
  package func page(of family: String) -> String {
    let members = rules.filter { $0.id.family.utf8.elementsEqual(family.utf8) }
    var text = "# \(family)\n\n\(Self.note)\n\n"
    text += "| rule | what it finds | action | fix | precision |\n|---|---|---|---|---|\n"
    for rule in members {
      text += "| [\(rule.id.name)](#\(family)\(rule.id.name)) | \(Self.cell(rule.title))"
      text += " | \(rule.action.kind.rawValue) | \(rule.fix.rawValue) | \(precision(rule)) |\n"
    }
    for rule in members { text += "\n" + section(rule) }
    return text
  }

  /// The front page: what families there are.
  package var index: String {
    var text = "# Rules\n\n\(Self.note) `dross explain ID` says the same in a terminal.\n\n"
    text += "| family | rules | safe | unsafe | flag |\n|---|---|---|---|---|\n"
    for family in families {
      let members = rules.filter { $0.id.family.utf8.elementsEqual(family.utf8) }
      text += "| [\(family)](\(family).md) | \(members.count)"
      for fix in [FixSafety.safe, .unsafe, .none] {
        text += " | \(members.count { $0.fix == fix })"
      }
      text += " |\n"
    }
    text +=
      "\nThe precision is the share of lines that did not belong to the article among those that"
    text +=
      "\na rule would have taken out of labelled English articles (`make confidence`); a dash stands"
    text += "\nfor fewer than \(Self.fewest) lines.\n"
    return text
  }

  /// A table of the languages that rules name, and how many rules there are for each.
  package var languages: String {
    let forAll = rules.count { Self.isForAll($0) }
    var counts: [String: Int] = [:]
    for rule in rules where !Self.isForAll(rule) {
      for language in rule.languages { counts[language, default: 0] += 1 }
    }
    var text = "| language | rules | of these only for some languages |\n|---|---|---|\n"
    for (language, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "| \(language) | \(forAll + count) | \(count) |\n"
    }
    return text + "| any other | \(forAll) | 0 |\n"
  }

  // MARK: Pieces

  /// Below so many lines a share says nothing.
  private static let fewest = 10
  private static let note = "Made by `make rule-pages` from the files in `rules`; not for editing."

  private static func isForAll(_ rule: Rule) -> Bool {
    rule.languages.contains { $0.utf8.elementsEqual("*".utf8) }
  }

  private func section(_ rule: Rule) -> String {
    var text = "## \(rule.id)\n\n**\(rule.title).** \(rule.why)\n\n"
    text +=
      "\(RuleRenderer.deed(of: rule)) \(RuleRenderer.sentence(rule.fix))\n"
    if let measure = measures[rule.id.description] {
      text += "\nMeasured: right about \(Self.lines(measure.right)), wrong about"
      text += " \(Self.lines(measure.wrong)); precision \(precision(rule)).\n"
    } else {
      text += "\nMeasured: it found nothing in the labelled articles, which are in English.\n"
    }
    text += Self.examples("It finds", rule.examples.match)
    text += Self.examples("It leaves alone", rule.examples.noMatch)
    return text
  }

  private func precision(_ rule: Rule) -> String {
    guard let measure = measures[rule.id.description] else { return "–" }
    let sum = measure.right + measure.wrong
    guard sum >= Self.fewest else { return "–" }
    let hundredths = (measure.right * 200 + sum) / (sum * 2)
    return hundredths == 100
      ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }

  /// A vertical bar would end the cell.
  private static func cell(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\\|")
  }

  private static func examples(_ heading: String, _ examples: [String]) -> String {
    var text = "\n\(heading):\n\n"
    for example in examples {
      // Four backticks: an example may hold three.
      text += "````text\n\(example)\(example.utf8.last == 0x0A ? "" : "\n")````\n"
    }
    return text
  }
}
