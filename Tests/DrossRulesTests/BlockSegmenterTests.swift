import DrossText
import Testing

@testable import DrossRules

@Suite struct BlockSegmenterTests {
  /// The kinds of the blocks of a text, and how many lines each has.
  private func blocks(_ text: String) -> [String] {
    TextView(Array(text.utf8)).blocks.map { "\($0.kind) \($0.lines.count)" }
  }

  @Test func wrappedLinesAreOneParagraph() {
    #expect(
      blocks(
        """
        The council of the harbour town met on Monday evening to talk
        about the quay that the storm had broken in the autumn, and
        about the money.
        The vote was put off until March, when the second report is
        due.
        """) == ["paragraph 3", "paragraph 2"])
  }

  @Test func aLineThatHadRoomForMoreWasNotWrapped() {
    #expect(
      blocks(
        """
        Replica watches at wholesale prices, shipped all over the world
        The council of the harbour town met on Monday evening to talk about the quay that the storm broke.
        """) == ["heading 1", "paragraph 1"])
  }

  @Test func linesWithBlankOnesBetweenAreApart() {
    #expect(
      blocks("The quay is closed\n\nThe council met on Monday evening.\n\n- one\n- two\n")
        == ["heading 1", "paragraph 1", "listItem 1", "listItem 1"])
  }

  @Test func pairsAreOneBlock() {
    #expect(
      blocks("Name: Judith Amsel\nJob: pilot\n\nThe end.\n") == ["keyValues 2", "paragraph 1"])
  }
}
