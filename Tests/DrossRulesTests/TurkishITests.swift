import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct TurkishITests {
  private func folded(_ pattern: String) -> String {
    String(decoding: TurkishI.folded(Array(pattern.utf8)), as: UTF8.self)
  }

  @Test func bothLettersBecomeTheOneOfFoldedText() {
    #expect(folded("yaz[ıi]n[ıİ]n devamı$") == "yaz[ii]n[ii]n devami$")
    for pattern in ["", "ïĭĲ", "\\x{131}", "ıı"] {
      #expect(folded(pattern) == (pattern == "ıı" ? "ii" : pattern), "\(pattern)")
    }
  }

  @Test func patternsSeeCapitalsAndSmallLetters() throws {
    let state = MatchState()
    var pattern = try CompiledPattern(Pattern("^yazının devamı"), isMultiline: false)
    for line in ["Yazının devamı", "YAZININ DEVAMI", "yazinin devami"] {
      let text = FoldedText.fold(line)
      let outcome = pattern.match(
        text.span, startingIn: 0...text.count, state: state, limit: MatchState.quickLimit)
      guard case .matched = outcome else {
        Issue.record("no match: \(line)")
        continue
      }
    }
    let source = Array("YAZININ".utf8)
    var cased = try CompiledPattern(Pattern("ı", isCased: true), isMultiline: false)
    let outcome = cased.match(
      source.span, startingIn: 0...source.count, state: state, limit: MatchState.quickLimit)
    guard case .unmatched = outcome else {
      Issue.record("a pattern on the source tells the letters apart")
      return
    }
  }
}
