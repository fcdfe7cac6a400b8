import Testing

@testable import DrossRules

@Suite struct CompiledPatternTests {
  private func outcomes(_ pattern: String, in text: String, times: Int) throws -> [Range<Int>?] {
    var pattern = try CompiledPattern(Pattern(pattern), isMultiline: false)
    let state = MatchState()
    let bytes = Array(text.utf8)
    return (0..<times).map { _ in
      let outcome = pattern.match(
        bytes.span, startingIn: 0...bytes.count, state: state, limit: MatchState.quickLimit)
      guard case .matched = outcome else { return nil }
      return state.range(ofGroup: 0)
    }
  }

  /// What is interpreted at first is the same as what machine code finds later.
  @Test func matchesAreTheSameEachTime() throws {
    let text = "The ferry to the island leaves at eight, and the last one comes back at nine."
    let found = try outcomes(#"\b(?:the|at) (\w+)(?=,)"#, in: text, times: 40)
    #expect(found.count == 40)
    #expect(found.allSatisfy { $0 == 31..<39 })
    #expect(try outcomes("bridge", in: text, times: 40).allSatisfy { $0 == nil })
  }

  /// The interpreter counts more steps; what takes too many for it need not for machine code.
  @Test func whatTheInterpreterLeavesIsFound() throws {
    let words = (0..<300).map { "word\($0)" }.joined(separator: "|")
    let found = try outcomes("(?:\(words)) end", in: "a word299 end", times: 3)
    #expect(found.allSatisfy { $0 == 2..<13 })
  }
}
