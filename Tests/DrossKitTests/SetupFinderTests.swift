import DrossKit
import DrossTestSupport
import Testing

@Suite struct SetupFinderTests {
  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return folder
  }

  @Test func theNearestFileUpwardsHolds() throws {
    let folder = try folder([
      ".dross.yaml": "fix: unsafe\n", "a/.dross.yaml": "fix: none\n", "a/b/c.txt": "",
      "d/e.txt": "",
    ])
    let finder = SetupFinder()
    #expect(finder.file(for: folder("a/b/c.txt")) == folder("a/.dross.yaml"))
    #expect(finder.find(for: folder("a/b/c.txt")).setup?.options.fix == FixSafety.none)
    #expect(finder.find(for: folder("d/e.txt")).setup?.options.fix == .unsafe)
    var flags = Setup.Flags()
    flags.fix = .safe
    #expect(SetupFinder(flags: flags).find(for: folder("d/e.txt")).setup?.options.fix == .safe)
    #expect(SetupFinder(.none).find(for: folder("d/e.txt")).setup?.options.fix == .safe)
    let named = SetupFinder(.file(folder("a/.dross.yaml")))
    #expect(named.find(for: folder("d/e.txt")).setup?.options.fix == FixSafety.none)
  }

  @Test func aFileThatCannotBeReadIsNotPassedOver() throws {
    let folder = try folder(["a/x.txt": "", "b/.dross.yaml/y.txt": "", "b/x.txt": ""])
    try folder.link("a/.dross.yaml", to: "nowhere")
    let found = SetupFinder().find(for: folder("a/x.txt"))
    #expect(found.setup == nil)
    #expect(found.diagnostics.map(\.message) == ["cannot read: no such file or directory"])
    // A folder of that name is none.
    #expect(SetupFinder().find(for: folder("b/x.txt")).setup != nil)
  }

  @Test func whatIsWrongIsToldOnceAndTheTextIsLeftAlone() throws {
    let folder = try folder([".dross.yaml": "fx: none\n", "a/x.txt": "", "y.txt": ""])
    let finder = SetupFinder()
    let first = finder.find(for: folder("y.txt"))
    #expect(first.setup == nil)
    #expect(first.diagnostics.map(\.message) == ["unknown field 'fx'"])
    let second = finder.find(for: folder("a/x.txt"))
    #expect(second.setup == nil)
    #expect(second.diagnostics.isEmpty)
  }
}
