import DrossTestSupport
import Foundation
import Testing

/// What was killed goes on where it was, and comes to what an undisturbed run comes to.
@Suite struct ResumeTests {
  @Test(.timeLimit(.minutes(30))) func killedRunsComeToTheSame() throws {
    var random = SplitMix64(seed: UInt64(ProcessInfo.processInfo.processIdentifier))
    for name in ["out.jsonl", "out.jsonl.gz"] {
      let folder = try TemporaryFolder()
      try folder.write("in.jsonl", records(9000))
      let arguments = ["clean", "--select", "caption", "in.jsonl", "--resume", "--output"]
      let start = Date()
      let whole = try dross(arguments + ["whole/\(name)"], folder).run()
      #expect(whole.ending == .exit(0), "\(whole.errorText)")
      let time = Date().timeIntervalSince(start)
      var kills = 0
      for _ in 0..<6 {
        let running = try dross(arguments + ["cut/\(name)"], folder).start()
        usleep(UInt32(1_000_000 * time * Double(random.below(100)) / 200))
        if running.isRunning {
          running.send(SIGKILL)
          kills += 1
        }
        _ = try running.wait()
        let isThere = try folder.files.contains("cut/\(name)")
        if isThere { #expect(try folder.read("cut/\(name)") == folder.read("whole/\(name)")) }
      }
      #expect(kills > 0)
      let last = try dross(arguments + ["cut/\(name)"], folder).run()
      #expect(last.ending == .exit(0), "\(last.errorText)")
      #expect(try folder.read("cut/\(name)") == folder.read("whole/\(name)"), "\(name)")
      #expect(try folder.files.filter { $0.hasSuffix("-partial") } == [])
      let progress = try folder.read("cut/.\(name).dross-progress")
      #expect(String(decoding: progress, as: UTF8.self).contains("\"complete\":1"))
    }
  }

  @Test(.timeLimit(.minutes(30))) func whatIsDoneIsNotDoneAgain() throws {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write("crawl/\(number).txt", "Photo: A. Person / Agency\n\nText.\n")
    }
    let call = ["clean", "--select", "caption", "crawl", "--resume", "--output", "out"]
    #expect(try dross(call, folder).run().ending == .exit(0))
    // What somebody did to an output since then stays: it is not written again.
    try folder.write("out/2.txt", "mine\n")
    usleep(20_000)
    try folder.write("crawl/3.txt", "Another text, and longer than it was.\n")
    #expect(try dross(call, folder).run().ending == .exit(0))
    #expect(try folder.read("out/2.txt") == Array("mine\n".utf8))
    #expect(try folder.read("out/3.txt") == folder.read("crawl/3.txt"))
    // An output that is gone is made once more.
    try FileManager.default.removeItem(atPath: folder("out/4.txt"))
    #expect(try dross(call, folder).run().ending == .exit(0))
    #expect(try folder.files.contains("out/4.txt"))
    #expect(try folder.read("out/2.txt") == Array("mine\n".utf8))
    // How many work on it, and how that is written, makes no other run.
    for jobs in [["-j2"], ["-j", "1"], ["--jobs=3"], ["--jobs", "1"], ["-q"]] {
      #expect(try dross(call + jobs, folder).run().ending == .exit(0))
      #expect(try folder.read("out/2.txt") == Array("mine\n".utf8), "\(jobs)")
    }
    // Another command line is another run.
    #expect(try dross(call + ["--fix", "none"], folder).run().ending == .exit(0))
    #expect(try folder.read("out/2.txt") == folder.read("crawl/2.txt"))
  }

  @Test(.timeLimit(.minutes(30))) func sharesAreTheWhole() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.jsonl", records(6000))
    let header = "id,text\n"
    try folder.write("in.csv", header + (0..<150_000).map { "\($0),some text of a row\n" }.joined())
    for (name, first) in [("in.jsonl", ""), ("in.csv", header)] {
      var lines: [Substring] = []
      for number in 1...3 {
        let call = [
          "clean", "--select", "caption", name, "--shard", "\(number)/3", "--output", "out",
        ]
        #expect(try dross(call, folder).run().ending == .exit(0))
        let text = String(decoding: try folder.read("out"), as: UTF8.self)
        #expect(text.hasPrefix(first) && text.utf8.count > first.utf8.count, "\(name) \(number)")
        lines += text.dropFirst(first.count).split(separator: "\n")
      }
      #expect(
        try dross(["clean", "--select", "caption", name, "--output", "out"], folder).run().ending
          == .exit(0))
      let whole = String(decoding: try folder.read("out"), as: UTF8.self).dropFirst(first.count)
      #expect(lines.sorted() == whole.split(separator: "\n").sorted(), "\(name)")
    }
    // In a folder the shares of one file do not take each other's place.
    var lines = 0
    for number in 1...3 {
      let call = ["clean", "in.jsonl", "--shard", "\(number)/3", "--output", "shares/"]
      #expect(try dross(call, folder).run().ending == .exit(0))
    }
    for number in 1...3 {
      lines += try folder.read("shares/in-\(number)-of-3.jsonl").count { $0 == 0x0A }
    }
    #expect(lines == 6000)
    for number in 0..<7 { try folder.write("crawl/\(number).txt", "Text \(number).\n") }
    for number in 1...2 {
      let call = ["clean", "crawl", "--shard", "\(number)/2", "--resume", "--output", "tree"]
      #expect(try dross(call, folder).run().ending == .exit(0))
      #expect(
        try folder.files.filter { $0.hasPrefix("tree/") && $0.hasSuffix(".txt") }.count
          == [4, 7][number - 1])
    }
  }

  private func dross(_ arguments: [String], _ folder: TemporaryFolder) -> Command {
    Command([DrossBinary.path] + arguments, in: folder.path)
  }

  private func records(_ count: Int) -> String {
    (0..<count).map { number in
      let text = String(repeating: "The bridge number \(number) opened on Monday. ", count: 12)
      return "{\"id\":\(number),\"text\":\"Photo: A. Person / Agency\\n\\n\(text)\"}\n"
    }.joined()
  }
}
