import DrossTestSupport
import Testing

/// Whether long work shows progress on a terminal, and only there.
@Suite struct ProgressTests {
  /// What a terminal gets while records come in slowly.
  private func shown(_ flags: String, terminal: Bool = true) throws -> String {
    let folder = try TemporaryFolder()
    let record = "{\"text\":\"\(String(repeating: "The bridge opened on Monday. ", count: 30))\"}\n"
    try folder.write("records", String(repeating: record, count: 3000))
    try folder.write(
      "run",
      "(sleep 1; cat records) | \(DrossBinary.path) clean --select caption --format jsonl \(flags) "
        + "--output out.jsonl; echo \"status $?\"\n")
    let run = terminal ? "script -qec 'sh ./run' /dev/null < /dev/null" : "sh ./run 2>&1"
    let outcome = try Command.shell(run, in: folder.path).run()
    #expect(outcome.ending == .exit(0))
    #expect(outcome.text.contains("status 0"))
    return outcome.text
  }

  @Test(.timeLimit(.minutes(30))) func terminalsSeeProgressThatGoesAway() throws {
    let text = try shown("")
    #expect(text.contains(" texts  "))
    #expect(text.contains(" MB/s"))
    // The line is taken away before the next words.
    let last = try #require(text.split(separator: "\u{1B}[K").last)
    #expect(last.contains("status 0"))
  }

  @Test(.timeLimit(.minutes(30))) func nobodyElseDoes() throws {
    for (flags, terminal) in [("--no-progress", true), ("--quiet", true), ("", false)] {
      let text = try shown(flags, terminal: terminal)
      #expect(!text.contains("MB/s") && !text.contains("\u{1B}"), "\(flags)")
    }
  }
}
