import DrossKit
import DrossRules
import Testing

/// Conditions about the language of a line and of the document.
@Suite struct LanguageRuleTests {
  private let english =
    "The council said on Monday that the bridge will be closed for the rest of the year, and that it "
    + "is not safe for cars."
  private let german =
    "Die Stadt hat nicht genug Geld, und es ist noch nicht klar, wer für die Arbeiten bezahlen wird."
  private let polish =
    "Miasto nie ma dość pieniędzy i nie jest jeszcze jasne, kto za to zapłaci oraz kiedy się to stanie."
  private let russian =
    "Мост закрыт на ремонт, и движение по нему будет невозможно до конца года, но в мэрии сказали, что "
    + "это только план и что он ещё не принят."
  private let japanese = "この橋は来年まで閉鎖されることになり、市はまだ費用を誰が払うのかを決めていない。"

  private func linesFound(_ test: LanguageTest, _ lines: [String]) -> [Int] {
    let rule = Rule(
      id: RuleID(family: "mt", name: "other"), title: "Other", why: "", class: "mt",
      languages: ["*"], scope: .line, gates: [.shape(ShapeTest())], body: .match(.language(test)),
      action: Action(.flag, .line), fix: .none)
    let cleaner = Cleaner(rules: RuleCatalog(rules: [rule], lexicons: []))
    let text = lines.joined(separator: "\n\n")
    let result = cleaner.clean(text)
    return result.findings.compactMap { result.lines.index(containing: $0.range.start) }.map {
      $0 / 2
    }
  }

  @Test func findsLinesInAnotherLanguage() {
    for other in [german, polish, russian, japanese] {
      #expect(linesFound(.foreign, [english, other, english]) == [1], "\(other)")
      #expect(
        linesFound(.foreign, [other, english, other, other, other, other]) == [1], "\(other)")
      #expect(linesFound(.foreign, [other, other]) == [], "\(other)")
    }
    #expect(linesFound(.foreign, [english, "Berlin, Paris.", english]) == [])
  }

  @Test func knowsTheLanguageOfTheDocument() {
    for (tag, text) in [
      ("en", english), ("de", german), ("pl", polish), ("ru", russian), ("ja", japanese),
    ] {
      #expect(linesFound(.document([tag]), [text]) == [0], "\(tag)")
      #expect(linesFound(.document(["fr", "fi"]), [text]) == [], "\(tag)")
    }
    #expect(linesFound(.document(["en"]), ["No words to tell."]) == [])
  }
}
