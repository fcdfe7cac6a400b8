import Testing

@testable import DrossFilters

/// The expected words are those that `spacy.blank("en")` gave for the same texts.
@Suite struct EnglishWordsTests {
  private let words = EnglishWords()

  private func split(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    return tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  private func sentences(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    return Sentences.count(tokens)
  }

  @Test func signsAtTheEndsComeOff() {
    #expect(
      split("(\"Well,\" he said.)") == ["(", "\"", "Well", ",", "\"", "he", "said", ".", ")"])
    #expect(split("$5.50, £20") == ["$", "5.50", ",", "£", "20"])
    #expect(split("Wait....") == ["Wait", "...."])
    #expect(split("10km 5km².") == ["10", "km", "5", "km²", "."])
  }

  @Test func signsInsideDivide() {
    #expect(split("well-known") == ["well", "-", "known"])
    #expect(split("and/or a--b x=y") == ["and/or", "a", "--", "b", "x", "=", "y"])
    #expect(split("end.Start a.b") == ["end", ".", "Start", "a.b"])
  }

  @Test func exceptionsFallApartInTheirOwnWay() {
    #expect(split("can't cannot (don’t)") == ["ca", "n't", "can", "not", "(", "do", "n’t", ")"])
    #expect(split("U.S. e.g. Dr. 10a.m.") == ["U.S.", "e.g.", "Dr.", "10", "a.m."])
    #expect(split("dog's dogs'") == ["dog", "'s", "dogs", "'"])
    #expect(split("fun:-)") == ["fun:-", ")"])
    #expect(split("fun :-) (:") == ["fun", ":-)", "(:"])
  }

  @Test func addressesStayWhole() {
    #expect(
      split("see http://a.example/b?c=d, www.example.org.") == [
        "see", "http://a.example/b?c=d", ",", "www.example.org", ".",
      ])
    #expect(split("me@example.org") == ["me@example.org"])
  }

  @Test func whiteSpaceMakesTokensButForTheSpaceBehindAWord() {
    #expect(split(" a  b\nc ") == [" ", "a", " ", "b", "\n", "c"])
    #expect(split("a\u{3000}b\u{A0}") == ["a", "\u{3000}", "b", "\u{A0}"])
  }

  @Test func tokensKnowWhatTheyAre() {
    let bytes = Array("The “3” ½ naïve ... the".utf8)
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    #expect(tokens.map(\.characters) == [3, 1, 1, 1, 1, 5, 3, 3])
    #expect(
      tokens.map { $0.kind.contains(.isWord) } == [
        true, false, true, false, true, true, false, true,
      ])
    #expect(
      tokens.map { $0.kind.contains(.hasLetter) } == [
        true, false, false, false, false, true, false, true,
      ])
    #expect(tokens.map(\.stopWord) == [0, 0, 0, 0, 0, 0, 0, 1])
  }

  @Test func sentencesBeginBehindAMarkAndItsQuotes() {
    #expect(sentences("One. Two? Three!") == 3)
    #expect(sentences("He said \"No.\" Then he left.") == 2)
    #expect(sentences("The U.S. has e.g. Dr. Who.") == 1)
    #expect(sentences("Really?! Yes... no.") == 2)
    #expect(sentences("no end") == 1)
  }

  @Test func longRunsOfSignsTakeNoQuadraticTime() {
    let signs = String(repeating: "),(.", count: 20_000)
    #expect(split(signs).count > 20_000)
  }

  @Test func illFormedPiecesStayWhole() {
    let bytes: [UInt8] = [0x28, 0xFF, 0x29, 0x20, 0x28, 0x61, 0x29]
    var tokens: [Token] = []
    words?.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    #expect(tokens.map(\.range) == [0..<3, 4..<5, 5..<6, 6..<7])
  }
}
