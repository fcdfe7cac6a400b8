import DrossKit
import DrossTestSupport
import Testing

@Suite struct PieceReaderTests {
  private func paths(_ reader: consuming PieceReader) -> [String] {
    var paths: [String] = []
    while let piece = reader.next() { paths.append(piece.file?.relativePath ?? "") }
    return paths
  }

  private func folder(of count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<count { try folder.write("\(number + 100_000).txt", "") }
    return folder
  }

  /// As many files as a crawl has, all of which an earlier run has done.
  @Test func passesOverAnyNumberOfFiles() throws {
    let folder = try folder(of: 20_000)
    var done = DoneWork()
    for number in 0..<20_000 { done.files.insert(Array(folder("\(number + 100_000).txt").utf8)) }
    let last = folder("119999.txt")
    done.files.remove(Array(last.utf8))
    let reader = PieceReader(
      paths: [folder.path], format: .auto, hasTextField: false, shard: nil, done: done)
    #expect(paths(reader) == ["119999.txt"])
    let share = PieceReader(
      paths: [folder.path], format: .auto, hasTextField: false, shard: Shard("15000/20000"))
    #expect(paths(share) == ["114999.txt"])
  }

  @Test func sharesAreTheWhole() throws {
    let folder = try folder(of: 10)
    var all: [String] = []
    for number in 1...3 {
      all += paths(
        PieceReader(
          paths: [folder.path], format: .auto, hasTextField: false, shard: Shard("\(number)/3")))
    }
    #expect(all.sorted() == (0..<10).map { "\($0 + 100_000).txt" })
  }

  @Test func ownFilesAndFoldersArePassedOver() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "out/a.txt", "report.html", "z.txt"] { try folder.write(name, "") }
    let reader = PieceReader(
      paths: [folder.path], format: .auto, hasTextField: false,
      ignoring: .init(readsFiles: false, own: [folder("out"), folder("report.html")]))
    #expect(paths(reader) == ["a.txt", "z.txt"])
  }
}
