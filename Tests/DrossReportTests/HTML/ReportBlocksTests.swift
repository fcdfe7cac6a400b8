import DrossRules
import DrossText
import Testing

@testable import DrossReport

@Test func blocksAreCountedAndTheMostFrequentComesFirst() {
  let texts = ["one two two", "two", "three"]
  let findings = [
    [finding(0, 3), finding(4, 7), finding(8, 11)], [finding(0, 3, .flag, .none), finding(0, 3)],
    [finding(0, 5, .replace, .safe, replacement: "3")],
  ]
  var blocks = ReportBlocks()
  for (index, (text, findings)) in zip(texts, findings).enumerated() {
    blocks.add(ReportBlocks.blocks(of: document(text, findings)), of: index)
  }
  expectOutput(
    """
    [{"rule":"caption/photo-credit","action":"remove","text":"two","findings":3,"documents":2,"first":0},\
    {"rule":"caption/photo-credit","action":"remove","text":"one","findings":1,"documents":1,"first":0},\
    {"rule":"caption/photo-credit","action":"flag","text":"two","findings":1,"documents":1,"first":1}]
    """
  ) { $0 += blocks.json }
}
