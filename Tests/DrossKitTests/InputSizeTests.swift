import DrossKit
import DrossTestSupport
import Testing

@Suite struct InputSizeTests {
  private func total(of paths: [String]) async throws -> Int? {
    let size = InputSize { FileTree(paths: paths) }
    for _ in 0..<500 {
      if let total = size.total { return total }
      try await Task.sleep(for: .milliseconds(10))
    }
    return nil
  }

  @Test func sizesOfAllFilesAreAdded() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a/one.txt", "12345")
    try folder.write("two.txt", "123")
    #expect(try await total(of: [folder.path]) == 8)
    #expect(try await total(of: ["\(folder.path)/two.txt"]) == 3)
  }

  @Test func whatHasNoSizeCountsAsNothing() async throws {
    #expect(try await total(of: ["-", "/no/such/file"]) == 0)
  }
}
