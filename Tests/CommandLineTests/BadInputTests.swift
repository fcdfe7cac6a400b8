import DrossTestSupport
import Foundation
import Testing

/// Whatever is fed to the command, it says what is wrong or ends quietly, with the right status.
@Suite struct BadInputTests {
  private let junk = "Photo: A. Person / Agency\n"
  private let limited = ["--select", "caption"]

  @Test(.timeLimit(.minutes(30))) func emptyFileIsNothingToDo() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty.txt", "")
    for command in ["check", "clean"] {
      let outcome = try Command.dross(command, "--quiet", "empty.txt", in: folder.path).run()
      #expect(outcome.ending == .exit(0))
      #expect(outcome.errors.isEmpty)
    }
    #expect(try folder.read("empty.txt").isEmpty)
  }

  @Test(.timeLimit(.minutes(30))) func anyBytesAreKept() throws {
    var random = SplitMix64(seed: 11)
    let folder = try TemporaryFolder()
    for length in [1, 2, 3, 7, 100, 5_000, 70_000] {
      let bytes = (0..<length).map { _ in
        random.oneIn(8) ? random.pick([0, 0x0A, 0x0D, 0x20, 0xEF, 0xC3]) : UInt8(random.below(256))
      }
      try folder.write("any.txt", bytes)
      let clean = try Command.dross(
        "clean", "--quiet", "--fix", "none", "any.txt", in: folder.path
      ).run()
      #expect(clean.ending == .exit(0), "\(length) bytes: \(clean.errorText)")
      #expect(clean.output == bytes, "\(length) bytes")
      let check = try Command.dross("check", "--quiet", "any.txt", in: folder.path).run()
      #expect([.exit(0), .exit(1)].contains(check.ending), "\(length) bytes: \(check.errorText)")
    }
  }

  @Test(.timeLimit(.minutes(30))) func oneVeryLongLine() throws {
    let folder = try TemporaryFolder()
    // The debug build is some twenty times slower.
    let size = DrossBinary.isRelease ? 64_000_000 : 8_000_000
    let sentence = Array("The old bridge was opened again after two years of work. ".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(size + sentence.count)
    while text.count < size { text += sentence }
    try folder.write("long.txt", text)
    let outcome = try Command.dross("clean", "long.txt", in: folder.path).run()
    #expect(outcome.ending == .exit(0), "\(outcome.errorText)")
    #expect(outcome.output == text)
  }

  @Test(.timeLimit(.minutes(30))) func sameFaultOfManyRecordsIsCounted() throws {
    let folder = try TemporaryFolder()
    let record = #"{"body": "The bridge was opened again."}"# + "\n"
    try folder.write("a.jsonl", String(repeating: record, count: 25) + "no record\n")
    try folder.write("b.jsonl", record)
    let runs = [
      ["check"], ["dedup"], ["normalize", "--output", "normalized"],
      ["clean", "--output", "cleaned", "--rejects", "rejects.jsonl"],
    ]
    let missing = "error: the record has no field 'text'"
    var expected = (1...20).map { "a.jsonl:\($0): \(missing)" }
    expected.append("a.jsonl:26: error: not JSON: expected a value")
    expected.append("a.jsonl: \(missing) (5 times more)")
    expected.append("b.jsonl:1: \(missing)")
    for arguments in runs.map({ $0 + ["a.jsonl", "b.jsonl"] }) {
      let outcome = try Command([DrossBinary.path] + arguments, in: folder.path).run()
      #expect(outcome.ending == .exit(2), "\(arguments)")
      let lines = outcome.errorText.split(separator: "\n").map(String.init)
      #expect(lines.filter { $0.contains("error:") } == expected, "\(arguments)")
    }
    #expect(try folder.read("rejects.jsonl").count { $0 == 0x0A } == 27)
  }

  @Test(.timeLimit(.minutes(30))) func unreadableFileIsToldAndTheRestIsDone() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", junk)
    try folder.write("secret.txt", junk)
    try folder.write("locked/b.txt", junk)
    try folder.write("z.txt", junk)
    try folder.setPermissions(0, of: "secret.txt")
    try folder.setPermissions(0, of: "locked")
    defer { try? folder.setPermissions(0o755, of: "locked") }
    guard let plain = try OtherUser() else { return }
    let outcome = try plain.dross(
      ["check"] + limited + ["a.txt", "secret.txt", "locked", "z.txt"], in: folder.path)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.text.contains("a.txt:1:1:") && outcome.text.contains("z.txt:1:1:"))
    #expect(
      outcome.errorText == """
        secret.txt: error: cannot read: permission denied
        note: check the permissions of the file and of the folders above it
        locked: error: cannot read: permission denied
        note: check the permissions of the file and of the folders above it

        """)
  }

  @Test(.timeLimit(.minutes(30))) func folderThatCannotBeWrittenKeepsItsFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("locked/a.txt", junk + "Text.\n")
    try folder.setPermissions(0o555, of: "locked")
    defer { try? folder.setPermissions(0o755, of: "locked") }
    guard let plain = try OtherUser() else { return }
    let outcome = try plain.dross(
      ["clean"] + limited + ["--in-place", "locked/a.txt"], in: folder.path)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.errorText.contains("locked/a.txt: error: cannot write: permission denied"))
    #expect(try folder.files == ["locked/a.txt"])
    #expect(try folder.read("locked/a.txt") == Array((junk + "Text.\n").utf8))
  }

  @Test(.timeLimit(.minutes(30))) func folderWhereAFileIsMeant() throws {
    let folder = try TemporaryFolder()
    try folder.write("folder/a.txt", junk)
    try folder.write("a.txt", junk)
    let calls = [
      ["restore", "folder", "--edits", "a.txt"], ["restore", "a.txt", "--edits", "folder"],
      ["clean", "a.txt", "--edits", "folder"], ["explain", "folder:1"],
    ]
    for call in calls {
      let outcome = try Command([DrossBinary.path] + call, in: folder.path).run()
      #expect(outcome.ending == .exit(2), "\(call)")
      #expect(outcome.errorText.contains("folder: error: "), "\(call): \(outcome.errorText)")
    }
    #expect(try folder.files == ["a.txt", "folder/a.txt"])
  }

  /// What is meant for standard output must not go into the file that is opened next.
  @Test(.timeLimit(.minutes(30))) func closedStreamsAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", junk + "Text.\n")
    let told = "-: error: cannot write: it is closed\n"
    let calls = [
      ("check --select caption a.txt >&-", told), ("clean --select caption a.txt >&-", told),
      ("clean <&-", "-: error: cannot read: it is closed\n"),
      ("clean --select caption --in-place a.txt nofile <&- >&- 2>&-", ""),
    ]
    for (call, errors) in calls {
      let outcome = try Command.shell("dross \(call)", in: folder.path).run()
      #expect(outcome.ending == .exit(2), "\(call)")
      #expect(outcome.errorText == errors, "\(call)")
    }
    #expect(try folder.read("a.txt") == Array("Text.\n".utf8))
  }

  /// Without /proc, as in a bare chroot, it was as if nothing had been typed.
  @Test(.timeLimit(.minutes(30))) func argumentsThatCannotBeReadAreTold() throws {
    let hiding = ["unshare", "-rm", "/bin/sh", "-c"]
    guard try Command(hiding + ["mount -t tmpfs none /proc"], in: "/").run().ending == .exit(0)
    else {
      print("skipped: /proc cannot be hidden here")
      return
    }
    let line = "mount -t tmpfs none /proc && '\(DrossBinary.path)' check a.txt"
    let outcome = try Command(hiding + [line], in: "/").run()
    #expect(outcome.ending == .exit(2))
    #expect(outcome.text == "")
    #expect(
      outcome.errorText == """
        dross: error: the arguments cannot be read
        note: they stand in /proc/self/cmdline; mount /proc

        """)
  }

  @Test(.timeLimit(.minutes(30))) func closedPipeIsAQuietEnd() throws {
    let folder = try TemporaryFolder()
    let text = "The old bridge was opened again after two years of work.\n\n"
    for number in 0..<50 {
      try folder.write("crawl/\(number).txt", String(repeating: junk + "\n" + text, count: 100))
    }
    let calls = [
      "check --select caption crawl", "check --select caption --output-format jsonl crawl",
      "check --select caption --diff crawl", "rules list", "clean --fix none --quiet crawl/1.txt",
    ]
    for call in calls {
      for jobs in call.contains("crawl") ? ["--jobs 1", "--jobs 4"] : [""] {
        let line = "{ dross \(call) \(jobs); echo $? > status; } | head -c 10 > start"
        let outcome = try Command.shell(line, in: folder.path).run()
        #expect(outcome.ending == .exit(0), "\(call)")
        #expect(outcome.errorText == "", "\(call)")
        #expect(try folder.read("start").count == 10, "\(call)")
        let status = String(decoding: try folder.read("status"), as: UTF8.self)
        #expect(["0\n", "1\n"].contains(status), "\(call): \(status)")
      }
    }
  }
}
