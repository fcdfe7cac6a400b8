import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct ArticleWordsTests {
  @Test func wordsOfSeveralLines() {
    let view = TextView(Array("The harbour was quiet.\nA quiet harbour, a small town.".utf8))
    let words = ArticleWords(of: view, lines: [0, 1])
    #expect(["quiet", "town", "loud"].map { words.lines(with: Self.hash($0)) } == [2, 1, 0])
  }

  /// A line may have far more words than it seems to have: room for all of them, or the search never ends.
  @Test(.timeLimit(.minutes(30))) func wordsJoinedByHyphens() {
    let parts = (0..<2000).map { "part\($0)" }
    let view = TextView(Array(parts.joined(separator: "-").utf8))
    #expect(view.shapes[0].words < 10)
    let words = ArticleWords(of: view, lines: [0])
    #expect(parts.allSatisfy { words.lines(with: Self.hash($0)) == 1 })
    #expect(words.lines(with: Self.hash("another")) == 0)
  }

  private static func hash(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return ArticleWords.hash(of: 0..<bytes.count, in: bytes.span) ?? 0
  }
}
