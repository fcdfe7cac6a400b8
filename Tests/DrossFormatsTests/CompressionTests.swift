import DrossFormats
import DrossTestSupport
import DrossText
import Foundation
import Testing

/// Whether what is compressed comes out again, and what is broken is told with its place.
@Suite struct CompressionTests {
  private let tools: [(Compression, String)] = [
    (.gzip, "gzip"), (.zstd, "zstd -q"), (.xz, "xz"), (.bzip2, "bzip2"),
  ]

  @Test func namesStandForCompressions() {
    #expect(Compression(path: "a/b.jsonl.gz") == .gzip)
    #expect(Compression(path: "B.TXT.ZST") == .zstd)
    #expect(Compression(path: "b.xz") == .xz)
    #expect(Compression(path: "b.bz2") == .bzip2)
    #expect(Compression(path: "gz") == nil)
    #expect(Compression.innerName(of: "a.jsonl.zst") == "a.jsonl")
    #expect(InputFormat(path: "a.jsonl.zst") == .jsonl)
    #expect(InputFormat(path: "a.txt.gz") == .text)
  }

  @Test func membersComeOutAgainAndOtherToolsReadThem() throws {
    let folder = try TemporaryFolder()
    let pieces: [[UInt8]] = [
      sample(40_000, seed: 1), [], sample(3, seed: 2), sample(300_000, seed: 3),
    ]
    for (compression, tool) in tools {
      let bytes = try pieces.flatMap { try compression.compress($0) }
      try folder.write("a", bytes)
      let read = try FileBytes.readCompressed(folder("a"))
      #expect(read.compression == compression)
      #expect(read.bytes == pieces.flatMap { $0 }, "\(compression)")
      let outcome = try Command.shell("\(tool) -dc < a", in: folder.path).run()
      #expect(outcome.output == pieces.flatMap { $0 }, "\(tool): \(outcome.errorText)")
      #expect(try compression.compress(pieces[0]) == compression.compress(pieces[0]))
    }
  }

  @Test func whatOtherToolsWriteIsRead() throws {
    let folder = try TemporaryFolder()
    let bytes = sample(200_000, seed: 4)
    try folder.write("plain", bytes)
    for (compression, tool) in tools {
      _ = try Command.shell("\(tool) -c < plain > a; \(tool) -c < plain >> a", in: folder.path)
        .run()
      let read = try FileBytes.readCompressed(folder("a"))
      #expect(read.compression == compression && read.bytes == bytes + bytes, "\(tool)")
    }
  }

  @Test func paddingAfterMembersIsPassedOver() throws {
    let folder = try TemporaryFolder()
    let text = sample(1000, seed: 5)
    for compression in [Compression.gzip, .xz] {
      let member = try compression.compress(text)
      try folder.write("a", member + [0, 0, 0, 0] + member + [UInt8](repeating: 0, count: 512))
      #expect(try FileBytes.read(folder("a")) == text + text)
    }
  }

  @Test func everyCutIsTold() throws {
    let folder = try TemporaryFolder()
    for compression in Compression.allCases {
      let member = try compression.compress(sample(2000, seed: 6))
      for count in [11, 20, member.count / 2, member.count - 1] {
        try folder.write("a", Array(member.prefix(count)))
        let error = failure { _ = try FileBytes.read(folder("a")) }
        #expect(error?.code == .cannotDecompress, "\(compression) cut at \(count)")
        #expect(
          error?.compressionFault == .endsEarly(compression), "\(compression) cut at \(count)")
        #expect(error?.byte == count, "\(compression) cut at \(count)")
      }
    }
  }

  @Test func damageIsToldWithItsPlace() throws {
    let folder = try TemporaryFolder()
    for compression in Compression.allCases {
      let first = try compression.compress(sample(2000, seed: 7))
      var second = try compression.compress(sample(200_000, seed: 8))
      for index in second.count / 2..<second.count / 2 + 40 { second[index] ^= 0x5A }
      try folder.write("a", first + second)
      let error = failure { _ = try FileBytes.read(folder("a")) }
      #expect(error?.compressionFault == .corrupt(compression), "\(compression)")
      let place = error?.byte ?? 0
      #expect(place > first.count && place <= first.count + second.count, "\(compression)")
    }
  }

  @Test func trailingBytesAreTold() throws {
    let folder = try TemporaryFolder()
    for compression in Compression.allCases {
      let member = try compression.compress(sample(2000, seed: 9))
      try folder.write("a", member + Array("no such thing".utf8))
      let error = failure { _ = try FileBytes.read(folder("a")) }
      #expect(error?.compressionFault == .corrupt(compression), "\(compression)")
    }
  }

  @Test func nameAndBytesMustAgree() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.gz", "plain text, not compressed\n")
    try folder.write("b.gz", "")
    #expect(
      failure { _ = try FileBytes.read(folder("a.gz")) }?.compressionFault == .otherBytes(.gzip))
    #expect(
      failure { _ = try FileBytes.read(folder("b.gz")) }?.compressionFault == .endsEarly(.gzip))
  }

  @Test func linesBeforeDamageAreRead() throws {
    let folder = try TemporaryFolder()
    let line = "{\"text\":\"one line of text\"}\n"
    for compression in Compression.allCases {
      let first = try compression.compress(Array(String(repeating: line, count: 100).utf8))
      let second = try compression.compress(Array((line + "{\"text\":\"cut").utf8))
      try folder.write("a.jsonl", first + second.dropLast(4))
      var reader = try JSONLinesReader(path: folder("a.jsonl"), batchSize: 512)
      var count = 0
      var error: FormatError?
      do throws(FormatError) {
        while let batch = try reader.next() {
          count += batch.lines.count
          #expect(batch.compression == compression)
          #expect(batch.lines.allSatisfy { $0.content.count == line.utf8.count - 1 })
        }
      } catch let caught { error = caught }
      #expect(count >= 100 && count <= 101, "\(compression): \(count)")
      #expect(error?.compressionFault == .endsEarly(compression), "\(compression)")
    }
  }

  /// Text that can be compressed, but not to nothing.
  private func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += Array("word\(random.below(100_000)) ".utf8) }
    return Array(bytes.prefix(count))
  }

  private func failure(_ body: () throws -> Void) -> FormatError? {
    do { try body() } catch { return error as? FormatError }
    return nil
  }
}
