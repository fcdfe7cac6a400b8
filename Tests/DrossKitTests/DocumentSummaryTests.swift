import DrossRules
import DrossText
import Testing

@Suite struct DocumentSummaryTests {
  private let text = Array(String(repeating: "one two three four five ", count: 50).utf8)

  private func finding(
    _ id: String, at start: Int, sign: String? = nil, strength: Rule.Strength = .strong
  ) -> Finding {
    let rule = RuleID(id) ?? RuleID(family: "no", name: "rule")
    return Finding(
      rule: rule, class: rule.family, action: .flag, fix: .none, range: TextRange(start, start + 3),
      message: "", strength: strength, sign: sign)
  }

  private func family(_ name: String, _ findings: [Finding]) -> DocumentSummary.Family? {
    DocumentSummary(of: findings, in: text).families.first { $0.name == name }
  }

  @Test func countsForEachThousandWords() {
    let summary = DocumentSummary(
      of: [finding("nav/menu", at: 0), finding("cta/share", at: 4), finding("nav/menu", at: 8)],
      in: text)
    #expect(summary.words == 250)
    #expect(summary.families.map(\.name) == ["cta", "nav"])
    #expect(summary.families.map(\.findings) == [1, 2])
    #expect(summary.families.map(\.density) == [4, 8])
    #expect(summary.families.allSatisfy { $0.verdict == nil && $0.reasons.isEmpty })
    #expect(DocumentSummary(of: [], in: []).families.isEmpty)
  }

  @Test func callsSpunWhatHasThreeDifferentSigns() {
    let long = Array(String(repeating: "one two three four five ", count: 400).utf8)
    func verdict(_ findings: [Finding]) -> DocumentSummary.Verdict? {
      DocumentSummary(of: findings, in: long).families.first { $0.name == "spun" }?.verdict
    }
    let signs = ["a", "b", "c"].enumerated().map {
      finding("spun/collocation", at: $0.offset * 4, sign: $0.element)
    }
    #expect(verdict(signs) == .confirmed)
    #expect(verdict(Array(signs[..<2])) == .suspected)
    #expect(verdict([signs[0], signs[0], signs[0]]) == nil)
    #expect(verdict(signs.map { finding("spun/hint", at: $0.range.start, strength: .weak) }) == nil)
    // Two that stand close are enough in a short text.
    #expect(family("spun", Array(signs[..<2]))?.verdict == .confirmed)
    #expect(family("spun", signs)?.reasons == ["3 different exchanged words"])
  }

  @Test func callsTranslatedWhatSaysSo() {
    let notice = family("mt", [finding("mt/notice", at: 0)])
    #expect(notice?.verdict == .confirmed)
    #expect(notice?.reasons == ["a translation program names itself"])
    let glued = (0..<5).map { finding("structure/missing-space", at: $0 * 8) }
    let signs = family("mt", glued)
    #expect(signs?.verdict == .suspected)
    #expect(signs?.findings == 0)
    #expect(signs?.reasons == ["5 sentence ends without a space"])
    #expect(family("mt", Array(glued[..<4])) == nil)
  }

  @Test func callsGeneratedWhatIsOfAChat() {
    #expect(family("llm", [finding("llm/refusal", at: 0)])?.verdict == .confirmed)
    let style = family("llm", [finding("llm/style", at: 0, strength: .weak)])
    #expect(style?.verdict == .suspected)
    #expect(style?.strong == 0)
  }

  @Test func callsAuthorsFabricated() {
    #expect(family("author", [finding("author/fabricated-profile", at: 0)])?.verdict == .confirmed)
    #expect(family("author", [finding("author/personal-record", at: 0)])?.verdict == .suspected)
    #expect(family("author", [finding("author/biography", at: 0)])?.verdict == nil)
  }
}
