import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct RepeatedWordsTests {
  private static let sentence = "The council has already chosen a side, and it is not the ferry."

  private func runs(_ text: String) -> RepeatedWords {
    let view = TextView(Array(text.utf8))
    return RepeatedWords(of: view, repeats: Repeats(of: view))
  }

  /// The folded text of the places of a run.
  private func texts(_ text: String) -> [[String]] {
    let view = TextView(Array(text.utf8))
    return RepeatedWords(of: view, repeats: Repeats(of: view)).runs.map { run in
      [run.range, run.other].map { String(decoding: view.folded.bytes[$0], as: UTF8.self) }
    }
  }

  @Test func runsHoldWhateverCaseAndPunctuation() {
    let text = """
      The council HAS already chosen a side. And it is not the ferry!
      As everyone knows, the council has already chosen a side, and it is not the ferry, said he.
      """
    #expect(
      texts(text) == [
        [
          "the council has already chosen a side. and it is not the ferry",
          "the council has already chosen a side, and it is not the ferry",
        ]
      ])
  }

  /// Little is the same between two marks, but that is enough.
  @Test func shortStretchesBetweenMarksAreEnough() {
    let text = """
      Person has already chosen a side. And it is not the old side.
      In this war, it has already chosen a side, and it is not the old side, whatever he says.
      """
    #expect(texts(text).count == 1)
  }

  /// A few words that stood together before hide no run that begins with them.
  @Test func aRunMayBeginWithWordsFromElsewhere() {
    let text = """
      Of all of us the council has already gone.
      Then the council has already chosen a side, and it is not the ferry.
      He said: the council has already chosen a side, and it is not the ferry.
      """
    let run = "the council has already chosen a side, and it is not the ferry"
    #expect(texts(text) == [[run, run]])
  }

  @Test func linesThatAreTheSameAreNoRuns() {
    #expect(texts("\(Self.sentence)\nAnother line.\n\(Self.sentence)\n") == [])
  }

  @Test func shortOnesAndPartsOfLongSentencesDoNotCount() {
    let long =
      "The mayor, who had heard of it on the quay that morning, said that the council has already "
      + "chosen a side and it is not right, or so she said at least to those who asked her there."
    #expect(texts("\(Self.sentence)\n\(long)\n") == [])
    #expect(
      texts("The council has chosen a side today.\nNow the council has chosen a side.\n") == [])
  }

  /// A form or a list says the same again and again.
  @Test func manyRunsAreNone() {
    func text(_ count: Int) -> String {
      (0..<count).map { number in
        let words = (0..<12).map { "word\(number)of\($0)" }.joined(separator: " ")
        return "\(words).\nToday \(words).\n"
      }.joined()
    }
    #expect(texts(text(5)).count == 5)
    #expect(texts(text(6)) == [])
  }

  @Test func loopsAreTold() throws {
    let loop = String(repeating: "the ferry is late and ", count: 5)
    let text = "The mayor said that \(loop)that is all."
    let found = try #require(runs(text).loops.first)
    let bytes = TextView(Array(text.utf8)).folded.bytes
    #expect(found.count >= 4)
    #expect(String(decoding: bytes[found.range], as: UTF8.self).contains("ferry is late and the"))
    #expect(runs("\(String(repeating: "1 2 3 ", count: 40))\n").loops.isEmpty)
    #expect(runs("\(String(repeating: "ha ", count: 80))\n").loops.isEmpty)
    #expect(runs("It was very, very, very cold on the old ferry to the island.\n").loops.isEmpty)
  }

  /// Whatever is looked up is not forgotten too soon, and the table does not overflow.
  @Test func manyWordsHaveRoom() {
    let filling = (0..<60_000).map { "word\($0) other\($0) third\($0) more" }
      .joined(separator: "\n")
    #expect(texts("\(filling)\n\(Self.sentence)\nSo: \(Self.sentence)\n").count == 1)
    #expect(texts("") == [])
    #expect(texts("one\n\ntwo three four five six seven eight nine ten eleven\n") == [])
  }

  /// By another count a compound is one word; here it is as many as it has parts.
  @Test(.timeLimit(.minutes(30))) func compoundsHaveRoom() {
    let line = (0..<9).map { word in
      (0..<40).map { "word\(word)part\($0)" }.joined(separator: "-")
    }.joined(separator: " ")
    #expect(texts("\(line)\n") == [])
  }

  /// Long runs that are no part of what is told are gone over once.
  @Test(.timeLimit(.minutes(30))) func longLinesTakeLinearTime() {
    func words(_ name: String, _ count: Int) -> String {
      (0..<count).map { "\(name)\($0 % 997)x\($0 % 1009) of" }.joined(separator: " ")
    }
    let run = words("same", 15_000)
    #expect(texts("\(words("first", 20_000)) \(run)\n\(words("other", 20_000)) \(run)\n") == [])
    #expect(texts("\(run) \(run) \(run) end\n") == [])
    #expect(
      texts(String(repeating: "no full stop in all of these words that go on and ", count: 9_000))
        == [])
  }
}
