import DrossText
import Foundation
import Testing

@testable import DrossReport

private func expectDiff(
  _ text: String, _ source: String, _ edits: [(Int, Int, String)], path: String = "a.txt",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let plan = EditPlan(
    sorted: edits.map { start, end, text in
      Edit(TextRange(start, end), replacement: Array(text.utf8), rule: "a/b")
    })
  expectOutput(text, sourceLocation: sourceLocation) {
    UnifiedDiff().write(plan, source: Array(source.utf8), path: Array(path.utf8), to: &$0)
  }
}

@Test func aDiffShowsTheTouchedLinesAndThreeAround() {
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -2,7 +2,7 @@
     2
     3
     4
    -5
    +five
     6
     7
     8

    """, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", [(8, 9, "five")])
}

@Test func changesFarApartAreHunksOfTheirOwn() {
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,4 +1,3 @@
    -1
     2
     3
     4
    @@ -6,3 +5,4 @@
     6
     7
     8
    +9

    """, "1\n2\n3\n4\n5\n6\n7\n8\n", [(0, 2, ""), (16, 16, "9\n")])
}

@Test func changesCloseTogetherAreOneHunk() {
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,8 +1,7 @@
    -1
     2
     3
     4
     5
     6
     7
    -8
    +9

    """, "1\n2\n3\n4\n5\n6\n7\n8\n", [(0, 2, ""), (14, 15, "9")])
}

@Test func editsOfOneLineAndOfNeighboursAreOneChange() {
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,3 +1,3 @@
    -abc
    -def
    +xbyef
    +
     g

    """, "abc\ndef\ng\n", [(0, 1, "x"), (2, 5, "y"), (7, 7, "\n")])
}

@Test func linesThatStayTheSameAreContext() {
  expectDiff(
    "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n a\n-\n b\n", "a\n\nb\n", [(1, 2, "")])
  expectDiff("", "a\nb\n", [(0, 1, "a"), (2, 4, "b\n")])
  expectDiff("", "a\nb\n", [])
}

@Test func aMissingLineEndingAtTheEndIsSaid() {
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,2 +1,2 @@
     a
    -b
    \\ No newline at end of file
    +b

    """, "a\nb", [(3, 3, "\n")])
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,2 +1 @@
    -a
    -b
    +a
    \\ No newline at end of file

    """, "a\nb\n", [(1, 4, "")])
  expectDiff(
    """
    --- a/a.txt
    +++ b/a.txt
    @@ -1,2 +1,2 @@
    -a
    +c
     b
    \\ No newline at end of file

    """, "a\nb", [(0, 1, "c")])
}

@Test func emptyTextsHaveTheirNumbers() {
  expectDiff("--- a/a.txt\n+++ b/a.txt\n@@ -1 +0,0 @@\n-a\n", "a\n", [(0, 2, "")])
  expectDiff("--- a/a.txt\n+++ b/a.txt\n@@ -0,0 +1 @@\n+a\n", "", [(0, 0, "a\n")])
}

@Test func carriageReturnsAreBytesOfTheLine() {
  expectDiff(
    "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-a\rx\r\n+c\rx\r\n b\r\n", "a\rx\r\nb\r\n",
    [(0, 1, "c")])
}

@Test func namesAreFitForPatch() {
  let cases = [
    ("/tmp/x", "a/tmp/x"), ("./d/./x", "a/d/./x"), ("-", "a/-"), ("a b", "a/a b\t"), ("é", "a/é"),
    ("a\"b\\\n\t\u{1} \u{7F}", #""a/a\"b\\\n\t\001 \177""#),
  ]
  for (path, name) in cases {
    let newName = name.replacing("a/", with: "b/", maxReplacements: 1)
    expectDiff(
      "--- \(name)\n+++ \(newName)\n@@ -1 +1 @@\n-x\n+y\n", "x\n", [(0, 1, "y")], path: path)
  }
}

@Test func aDiffInColour() {
  expectOutput(
    "--- a/a\n+++ b/a\n\u{1B}[36m@@ -1,2 +1,2 @@\u{1B}[0m\n\u{1B}[31m-x\u{1B}[0m\n"
      + "\u{1B}[32m+y\u{1B}[0m\n z\n"
  ) {
    let plan = EditPlan(sorted: [Edit(TextRange(0, 1), replacement: [0x79], rule: "a/b")])
    UnifiedDiff(isColoured: true).write(
      plan, source: Array("x\nz\n".utf8), path: [0x61], to: &$0)
  }
}

// MARK: The programs that read diffs

private let programs = ["/usr/bin/patch", "/usr/bin/git"]

@Test(
  .enabled(
    if: programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
    "patch and git are not installed"))
func patchAndGitMakeTheOutputOfRandomPlans() throws {
  let root = FileManager.default.temporaryDirectory.appending(
    path: "dross-diff-\(ProcessInfo.processInfo.processIdentifier)")
  defer { try? FileManager.default.removeItem(at: root) }
  let folders = ["patch", "git"].map { root.appending(path: $0) }
  for folder in folders {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }
  var numbers = Numbers(state: 4)
  var diff: [UInt8] = []
  var outputs: [(name: String, bytes: [UInt8])] = []
  for index in 0..<400 {
    let source = randomText(&numbers, count: Int.random(in: 0...60, using: &numbers))
    let plan = randomPlan(&numbers, count: source.count)
    let name = index % 10 == 0 ? "case \(index).txt" : "case\(index).txt"
    UnifiedDiff().write(plan, source: source, path: Array(name.utf8), to: &diff)
    outputs.append((name, plan.apply(to: source)))
    for folder in folders { try Data(source).write(to: folder.appending(path: name)) }
  }
  let file = root.appending(path: "all.diff")
  try Data(diff).write(to: file)
  try run("/usr/bin/patch", ["-p1", "-s", "-i", file.path()], in: folders[0])
  try run("/usr/bin/git", ["apply", "--whitespace=nowarn", file.path()], in: folders[1])
  for folder in folders {
    for (name, bytes) in outputs {
      let made = try Data(contentsOf: folder.appending(path: name))
      #expect(Array(made) == bytes, "\(folder.lastPathComponent) \(name)")
    }
  }
}

/// Few letters, so that lines are often alike, with line endings of all kinds.
private func randomText(_ numbers: inout Numbers, count: Int) -> [UInt8] {
  let alphabet: [UInt8] = [0x61, 0x62, 0x2D, 0x2B, 0x20, 0x0A, 0x0A, 0x0A, 0x0D, 0x5C, 0xC3, 0xFF]
  return (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)] }
}

private func randomPlan(_ numbers: inout Numbers, count: Int) -> EditPlan {
  var edits: [Edit] = []
  var position = 0
  let reach = Int.random(in: 1...25, using: &numbers)
  while true {
    let start = position + Int.random(in: 0...reach, using: &numbers)
    let end = start + Int.random(in: 0...4, using: &numbers)
    guard end <= count else { break }
    let length = Int.random(in: 0...5, using: &numbers)
    let replacement = Bool.random(using: &numbers) ? [] : randomText(&numbers, count: length)
    edits.append(Edit(TextRange(start, end), replacement: replacement, rule: "a/b"))
    position = end
    if Int.random(in: 0...9, using: &numbers) == 0 { break }
  }
  return EditPlan(sorted: edits)
}

private func run(_ program: String, _ arguments: [String], in folder: URL) throws {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.currentDirectoryURL = folder
  // Git must not take the folder for a part of a repository around it.
  process.environment = ["GIT_CEILING_DIRECTORIES": folder.path(), "LC_ALL": "C"]
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(program)")
}
