import Testing

@testable import DrossReport

@Test func placesInUTF16AreThoseOfTheText() {
  let text = "aé\u{301}😀b\r\nž\u{202E}"
  let bytes = Array(text.utf8)
  var places = UTF16Places(bytes)
  var offset = 0
  for scalar in text.unicodeScalars {
    let before = String(decoding: bytes[..<offset], as: UTF8.self).utf16.count
    #expect(places.offset(of: offset) == before)
    offset += scalar.utf8.count
  }
  #expect(places.offset(of: bytes.count) == text.utf16.count)
  #expect(places.offset(of: 1) == 1)
}

@Test func placesInUTF16CountIllFormedPartsAsOne() {
  // A lone byte, a cut sequence of three, and a place inside a character.
  let bytes: [UInt8] = [0xFF, 0xE2, 0x82, 0x61, 0xF0, 0x9F, 0x98, 0x80]
  var places = UTF16Places(bytes)
  #expect((0...8).map { places.offset(of: $0) } == [0, 1, 1, 2, 3, 3, 3, 3, 5])
}

@Test func placesInUTF16AreCountedFromNearBy() {
  let bytes = Array(String(repeating: "añ€😀", count: 5000).utf8)
  var places = UTF16Places(bytes)
  #expect(places.offset(of: bytes.count) == 5 * 5000)
  for step in 0..<1000 {
    let target = step * 7919 % bytes.count
    // A mark stands at most one character behind where it is due.
    #expect(target - places.start(before: target).byte < UTF16Places.stride + 4)
    // Ten bytes and five units a round; those in the middle of a character count from its start.
    let units = target / 10 * 5 + [0, 1, 1, 2, 2, 2, 3, 3, 3, 3][target % 10]
    #expect(places.offset(of: target) == units)
  }
}
