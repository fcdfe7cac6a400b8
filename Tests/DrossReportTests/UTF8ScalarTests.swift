import Testing

@testable import DrossReport

@Test func everyCodePointIsReadBack() {
  for value in [UInt32(0), 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let bytes = Array(String(scalar).utf8)
    let read = UTF8Scalar.read(bytes[...], at: 0)
    #expect(read.value == value && read.count == bytes.count)
    #expect(UTF8Scalar.isWellFormed(bytes[...]))
  }
}

@Test func illFormedPartsAreMaximal() {
  let parts: [(bytes: [UInt8], count: Int)] = [
    ([0x80], 1), ([0xC0, 0x80], 1), ([0xC2], 1), ([0xE0, 0x80, 0x80], 1), ([0xE2, 0x82], 2),
    ([0xED, 0xA0, 0x80], 1), ([0xF0, 0x9F, 0x98], 3), ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5], 1),
    ([0xFF], 1), ([0xF1, 0x80, 0x41], 2),
  ]
  for (bytes, count) in parts {
    let read = UTF8Scalar.read(bytes[...], at: 0)
    #expect(read.value == nil && read.count == count, "\(bytes)")
    #expect(!UTF8Scalar.isWellFormed(bytes[...]))
  }
}
