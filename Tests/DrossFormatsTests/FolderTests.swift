import DrossFormats
import Glibc
import Testing

@Test func foldersAreMadeWithThoseAboveThem() throws {
  let folder = try TestFolder()
  try Folder.create(folder("a/b/c"))
  try folder.write("a/b/c/f", "x")
  try Folder.create(folder("a/b/c"))
  try Folder.create(folder("a//b/d/"))
  try folder.write("a/b/d/f", "x")
  try Folder.create("")
  #expect(throws: FormatError(.cannotWrite, path: folder("a/b/c/f"), cause: EEXIST)) {
    try Folder.create(folder("a/b/c/f"))
  }
  #expect(throws: FormatError.self) { try Folder.create(folder("a/b/c/f/g")) }
}
