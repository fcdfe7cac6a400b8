/// From which numbers on a document is called spun, translated by a machine, and so on.
///
/// The numbers were set on ordinary English text: `docs/machine-text.md` has the counts.
enum DocumentVerdict {
  /// Different signs of a spinner that no ordinary text has.
  static let confirmingSigns = 3
  /// Two are enough when they stand close: for each 1,000 words this many findings.
  static let confirmingDensity = 4.0
  /// Different signs from which on somebody should look.
  static let suspiciousSigns = 2
  /// Sentence ends without a space, and how many for each 1,000 words, of which ordinary text has fewer.
  static let suspiciousGluedSentences = 5
  static let suspiciousGluedDensity = 10.0

  /// Rules on records and notes that templates print beside a name, and editors hardly do.
  static let recordsOfPersons = [
    "blind-biography", "emoji-record", "headed-record", "made-up-person", "persona",
    "personal-record",
  ]

  /// Sets verdict and reasons of a family.
  ///
  /// - Parameter rules: how often each rule of the family found something, by name.
  /// - Parameter gluedSentences: sentence ends without a space in the document.
  static func judge(
    _ family: inout DocumentSummary.Family, rules: [String: Int], gluedSentences: Int, words: Int
  ) {
    switch family.name {
    case "spun": judgeSpun(&family, rules)
    case "mt": judgeTranslated(&family, rules, gluedSentences, words)
    case "llm": judgeGenerated(&family, rules)
    case "author": judgeAuthor(&family, rules)
    default: break
    }
  }

  private static func judgeAuthor(
    _ family: inout DocumentSummary.Family, _ rules: [String: Int]
  ) {
    if rules["fabricated-profile"] != nil {
      family.verdict = .confirmed
      family.reasons.append("profile of an author who was made up")
    } else if recordsOfPersons.contains(where: { rules[$0] != nil }) {
      family.verdict = .suspected
      family.reasons.append("record of an author who seems to be made up")
    }
  }

  private static func judgeSpun(_ family: inout DocumentSummary.Family, _ rules: [String: Int]) {
    let signs = family.distinct
    let isDense = signs >= suspiciousSigns && family.density >= confirmingDensity
    if signs >= confirmingSigns || isDense {
      family.verdict = .confirmed
    } else if signs >= suspiciousSigns || rules["rare-words"] != nil {
      family.verdict = .suspected
    }
    guard family.verdict != nil else { return }
    if signs > 0 { family.reasons.append("\(count(signs, "different exchanged word"))") }
    if rules["rare-words"] != nil { family.reasons.append("many rare words for common ones") }
  }

  private static func judgeTranslated(
    _ family: inout DocumentSummary.Family, _ rules: [String: Int], _ glued: Int, _ words: Int
  ) {
    if rules["notice"] != nil || rules["plugin-residue"] != nil {
      family.verdict = .confirmed
      family.reasons.append("a translation program names itself")
    }
    if family.distinct >= suspiciousSigns, family.strong > (rules["notice"] ?? 0) {
      family.verdict = family.verdict ?? .suspected
      family.reasons.append("\(count(family.distinct, "different trace")) of another language")
    }
    if glued >= suspiciousGluedSentences,
      Double(glued) * 1000 >= suspiciousGluedDensity * Double(words)
    {
      family.verdict = family.verdict ?? .suspected
      family.reasons.append("\(count(glued, "sentence end")) without a space")
    }
  }

  private static func judgeGenerated(
    _ family: inout DocumentSummary.Family, _ rules: [String: Int]
  ) {
    if family.strong > 0 {
      family.verdict = .confirmed
      family.reasons.append("\(count(family.strong, "passage")) of a chat, not of an article")
    }
    if let style = rules["style"] {
      family.verdict = family.verdict ?? .suspected
      family.reasons.append("dense with phrases of language models, \(style) of the clearest")
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
