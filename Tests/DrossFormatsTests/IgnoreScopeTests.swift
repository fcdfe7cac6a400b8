import DrossTestSupport
import DrossText
import Foundation
import Testing

@testable import DrossFormats

@Suite struct IgnoreScopeTests {
  private func walk(_ path: String, excluded: [String] = []) -> [String] {
    let lines = excluded.enumerated().map { (text: $1, line: $0 + 1) }
    let base = Folder.absolute(path) ?? path
    let ignoring = FileTree.Ignoring(readsFiles: true) { _ in
      [IgnoreList(lines, folder: base, path: ".dross.yaml")]
    }
    return FileTree(paths: [path], ignoring: ignoring).compactMap { item in
      guard case .file(let file) = item else { return nil }
      return file.relativePath
    }
  }

  @Test func nearerFilesAndDrossIgnoreAreStronger() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "a.log", "sub/b.log", "sub/c.log", "sub/d.txt", "out/e.txt"] {
      try folder.write(name, "x")
    }
    try folder.write(".gitignore", "*.log\nout/\n")
    #expect(walk(folder.path) == ["a.txt", "sub/d.txt"])
    try folder.write("sub/.gitignore", "!b.log\n")
    #expect(walk(folder.path) == ["a.txt", "sub/b.log", "sub/d.txt"])
    try folder.write(".drossignore", "!a.log\nd.txt\n")
    #expect(walk(folder.path) == ["a.log", "a.txt", "sub/b.log"])
    // What is typed is never ignored.
    #expect(walk(folder("out")) == ["e.txt"])
  }

  @Test func configurationHasTheLastWord() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write(name, "x") }
    try folder.write(".drossignore", "!a.txt\n")
    #expect(walk(folder.path, excluded: ["a.*"]) == ["b.txt"])
  }

  @Test func foldersAboveCount() throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.txt", "in/b.txt", "in/c.txt"] { try folder.write(name, "x") }
    try folder.write(".gitignore", "a.txt\n")
    try folder.write(".drossignore", "b.txt\n")
    // Outside a working tree of git, a .gitignore above says nothing.
    #expect(walk(folder("in")) == ["a.txt", "c.txt"])
    try folder.write(".git/info/exclude", "c.txt\n")
    #expect(walk(folder("in")) == [])
    // A working tree may share the repository of another one.
    try folder.write("repository/worktrees/in/commondir", "../..\n")
    try folder.write("repository/info/exclude", "b.txt\n")
    try folder.write("in/.git", "gitdir: ../repository/worktrees/in\n")
    #expect(walk(folder("in")) == ["a.txt", "c.txt"])
  }

  /// Random trees with random ignore files, against git itself.
  @Test(.timeLimit(.minutes(30))) func agreesWithGit() throws {
    var compared = 0
    var ignored = 0
    let rounds = Int(ProcessInfo.processInfo.environment["DROSS_ROUNDS"] ?? "") ?? 1
    for seed in 0..<60 * rounds {
      var random = SplitMix64(seed: UInt64(seed))
      let folder = try TemporaryFolder()
      #expect(try git(["init", "-q"], folder).ending == .exit(0))
      let names = RandomIgnores.paths(using: &random)
      for name in names { try folder.write(name, "x") }
      var folders = Set(names.map { Folder.holding($0) })
      folders.insert(".")
      for name in folders.sorted() where name == "." || random.oneIn(3) {
        let lines = (0..<(1 + random.below(5))).map { _ in
          RandomIgnores.pattern(for: names, using: &random)
        }
        try folder.write(
          Folder.join(name, ".gitignore"),
          lines.joined(separator: random.oneIn(8) ? "\r\n" : "\n") + (random.oneIn(4) ? "" : "\n"))
      }
      try folder.write(
        ".git/info/exclude", RandomIgnores.pattern(for: names, using: &random) + "\n")
      var check = git(["check-ignore", "--no-index", "--stdin", "-z"], folder) as Command
      check.input = Array(names.joined(separator: "\0").utf8)
      let listed = try check.run()
      #expect(listed.ending == .exit(listed.output.isEmpty ? 1 : 0), "\(listed.errorText)")
      let gone = Set(listed.text.split(separator: "\0").map(String.init))
      let expected = names.filter { !gone.contains($0) }.sorted()
      let found = walk(folder.path).sorted()
      compared += names.count
      ignored += gone.count
      guard found != expected else { continue }
      let missing = expected.filter { !found.contains($0) }
      let extra = found.filter { !expected.contains($0) }
      Issue.record("seed \(seed): ignored too many: \(missing), too few: \(extra)")
    }
    #expect(compared > 1_000, "only \(compared) paths")
    #expect(ignored > compared / 10 && ignored < compared * 9 / 10, "\(ignored) of \(compared)")
  }

  private func git(_ arguments: [String], _ folder: TemporaryFolder) -> Command {
    Command(
      ["git", "-c", "core.excludesFile=/dev/null"] + arguments, in: folder.path)
  }

  private func git(
    _ arguments: [String], _ folder: TemporaryFolder
  ) throws -> Command.Outcome {
    try (git(arguments, folder) as Command).run()
  }
}

/// Random paths, and patterns that have to do with them.
private enum RandomIgnores {
  private static let pieces = [
    "a", "b", "ab", "x", "y.txt", "z.log", "[c]", "q*", "n m", "é", "-", "7", "A", "back\\slash",
  ]

  static func paths(using random: inout SplitMix64) -> [String] {
    var paths: Set<String> = []
    var folders: [String] = [""]
    for _ in 0..<8 { folders.append(random.pick(folders) + "d" + random.pick(pieces) + "/") }
    for _ in 0..<30 { paths.insert(random.pick(folders) + random.pick(pieces)) }
    return paths.sorted()
  }

  static func pattern(for paths: [String], using random: inout SplitMix64) -> String {
    var parts = random.pick(paths).split(separator: "/").map(String.init)
    // A part of the path, from a folder on its way.
    parts = Array(parts.dropFirst(random.below(parts.count)))
    parts = Array(parts.prefix(1 + random.below(parts.count)))
    for index in parts.indices where random.oneIn(2) {
      parts[index] = changed(parts[index], using: &random)
    }
    if random.oneIn(6) { parts.insert("**", at: random.below(parts.count + 1)) }
    if random.oneIn(12) { parts.insert("*", at: random.below(parts.count + 1)) }
    var text = parts.joined(separator: "/")
    if random.oneIn(3) { text = "/" + text }
    if random.oneIn(4) { text += "/" }
    if random.oneIn(4) { text = "!" + text }
    if random.oneIn(10) { text += random.pick([" ", "  ", "\\ ", "\\", "\t"]) }
    if random.oneIn(20) { text = "#" + text }
    return text
  }

  private static func changed(_ part: String, using random: inout SplitMix64) -> String {
    let letters = part.map(String.init)
    let place = random.below(letters.count)
    let head = letters[..<place].joined()
    let tail = letters[(place + 1)...].joined()
    switch random.below(9) {
    case 0: return head + "*" + tail
    case 1: return head + "?" + tail
    case 2: return head + "[a-z]" + tail
    case 3: return head + "[!x]" + tail
    case 4: return head + "**" + tail
    case 5: return head + "\\" + letters[place] + tail
    case 6: return "*" + tail
    case 7: return head + random.pick(["[[:alpha:]]", "[", "[]]", "[^[:digit:].]", "[a"]) + tail
    default: return head + "*"
    }
  }
}
