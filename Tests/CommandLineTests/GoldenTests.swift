import DrossTestSupport
import Foundation
import Testing

/// The contract of the command line: every folder under `testdata/golden`.
///
/// `DROSS_GOLDEN=dedup/` runs only those whose name begins so, `DROSS_RECORD=1` records what comes out.
@Suite struct GoldenTests {
  @Test(.timeLimit(.minutes(30))) func everyFolderHolds() async throws {
    let cases = try GoldenCase.all()
    #expect(cases.count >= 350, "folders are missing")
    let environment = ProcessInfo.processInfo.environment
    let isRecording = environment["DROSS_RECORD"] == "1"
    let start = environment["DROSS_GOLDEN"] ?? ""
    for golden in cases where golden.name.hasPrefix(start) {
      let result = try golden.run()
      let differences = try golden.differences(of: result)
      if isRecording, !differences.isEmpty { try golden.record(result) }
      for difference in differences { Issue.record("\(golden.name): \(difference)") }
    }
    if isRecording { Issue.record("recorded; read the difference and run again") }
  }
}
