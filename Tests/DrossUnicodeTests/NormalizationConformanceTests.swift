import DrossText
import Glibc
import Testing

@testable import DrossUnicode

/// Unicode's own NormalizationTest.txt, as Debian's package unicode-data installs it.
@Suite struct NormalizationConformanceTests {
  private static let path = "/usr/share/unicode/NormalizationTest.txt.bz2"
  private static let isInstalled = unsafe access(path, R_OK) == 0

  @Test(
    .enabled(
      if: isInstalled,
      "needs NormalizationTest.txt: apt-get install unicode-data"))
  func conformsToNFC() throws {
    let file = try #require(Self.unpacked())
    let rows = file.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("@") }
    let isKnown = file.hasPrefix("# NormalizationTest-15.0.0.txt")
    #expect(!isKnown || rows.count == 19_074, "\(rows.count) rows")
    #expect(rows.count > 18_000)
    var all: [UInt8] = []
    var allNormalized: [UInt8] = []
    var listed: Set<UInt32> = []
    for row in rows {
      let columns = row.split(separator: ";").prefix(5).map(Self.bytes)
      try #require(columns.count == 5)
      for (column, expected) in zip(columns, [1, 1, 1, 3, 3]) {
        #expect(nfc(column) == columns[expected], "whole: \(row)")
        #expect(try normalized(column) == columns[expected], "by window: \(row)")
        all += column + [0x20]
        allNormalized += columns[expected] + [0x20]
      }
      let first = row.prefix { $0 != ";" }
      if !first.contains(" "), let value = UInt32(first, radix: 16) { listed.insert(value) }
    }
    #expect(try normalized(all) == allNormalized, "all rows in one text")
    // What part 1 of the file does not list is its own normal form.
    var others: [UInt8] = []
    for value in UInt32(0x20)...0x10FFFF where !listed.contains(value) {
      if let scalar = Unicode.Scalar(value) { others += Array(String(scalar).utf8) + [0x20] }
    }
    #expect(try normalized(others) == others, "code points that are not listed")
  }

  private func normalized(_ bytes: [UInt8]) throws -> [UInt8] {
    EditPlan(sorted: try NFCRepair.edits(in: bytes.span, illFormed: [])).apply(to: bytes)
  }

  private static func bytes(_ column: Substring) -> [UInt8] {
    column.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      .compactMap(Unicode.Scalar.init).flatMap { Array(String($0).utf8) }
  }

  private static func unpacked() -> String? {
    guard let pipe = unsafe popen("bzcat \(path)", "r") else { return nil }
    defer { unsafe pclose(pipe) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
