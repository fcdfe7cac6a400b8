import DrossText
import DrossUnicode

/// What all findings together say about a document.
public struct DocumentSummary: Hashable, Sendable {
  /// What a document is called because of the findings of one family.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Somebody should look.
    case suspected
    /// No ordinary text that we have met has as many signs.
    case confirmed
  }

  /// The findings of one family of rules.
  public struct Family: Hashable, Sendable {
    /// The name of the family, such as `spun`.
    public var name: String
    /// How many findings there are.
    public var findings: Int
    /// How many are of rules whose findings mean something on their own.
    public var strong: Int
    /// How many different ones there are among the strong ones.
    public var distinct: Int
    /// Findings for each 1,000 words.
    public var density: Double
    /// What the document is called because of them.
    public var verdict: Verdict?
    /// Why, in a few words each.
    public var reasons: [String]
  }

  /// The number of words of the document, as it was read.
  public var words: Int
  /// The families with findings, and those with a verdict, in byte order of name.
  public var families: [Family]

  /// How many findings there are in all.
  public var findings: Int { families.reduce(0) { $0 + $1.findings } }

  /// The summary of `findings` in the text `bytes`.
  ///
  /// - Complexity: O(bytes + findings · log findings).
  public init(of findings: [Finding], in bytes: [UInt8]) {
    let words = LineShape.wordCount(of: TextRange(0, bytes.count), in: bytes.span)
    var counts: [String: FamilyCount] = [:]
    for finding in findings {
      counts[finding.rule.family, default: FamilyCount()].add(finding, bytes)
    }
    let glued = findings.count {
      $0.rule.family == "structure" && $0.rule.name.hasPrefix("missing-space")
    }
    // Sentences without a space between them are a sign of a translation machine's output.
    if glued > 0, counts["mt"] == nil { counts["mt"] = FamilyCount() }
    self.words = words
    families = counts.map { name, count in
      var family = Family(
        name: name, findings: count.findings, strong: count.strong, distinct: count.signs.count,
        density: words == 0 ? 0 : 1000 * Double(count.findings) / Double(words), verdict: nil,
        reasons: [])
      DocumentVerdict.judge(&family, rules: count.rules, gluedSentences: glued, words: words)
      return family
    }
    .filter { $0.findings > 0 || $0.verdict != nil }
    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What there is of one family.
  private struct FamilyCount {
    var findings = 0
    var strong = 0
    var rules: [String: Int] = [:]
    /// The different strong signs: the entry of a lexicon, or else the rule and the text.
    var signs: Set<[UInt8]> = []

    mutating func add(_ finding: Finding, _ bytes: [UInt8]) {
      findings += 1
      rules[finding.rule.name, default: 0] += 1
      guard finding.strength == .strong else { return }
      strong += 1
      if let sign = finding.sign {
        signs.insert(Array(sign.utf8))
      } else {
        let text = bytes[finding.range.range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        signs.insert(Array(finding.rule.name.utf8) + [0] + text)
      }
    }
  }
}
