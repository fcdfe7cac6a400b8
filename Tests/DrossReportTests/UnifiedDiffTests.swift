import DrossTestSupport
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
  let folder = try TemporaryFolder()
  var random = SplitMix64(seed: 4)
  var diff: [UInt8] = []
  var outputs: [(name: String, bytes: [UInt8])] = []
  for index in 0..<400 {
    let source = randomText(&random, count: Int.random(in: 0...60, using: &random))
    let plan = randomPlan(&random, count: source.count)
    let name = index % 10 == 0 ? "case \(index).txt" : "case\(index).txt"
    UnifiedDiff().write(plan, source: source, path: Array(name.utf8), to: &diff)
    outputs.append((name, plan.apply(to: source)))
    for program in ["patch", "git"] { try folder.write("\(program)/\(name)", source) }
  }
  let file = try folder.write("all.diff", diff)
  try run("/usr/bin/patch", ["-p1", "-s", "-i", file], in: folder("patch"))
  try run("/usr/bin/git", ["apply", "--whitespace=nowarn", file], in: folder("git"))
  for program in ["patch", "git"] {
    for (name, bytes) in outputs {
      #expect(try folder.read("\(program)/\(name)") == bytes, "\(program) \(name)")
    }
  }
}

/// Few letters, so that lines are often alike, with line endings of all kinds.
private func randomText(_ random: inout SplitMix64, count: Int) -> [UInt8] {
  let alphabet: [UInt8] = [0x61, 0x62, 0x2D, 0x2B, 0x20, 0x0A, 0x0A, 0x0A, 0x0D, 0x5C, 0xC3, 0xFF]
  return (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
}

private func randomPlan(_ random: inout SplitMix64, count: Int) -> EditPlan {
  var edits: [Edit] = []
  var position = 0
  let reach = Int.random(in: 1...25, using: &random)
  while true {
    let start = position + Int.random(in: 0...reach, using: &random)
    let end = start + Int.random(in: 0...4, using: &random)
    guard end <= count else { break }
    let length = Int.random(in: 0...5, using: &random)
    let replacement = Bool.random(using: &random) ? [] : randomText(&random, count: length)
    edits.append(Edit(TextRange(start, end), replacement: replacement, rule: "a/b"))
    position = end
    if Int.random(in: 0...9, using: &random) == 0 { break }
  }
  return EditPlan(sorted: edits)
}

private func run(_ program: String, _ arguments: [String], in folder: String) throws {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.currentDirectoryURL = URL(filePath: folder)
  // Git must not take the folder for a part of a repository around it.
  process.environment = ["GIT_CEILING_DIRECTORIES": folder, "LC_ALL": "C"]
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(program)")
}
