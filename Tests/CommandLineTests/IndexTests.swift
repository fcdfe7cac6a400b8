import DrossTestSupport
import Foundation
import Glibc
import Testing

/// An index that somebody kills while it grows.
@Suite struct IndexTests {
  private static func write(_ folder: TemporaryFolder, _ name: String, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var lines = ""
    for number in 0..<300 {
      let words = (0..<60).map { _ in "w\(random.below(20_000))" }.joined(separator: " ")
      lines += "{\"id\":\"\(seed)-\(number)\",\"text\":\"\(words)\"}\n"
    }
    try folder.write(name, lines)
  }

  @Test(.timeLimit(.minutes(30))) func aKilledAddLeavesWhatWasThere() throws {
    let folder = try TemporaryFolder()
    try Self.write(folder, "old.jsonl", seed: 1)
    try Self.write(folder, "new.jsonl", seed: 2)
    try Self.write(folder, "other.jsonl", seed: 3)
    func dross(_ line: String) throws -> Command.Outcome {
      try Command.shell("dross \(line) --id-field id", in: folder.path).run()
    }
    #expect(
      try dross("index build old.jsonl -o crawl.index").text == "300 documents added\n")
    let before = try folder.read("crawl.index")
    let question = "dedup other.jsonl --against crawl.index --output-format jsonl"
    let expected = try dross(question).output
    let started = Date()
    #expect(try dross("index add new.jsonl -o crawl.index").ending == .exit(0))
    let time = Date().timeIntervalSince(started)
    let after = try folder.read("crawl.index")
    let grown = try dross(question).output
    #expect(grown != expected)
    var random = SplitMix64(seed: 7)
    var left = 0
    for round in 0..<8 {
      try folder.write("crawl.index", before)
      let running = try Command.dross(
        "index", "add", "new.jsonl", "-o", "crawl.index", "--id-field", "id", "--jobs",
        "\(1 + round % 2)", in: folder.path
      ).start()
      usleep(UInt32(Double(random.below(1000)) / 1000 * time * 1_000_000))
      running.send(SIGKILL)
      let ending = try running.wait().ending
      let bytes = try folder.read("crawl.index")
      // Whatever stands behind the end does not count; before it nothing changes but the header.
      #expect(bytes[1024..<before.count] == before[1024...])
      #expect(
        try Command.dross("index", "info", "--verify", "crawl.index", in: folder.path).run()
          .ending == .exit(0))
      let told = try dross(question).output
      if ending == .exit(0) || told == grown {
        #expect(told == grown)
      } else {
        left += 1
        #expect(told == expected)
        // The next one goes on as if nothing had been.
        if round % 6 == 0 {
          #expect(try dross("index add new.jsonl -o crawl.index").ending == .exit(0))
          #expect(try folder.read("crawl.index") == after)
        }
      }
    }
    #expect(left > 2, "\(left) were killed before they were done")
  }
}
