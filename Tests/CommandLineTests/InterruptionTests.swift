import DrossTestSupport
import Foundation
import Testing

/// Ctrl-C in the middle of a rewrite: every file is the old one or the new one.
@Suite struct InterruptionTests {
  private let count = 600

  @Test(.timeLimit(.minutes(30))) func inPlaceLeavesOldOrNewFiles() throws {
    for (signal, jobs) in [(SIGINT, "1"), (SIGINT, "4"), (SIGTERM, "2")] {
      var seen = try interrupted(by: signal, "clean", "--in-place", "--jobs", jobs)
      // A quick machine may be done before the signal arrives.
      for _ in 0..<4 where seen.old == 0 {
        seen = try interrupted(by: signal, "clean", "--in-place", "--jobs", jobs)
      }
      #expect(seen.new > 0 && seen.old > 0, "\(seen)")
    }
  }

  /// What was done to each new file is in the ledger, which is written first.
  @Test(.timeLimit(.minutes(30))) func inPlaceLeavesALedgerOfAllNewFiles() throws {
    for jobs in ["1", "4"] {
      let seen = try interrupted(
        by: SIGINT, "clean", "--in-place", "--jobs", jobs, "--edits", "ledger.jsonl")
      #expect(seen.new > 0, "\(seen)")
    }
  }

  @Test(.timeLimit(.minutes(30))) func checkFixLeavesOldOrNewFiles() throws {
    let seen = try interrupted(by: SIGINT, "check", "--fix", "--jobs", "2")
    #expect(seen.new > 0, "\(seen)")
  }

  @Test(.timeLimit(.minutes(30))) func waitingForInputEndsByTheSignal() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.shell(
      """
      mkfifo pipe; sleep 60 > pipe & writer=$!
      dross check --select caption < pipe & reader=$!
      sleep 1; kill -TERM $reader; wait $reader; echo $?; kill $writer
      """, in: folder.path
    ).run()
    #expect(outcome.text == "\(128 + SIGTERM)\n")
    #expect(!outcome.errorText.contains("dross:"))
  }

  private struct Seen {
    var old = 0
    var new = 0
  }

  /// Runs a command on many files, sends it a signal once the first file has changed, and looks at
  /// every file.
  private func interrupted(by signal: Int32, _ arguments: String...) throws -> Seen {
    let folder = try TemporaryFolder()
    let text = String(repeating: "The bridge opened again on Monday.\n", count: 40)
    let old = Array("Photo: A. Person / Agency\n\(text)".utf8)
    let new = Array(text.utf8)
    let names = (1000..<1000 + count).map { "crawl/\($0).txt" }
    for name in names { try folder.write(name, old) }
    let command = Command(
      [DrossBinary.path] + arguments + ["--select", "caption", "crawl"], in: folder.path)
    let running = try command.start()
    while running.isRunning, try folder.read(names[2]) == old { usleep(1000) }
    running.send(signal)
    let outcome = try running.wait()
    let isDone = try folder.read(names[count - 1]) == new
    if !isDone {
      #expect(outcome.ending == .signal(signal), "\(arguments)")
      #expect(outcome.errors.isEmpty, "\(outcome.errorText)")
    }
    let files = try folder.files
    let ledger = arguments.contains("--edits") ? ["ledger.jsonl"] : []
    #expect(files.filter { !names.contains($0) } == ledger, "something is left behind")
    #expect(names.filter { !files.contains($0) } == [], "something is gone")
    var seen = Seen()
    let sections = try ledger.flatMap {
      String(decoding: try folder.read($0), as: UTF8.self).split(separator: "\n").map(String.init)
    }
    for name in names {
      let bytes = try folder.read(name)
      if !ledger.isEmpty, bytes == new {
        let index = sections.firstIndex { $0.contains("\"path\":\"\(name)\"") }
        let edit = index.map { sections.dropFirst($0 + 1).first ?? "" } ?? ""
        #expect(edit.contains("Photo: A. Person"), "\(name) is not in the ledger")
      }
      if bytes == old { seen.old += 1 } else if bytes == new { seen.new += 1 }
      #expect(bytes == old || bytes == new, "\(name) is half written: \(bytes.count) bytes")
    }
    return seen
  }
}
