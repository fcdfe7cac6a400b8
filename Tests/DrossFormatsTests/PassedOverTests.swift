import DrossTestSupport
import Testing

@testable import DrossFormats

@Test func aFileIsPassedOverWithAReason() throws {
  let folder = try TemporaryFolder()
  for name in ["a.txt", "b.txt", ".hidden", "c.bak"] { try folder.write(name, "x") }
  try folder.write(".gitignore", "# first\nb.txt\n")
  let base = Folder.absolute(folder.path) ?? folder.path
  let ignoring = FileTree.Ignoring(readsFiles: true) { _ in
    [IgnoreList([(text: "*.bak", line: 7)], folder: base, path: "c.yaml")]
  }
  #expect(PassedOver.reason(for: folder("a.txt"), ignoring) == nil)
  #expect(
    PassedOver.reason(for: folder("b.txt"), ignoring)
      == .ignored(path: folder(".gitignore"), line: 2))
  #expect(PassedOver.reason(for: folder(".hidden"), ignoring) == .hidden)
  #expect(
    PassedOver.reason(for: folder("c.bak"), ignoring) == .ignored(path: "c.yaml", line: 7))
  #expect(PassedOver.reason(for: folder("b.txt"), .init(readsFiles: false)) == nil)
}
