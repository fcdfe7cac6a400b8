import DrossTestSupport
import Foundation
import Testing

private enum PreCommit {
  static let path = ProcessInfo.processInfo.environment["DROSS_PRE_COMMIT"]
}

/// The hooks, run by the real pre-commit in a repository of git.
///
/// `DROSS_PRE_COMMIT` names the command; `make test` installs it when it can be downloaded.
@Suite(.enabled(if: PreCommit.path != nil, "pre-commit is not there"))
struct PreCommitTests {
  /// A repository in which the hooks are installed.
  private struct Repository {
    let folder: TemporaryFolder

    init(_ ids: [String]) throws {
      folder = try TemporaryFolder()
      let hooks = FileManager.default.contents(atPath: "\(Project.root)/.pre-commit-hooks.yaml")
      try folder.write("hooks/.pre-commit-hooks.yaml", Array(try #require(hooks)))
      let lines = ids.map { "      - id: \($0)\n" }.joined()
      try folder.write(
        "work/.pre-commit-config.yaml",
        "repos:\n  - repo: \(folder("hooks"))\n    rev: v1\n    hooks:\n" + lines)
      // Without built-in rules that would have an opinion of the texts below.
      try folder.write("work/.dross.yaml", "select: [caption/photo-credit, unicode]\n")
      try folder.write("bin/dross", "#!/bin/sh\nexec '\(DrossBinary.path)' \"$@\"\n")
      try folder.setPermissions(0o755, of: "bin/dross")
      let outcome = try run(
        """
        cd hooks && git init -q && git add . && git commit -qm hooks && git tag v1 && cd ../work \
        && git init -q && git add . && git commit -qm start && "$DROSS_PRE_COMMIT" install
        """)
      try #require(outcome.ending == .exit(0), "\(outcome.text)\(outcome.errorText)")
    }

    /// Runs a line of the shell as somebody who has no configuration of git.
    func run(_ line: String) throws -> Command.Outcome {
      try Command.shell(
        """
        export HOME="$PWD" PRE_COMMIT_HOME="$PWD/cache" PATH="$PWD/bin:$PATH" GIT_CONFIG_NOSYSTEM=1 \
        GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
        unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
        \(line)
        """, in: folder.path
      ).run()
    }

    /// Commits `files`; gives back whether that was done, and what was said.
    func commit(_ files: [(name: String, text: String)] = []) throws -> (Bool, String) {
      for (name, text) in files { try folder.write("work/\(name)", text) }
      let outcome = try run("cd work && git add -A && git commit -m more 2>&1")
      return (outcome.ending == .exit(0), outcome.text)
    }
  }

  @Test(.timeLimit(.minutes(30))) func fixesAreMadeOnceAndThenTheCommitPasses() throws {
    let repository = try Repository(["dross-system", "dross-check-system"])
    let dirty = "Photo: A. Person / Agency\n\nThe bridge opened, said the CafÃ© owner.\n"
    let (isDone, told) = try repository.commit([("a b.txt", dirty), ("code.py", dirty)])
    #expect(!isDone)
    #expect(told.contains("a b.txt:1:1: caption/photo-credit removed"), "\(told)")
    #expect(!told.contains("code.py"), "\(told)")
    let cleaned = try repository.folder.read("work/a b.txt")
    #expect(cleaned == Array("The bridge opened, said the Café owner.\n".utf8))
    let (isDoneThen, toldThen) = try repository.commit()
    #expect(isDoneThen, "\(toldThen)")
    #expect(try repository.commit([("c.txt", "All is well.\n")]).0)
  }

  @Test(.timeLimit(.minutes(30))) func duplicatesAreLookedForAmongWhatIsStaged() throws {
    let repository = try Repository(["dross-duplicates-system"])
    let passage = """
      The council voted on Monday to replace the old ferry with a bridge, which is to be opened in \
      three years and will cost the town more than all the ferries of a century together.\n
      """
    #expect(try repository.commit([("old.txt", passage)]).0)
    // What lies there and is not staged is not looked at.
    try repository.folder.write("work/new.txt", "Something new.\n")
    let outcome = try repository.run("cd work && git add new.txt && git commit -qm new 2>&1")
    #expect(outcome.ending == .exit(0), "\(outcome.text)")
    let (isDone, told) = try repository.commit([
      ("one.txt", "First.\n\n" + passage), ("two.md", "Second.\n\n" + passage),
      ("three.py", passage),
    ])
    #expect(!isDone)
    #expect(told.contains("one.txt") && told.contains("two.md"), "\(told)")
    #expect(!told.contains("old.txt") && !told.contains("three.py"), "\(told)")
    let (isDoneThen, toldThen) = try repository.commit([("two.md", "Second, and all of it.\n")])
    #expect(isDoneThen, "\(toldThen)")
  }
}
