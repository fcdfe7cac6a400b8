import DrossText
import Testing

@testable import DrossUnicode

@Suite struct RepairScanTests {
  private func suspects(_ bytes: [UInt8]) -> [Int] {
    var scan = RepairScan(from: 0, to: bytes.count)
    var offsets: [Int] = []
    while let suspect = scan.next(in: bytes.span) { offsets.append(suspect.offset) }
    return offsets
  }

  @Test func findsEachOddByteOfASCII() {
    // At every place of a long run, so that each width of step meets it.
    for byte in UInt8(0)..<0x80 {
      let isOdd = byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F
      for place in 0..<150 {
        var bytes = [UInt8](repeating: 0x61, count: 150)
        bytes[place] = byte
        let isFound = isOdd || byte == 0x26 && place < 149
        #expect(suspects(bytes) == (isFound ? [place] : []), "\(byte) at \(place)")
      }
    }
  }

  @Test func passesAmpersandsThatBeginNoReference() {
    for place in 0..<150 {
      for next in UInt8(0x20)..<0x7F where next != 0x26 {
        var bytes = [UInt8](repeating: 0x61, count: 150)
        bytes[place] = 0x26
        if place < 149 { bytes[place + 1] = next }
        let scalar = Unicode.Scalar(next)
        let begins = scalar.properties.isAlphabetic || (0x30...0x39).contains(next) || next == 0x23
        #expect(suspects(bytes) == (begins && place < 149 ? [place] : []), "\(next) at \(place)")
      }
    }
  }

  @Test func agreesWithValidation() {
    var texts = RandomText(seed: 5)
    for _ in 0..<20_000 {
      let bytes = texts.next(most: 12)
      var scan = RepairScan(from: 0, to: bytes.count)
      var found: Set<Int> = []
      while let suspect = scan.next(in: bytes.span) {
        if suspect.kind.contains(.illFormed) { found.insert(suspect.offset) }
      }
      let ranges = UTF8Validation.illFormedRanges(in: bytes.span)
      #expect(found == Set(ranges.flatMap { $0.start..<$0.end }), "\(bytes)")
    }
  }
}
