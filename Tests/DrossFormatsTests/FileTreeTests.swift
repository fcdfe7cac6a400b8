import DrossFormats
import DrossTestSupport
import DrossText
import Glibc
import Testing

private func walk(_ paths: [String]) -> (files: [FileTree.File], diagnostics: [Diagnostic]) {
  var files: [FileTree.File] = []
  var diagnostics: [Diagnostic] = []
  for item in FileTree(paths: paths) {
    switch item {
    case .file(let file): files.append(file)
    case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
    }
  }
  return (files, diagnostics)
}

@Test func treesAreWalkedInByteOrder() throws {
  let folder = try TemporaryFolder()
  try folder.makeFolder("a")
  try folder.makeFolder("a/empty")
  try folder.makeFolder("é")
  try folder.makeFolder(".git")
  for name in ["a.txt", "a/z", "a/b", "a0", "é/x", "Z", "~", ".hidden", ".git/x", "a-b"] {
    try folder.write(name, "x")
  }
  let expected = ["Z", "a-b", "a.txt", "a/b", "a/z", "a0", "~", "é/x"]
  for root in [folder.path, folder.path + "/"] {
    let (files, diagnostics) = walk([root])
    #expect(files.map(\.relativePath) == expected)
    let paths = expected.map { folder($0) }
    #expect(files.map(\.path) == paths)
    #expect(files.filter(\.isTyped).isEmpty)
    #expect(diagnostics.isEmpty)
  }
}

@Test func typedPathsStandForThemselves() throws {
  let folder = try TemporaryFolder()
  let hidden = try folder.write(".hidden", "x")
  let file = try folder.write("b", "x")
  let link = try folder.link("link", to: "b")
  let (files, diagnostics) = walk([file, "-", hidden, link])
  #expect(files.map(\.path) == [file, "-", hidden, link])
  #expect(files.map(\.relativePath) == ["b", "-", ".hidden", "link"])
  #expect(files.filter(\.isTyped).count == 4)
  #expect(diagnostics.isEmpty)
}

@Test func whatIsNamedTwiceIsReadOnce() throws {
  let folder = try TemporaryFolder()
  try folder.makeFolder("a")
  try folder.makeFolder("a/b")
  for name in ["a/.c", "a/b/x", "a/y", "z"] { try folder.write(name, "x") }
  let link = try folder.link("link", to: "z")
  for (paths, expected) in [
    ([folder.path, folder("a/y"), folder("a/.c"), folder("a/../z")], ["a/b/x", "a/y", "z", ".c"]),
    ([folder("a/y"), folder("./a"), folder("a/b")], ["y", "b/x"]),
    ([folder("a/b"), folder("a")], ["x", "y"]),
    ([folder("z"), link, link, folder("z")], ["z", "link"]),
    (["-", folder("z"), "-"], ["-", "z"]),
  ] {
    let (files, diagnostics) = walk(paths)
    #expect(files.map(\.relativePath) == expected)
    let notes = diagnostics.filter { $0.message == "skipped: it was read already" }
    #expect(!notes.isEmpty && notes.allSatisfy { $0.severity == .note })
  }
}

@Test func filesOfTheWalkItselfAreLeftOutOfFolders() throws {
  let folder = try TemporaryFolder()
  try folder.makeFolder("a")
  for name in ["a/b", "a/own", "own", "z"] { try folder.write(name, "x") }
  let own = FileTree.Ignoring(readsFiles: false, own: [folder("./a//own"), folder("later")])
  try folder.write("later", "x")
  let walk = FileTree(paths: [folder.path, folder("a/own")], ignoring: own)
  let names = walk.map { item in
    if case .file(let file) = item { file.relativePath } else { "" }
  }
  #expect(names == ["a/b", "own", "z", "own"])
}

@Test func linksInTreesAreLeftOutWithANote() throws {
  let folder = try TemporaryFolder()
  try folder.makeFolder("d")
  try folder.write("d/f", "x")
  try folder.link("d/loop", to: "..")
  try folder.link("d/self", to: "self")
  try folder.link("to-file", to: "d/f")
  try folder.link("nowhere", to: "missing")
  let (files, diagnostics) = walk([folder.path])
  #expect(files.map(\.relativePath) == ["d/f"])
  #expect(
    diagnostics.map { $0.place?.path }
      == [folder("d/loop"), folder("d/self"), folder("nowhere"), folder("to-file")])
  for diagnostic in diagnostics {
    #expect(diagnostic.severity == .note)
    #expect(diagnostic.message == "skipped: symbolic link")
  }
  // A typed link to a folder is followed, and the loop inside is not.
  try folder.link("to-folder", to: "d")
  #expect(walk([folder("to-folder")]).files.map(\.path) == [folder("to-folder/f")])
}

@Test func whatCannotBeReadDoesNotStopTheWalk() throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("f", "x")
  let loop = try folder.link("loop", to: "loop")
  let pipe = folder("pipe")
  try #require(unsafe mkfifo(pipe, 0o600) == 0)
  let (files, diagnostics) = walk([folder("missing"), pipe, "/dev/null", loop, file])
  #expect(files.map(\.path) == [file])
  #expect(
    diagnostics.map(\.message) == [
      "cannot read: no such file or directory", "cannot read: not a regular file",
      "cannot read: not a regular file", "cannot read: too many symbolic links",
    ])
  #expect(diagnostics.filter { $0.severity == .error }.count == diagnostics.count)
  // Inside a tree a pipe is left out.
  unsafe unlink(loop)
  #expect(walk([folder.path]).diagnostics.map(\.message) == ["skipped: not a regular file"])
  #expect(walk([folder.path]).files.map(\.relativePath) == ["f"])
}

@Test func namesThatAreNotUTF8AreReported() throws {
  let folder = try TemporaryFolder()
  try folder.write("ok", "x")
  var name = folder.path.utf8CString.dropLast() + [0x2F, -1, 0]
  let descriptor = unsafe name.withUnsafeMutableBufferPointer {
    unsafe $0.baseAddress.map { unsafe open($0, O_WRONLY | O_CREAT, 0o600) } ?? -1
  }
  try #require(descriptor >= 0)
  close(descriptor)
  let (files, diagnostics) = walk([folder.path])
  #expect(files.map(\.relativePath) == ["ok"])
  #expect(diagnostics.map(\.message) == ["cannot read 1 entry: bad name"])
  unsafe _ = name.withUnsafeMutableBufferPointer { unsafe $0.baseAddress.map { unsafe unlink($0) } }
}

@Test func unreadableFoldersAreReported() throws {
  guard geteuid() != 0 else { return }  // root reads everything
  let folder = try TemporaryFolder()
  let closed = try folder.makeFolder("closed")
  try folder.write("f", "x")
  unsafe chmod(closed, 0)
  defer { unsafe chmod(closed, 0o700) }
  let (files, diagnostics) = walk([folder.path])
  #expect(files.map(\.relativePath) == ["f"])
  #expect(diagnostics.map(\.message) == ["cannot read: permission denied"])
}

@Test func pipesOfThisProcessAreFiles() throws {
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  defer { for end in ends { close(end) } }
  let path = "/dev/fd/\(ends[0])"
  #expect(walk([path]).files.map(\.path) == [path])
}
