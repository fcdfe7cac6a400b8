import DrossReport
import Testing

@Suite struct RuleStatisticsReporterTests {
  @Test func tablesAreAligned() {
    var output: [UInt8] = []
    RuleStatisticsReporter().writeTable(RuleStatisticsTests.sample, to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        rule                       hits  edits  bytes  µs  µs/MB
        nav/slow                      0      0      0   9   17.9
        caption/credit                2      1      6   3    5.0
        shared by all rules                             9   16.9
        2 documents, 502000 bytes     2      1      6  20   39.8

        """)
  }

  @Test func linesHoldTheSame() {
    var output: [UInt8] = []
    RuleStatisticsReporter().writeLines(RuleStatisticsTests.sample, to: &output)
    let text = String(decoding: output, as: UTF8.self)
    #expect(
      text == """
        {"rule":"nav/slow","hits":0,"edits":0,"bytes":0,"microseconds":9.0,"microseconds_per_mb":17.928}
        {"rule":"caption/credit","hits":2,"edits":1,"bytes":6,"microseconds":2.5,"microseconds_per_mb":4.98}
        {"rule":null,"documents":2,"bytes":502000,"microseconds":20.0,"microseconds_per_mb":39.841}

        """)
    output = []
    RuleStatisticsReporter().writeLines(RuleStatistics(), to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == #"{"rule":null,"documents":0,"bytes":0,"microseconds":0.0,"microseconds_per_mb":null}"#
        + "\n")
  }
}
