import Testing

@testable import DrossFormats

/// What git says when there is something staged is tried by the golden case `dedup/staged`.
@Suite struct StagedFilesTests {
  @Test func patternsThatMatchNothingGiveNothing() {
    let paths = try? StagedFiles.paths(matching: ["no/such/folder/of/ours/*.nothing"])
    // Outside of a repository git has nothing to say.
    #expect(paths == nil || paths == [])
  }

  @Test(arguments: [
    ("a.txt", "", "a.txt"), ("a.txt", "b/", "../a.txt"), ("b/a.txt", "b/", "a.txt"),
    ("b/c/a.txt", "b/", "c/a.txt"), ("b/a.txt", "b/c/", "../a.txt"), ("b", "b/", "../b"),
    ("bc/a.txt", "b/c/", "../../bc/a.txt"),
  ])
  func pathsAreThoseOfTheWorkingFolder(path: String, folder: String, expected: String) {
    #expect(StagedFiles.relative(Array(path.utf8)[...], to: Array(folder.utf8)[...]) == expected)
  }
}
