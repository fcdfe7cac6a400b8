import DrossTestSupport
import Testing

@testable import DrossReport

@Test func gzipHoldsNoTimeAndIsSmaller() throws {
  let text = Array(String(repeating: "The bridge opened on Monday. ", count: 1000).utf8)
  let compressed = try #require(Gzip.compress(text))
  // Magic number, method, no flags, no time (RFC 1952, 2.3).
  #expect(compressed.prefix(8).elementsEqual([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
  #expect(compressed.count < text.count / 20)
  // The last four bytes are the length.
  let length = compressed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  #expect(length == text.count)
}

@Test func gzipOfWhatCannotBeCompressedFits() throws {
  var random = SplitMix64(seed: 5)
  let noise = (0..<100_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  #expect(try #require(Gzip.compress(noise)).count < noise.count + 1024)
  #expect(try #require(Gzip.compress([])).count == 20)
}
