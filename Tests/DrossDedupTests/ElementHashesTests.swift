import DrossText
import Testing

@testable import DrossDedup

/// What a text is compared by.
@Suite struct ElementHashesTests {
  private func parts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let places = ElementPlaces.all(in: bytes.span)
    #expect(ElementHashes(bytes.span).all.count == places.count)
    return places.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test func wordsAreRunsOfLettersAndDigits() {
    #expect(
      parts("The ferry, late by 20 minutes -- again!") == [
        "The", "ferry", "late", "by", "20", "minutes", "again",
      ])
    #expect(parts("").isEmpty)
    #expect(parts(" ... \n").isEmpty)
    #expect(parts("e\u{301}t\u{E9} na\u{EF}ve") == ["e\u{301}t\u{E9}", "na\u{EF}ve"])
  }

  @Test func lettersStandAloneWhereWordsAreNotToldApart() {
    #expect(parts("河水上漲abc了") == ["河", "水", "上", "漲", "abc", "了"])
    #expect(parts("น้ำ").count == 2)
    #expect(parts("الماء يرتفع") == ["الماء", "يرتفع"])
  }

  @Test func typographyHidesNothing() {
    let plain = Array("the harbour's old wall".utf8)
    let fancy = Array("The\u{A0}HARBOUR\u{2019}s  o\u{200B}ld\r\nwall".utf8)
    #expect(ElementHashes(plain.span).all == ElementHashes(fancy.span).all)
  }

  @Test func illFormedBytesSeparate() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xE2, 0x82]
    #expect(ElementHashes(bytes.span).all.count == 2)
    #expect(ElementPlaces.sourceRanges([0..<2], in: bytes.span) == [TextRange(0, 3)])
  }

  /// A change here makes stored fingerprints worthless: it needs a new version of the schema.
  @Test func hashesAreFrozen() {
    let bytes = Array("the river 1848 überschwemmung 河".utf8)
    #expect(
      ElementHashes(bytes.span).all.map { String($0, radix: 16) } == [
        "c14e868f0e91c14c", "e0d8e83f47820594", "d41c48770c2a1295", "79895b6147ad6c66",
        "da301a0fc5601fe7",
      ])
  }
}
