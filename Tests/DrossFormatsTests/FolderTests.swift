import DrossFormats
import DrossTestSupport
import Glibc
import Testing

@Test func foldersAreMadeWithThoseAboveThem() throws {
  let folder = try TemporaryFolder()
  try Folder.create(folder("a/b/c"))
  try folder.makeFolder("a/b/c/in")
  try folder.write("a/b/c/f", "x")
  try Folder.create(folder("a/b/c"))
  try Folder.create(folder("a//b/d/"))
  try folder.makeFolder("a/b/d/in")
  try Folder.create("")
  #expect(throws: FormatError(.cannotWrite, path: folder("a/b/c/f"), cause: ENOTDIR)) {
    try Folder.create(folder("a/b/c/f"))
  }
  #expect(throws: FormatError.self) { try Folder.create(folder("a/b/c/f/g")) }
  // Why it cannot be made, not that it is not there.
  let link = try folder.link("link", to: "nowhere")
  #expect(throws: FormatError(.cannotWrite, path: link, cause: ENOTDIR)) { try Folder.create(link) }
}

@Test func aFileIsKnownByAllItsNames() throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a", "x")
  try folder.makeFolder("b")
  let link = try folder.link("link", to: "a")
  try folder.link("c", to: "b")
  for name in [folder("./a"), folder("b/../a"), folder("c/../a"), link] {
    #expect(Folder.names(["x", name], file: file), "\(name)")
  }
  // Neither is there.
  #expect(Folder.names([folder("c/new")], file: folder("b//new")))
  #expect(Folder.names([folder("no/new")], file: folder("no/new")))
  #expect(!Folder.names([folder("b"), folder("b/a"), "a"], file: file))
  #expect(!Folder.names([], file: file))
}
