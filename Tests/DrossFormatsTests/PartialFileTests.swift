import DrossFormats
import DrossTestSupport
import Glibc
import Testing

@Test func partialFileGrowsAndTakesItsName() throws {
  let folder = try TemporaryFolder()
  var first = try PartialFile(for: folder("a"), after: 0)
  try first.append(Array("whole and more".utf8))
  #expect(try folder.names == [".a.dross-partial"])
  var second = try PartialFile(for: folder("a"), after: 5)
  try second.append(Array("!".utf8))
  try second.commit()
  #expect(try folder.names == ["a"])
  #expect(try FileBytes.read(folder("a")) == Array("whole!".utf8))
}

@Test func partialFileThatCannotBeSaysWhy() throws {
  let folder = try TemporaryFolder()
  let long = folder(String(repeating: "n", count: 250))
  #expect(throws: FormatError(.cannotWrite, path: long, cause: ENAMETOOLONG)) {
    _ = try PartialFile(for: long, after: 0)
  }
  let missing = folder("no/a")
  #expect(throws: FormatError(.cannotWrite, path: missing, cause: ENOENT)) {
    _ = try PartialFile(for: missing, after: 0)
  }
  #expect(throws: FormatError(.cannotWrite, path: folder("a"), cause: ESTALE)) {
    _ = try PartialFile(for: folder("a"), after: 1)
  }
}
