import DrossTestSupport
import Foundation
import Testing

/// The contract of the command line: every folder under `testdata/golden`.
@Suite struct GoldenTests {
  @Test(.timeLimit(.minutes(10))) func everyFolderHolds() async throws {
    let cases = try GoldenCase.all()
    #expect(cases.count >= 60, "folders are missing")
    let isRecording = ProcessInfo.processInfo.environment["DROSS_RECORD"] == "1"
    for golden in cases {
      let result = try golden.run()
      let differences = try golden.differences(of: result)
      if isRecording, !differences.isEmpty { try golden.record(result) }
      for difference in differences { Issue.record("\(golden.name): \(difference)") }
    }
    if isRecording { Issue.record("recorded; read the difference and run again") }
  }
}
