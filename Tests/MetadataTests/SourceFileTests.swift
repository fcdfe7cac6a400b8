import Testing

/// Whether source files stay readable.
@Suite struct SourceFileTests {
  @Test func noSwiftFileIsPast400Lines() throws {
    for folder in ["Sources", "Plugins", "Tests", "Benchmarks"] {
      for file in try Project.files(below: folder, type: "swift") {
        let count = try Project.lines(file).count
        #expect(count <= 400, "\(file) has \(count) lines")
      }
    }
  }
}
