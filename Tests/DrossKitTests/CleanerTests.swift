import DrossKit
import Testing

@Suite struct CleanerTests {
  @Test func nothingToDoIsNothingDone() {
    let cleaner = Cleaner(rules: RuleCatalog(rules: [], lexicons: []))
    let result = cleaner.clean("The bridge opened on Monday.\n")
    #expect(result.bytes == result.source)
    #expect(result.findings.isEmpty)
  }
}
