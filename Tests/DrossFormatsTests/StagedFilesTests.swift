import DrossFormats
import Testing

/// What git says when there is something staged is tried by the golden case `dedup/staged`.
@Suite struct StagedFilesTests {
  @Test func patternsThatMatchNothingGiveNothing() {
    let paths = try? StagedFiles.paths(matching: ["no/such/folder/of/ours/*.nothing"])
    // Outside of a repository git has nothing to say.
    #expect(paths == nil || paths == [])
  }
}
