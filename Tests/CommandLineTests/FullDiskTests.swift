import DrossTestSupport
import Foundation
import Testing

/// A full disk is told, loses nothing and leaves nothing behind.
@Suite struct FullDiskTests {
  private let article = "Photo: A. Person / Agency\n" + String(repeating: "Text.\n", count: 9_000)

  @Test(.timeLimit(.minutes(30))) func standardOutput() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try TemporaryFolder()
    try folder.write("a.txt", article)
    let calls = [
      "clean --select caption a.txt", "check --select caption a.txt", "rules list",
      "check --select caption --diff a.txt", "explain caption/photo-credit",
      "--version", "clean --help", "help check", "--generate-completion-script bash",
    ]
    for call in calls {
      let outcome = try Command.shell("dross \(call) > /dev/full", in: folder.path).run()
      #expect(outcome.ending == .exit(2), "\(call)")
      #expect(
        outcome.errorText == """
          -: error: cannot write: no space left on device
          note: make room and run again

          """, "\(call)")
    }
  }

  /// A file system of 128 KB, seen by this one command only, with room for one copy and not for two.
  @Test(.timeLimit(.minutes(30))) func files() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", article)
    try folder.write("small/.keep", "")
    func run(_ line: String) throws -> Command.Outcome {
      let mounted = """
        mount -t tmpfs -o size=128k dross small && cp a.txt small/a.txt && \(line); \
        echo $?; cmp a.txt small/a.txt && echo intact; ls -A small
        """
      return try Command(["unshare", "-rm", "/bin/sh", "-c", mounted], in: folder.path).run()
    }
    guard try run("true").text == "0\nintact\na.txt\n" else {
      print("skipped: no file system can be mounted here")
      return
    }
    let fill = "head -c 40000 /dev/zero > small/fill; "
    let calls = [
      "clean --select caption --in-place small/a.txt",
      "check --quiet --select caption --fix small/a.txt",
      "clean --select caption a.txt --output small/b.txt",
      "clean --select caption a.txt --output small",
    ]
    for call in calls {
      let outcome = try run("\(fill)dross \(call) > /dev/null")
      #expect(outcome.text == "2\nintact\na.txt\nfill\n", "\(call)")
      #expect(outcome.errorText.contains("error: cannot write: no space left on device"), "\(call)")
    }
    let dedup = try run(
      "\(fill)TMPDIR=small dross dedup --quiet --memory 64K a.txt small/a.txt > /dev/null")
    #expect(dedup.text == "2\nintact\na.txt\nfill\n")
    #expect(
      dedup.errorText == """
        small: error: cannot write: no space left on device
        note: make room and run again
        note: TMPDIR says where temporary files go

        """)
    let restore = try run(
      "\(fill)dross clean --select caption a.txt --edits e > c; "
        + "dross restore c --edits e --output small/b.txt")
    #expect(restore.text == "2\nintact\na.txt\nfill\n")
  }
}
