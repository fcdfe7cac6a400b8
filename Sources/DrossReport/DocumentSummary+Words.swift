import DrossRules

extension DocumentSummary {
  /// What reports call the summary where each thing told has a rule.
  static let rule = "document/summary"

  /// Words and findings, such as `19 words, 4 findings`.
  var totals: String {
    "\(TextReporter.count(words, "word")), \(TextReporter.count(findings, "finding"))"
  }

  /// The whole summary: a line for the document and one for each family.
  var lines: [String] { [totals] + families.map { $0.totals + ($0.judgement ?? "") } }

  /// Appends the members `words`, `findings` and `families`.
  func writeMembers(to writer: inout JSONWriter) {
    writer.key("words")
    writer.int(words)
    writer.key("findings")
    writer.int(findings)
    writer.key("families")
    writer.beginArray()
    for family in families { family.write(to: &writer) }
    writer.endArray()
  }
}

extension DocumentSummary.Family {
  /// Findings, and how many for each 1,000 words.
  var totals: String {
    "\(name): \(findings), \(TextReporter.number(roundedDensity)) in 1,000 words"
  }

  /// The verdict and why, if there is one, as it follows the totals.
  var judgement: String? {
    verdict.map { "; \($0.rawValue)\(spokenReasons)" }
  }

  /// The reasons, as they follow the verdict.
  var spokenReasons: String { ": " + reasons.joined(separator: "; ") }

  /// Findings for each 1,000 words with one decimal: for people.
  private var roundedDensity: Double { (density * 10).rounded() / 10 }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("family")
    writer.string(name)
    writer.key("findings")
    writer.int(findings)
    writer.key("strong")
    writer.int(strong)
    writer.key("distinct")
    writer.int(distinct)
    writer.key("per_1000_words")
    writer.double((density * 100).rounded() / 100)
    writer.key("verdict")
    if let verdict { writer.string(verdict.rawValue) } else { writer.null() }
    writer.key("reasons")
    writer.beginArray()
    for reason in reasons { writer.string(reason) }
    writer.endArray()
    writer.endObject()
  }
}
