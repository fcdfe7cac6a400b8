import DrossText
import Testing

@testable import DrossUnicode

@Suite struct TranscodingTests {
  private func read(_ bytes: [UInt8], _ label: String) throws -> [UInt8] {
    let name = Transcoding.name(ofLabel: label)
    let plan = EditPlan(sorted: try Transcoding.edits(of: bytes.span, from: name))
    let output = plan.apply(to: bytes)
    #expect(plan.inverted(from: bytes).apply(to: output) == bytes)
    return output
  }

  @Test func readsSingleByteEncodings() throws {
    let cases: [(String, [UInt8], String)] = [
      ("latin1", [0x61, 0xE9, 0x80, 0x93, 0x81, 0x0A], "aé€“\u{81}\n"),
      ("ISO-8859-2", [0xB1, 0x20, 0xE8], "ą č"), ("windows-1251", [0xCF, 0xF0], "Пр"),
      ("koi8-r", [0xD0, 0x61], "пa"), ("cp437", [0x82], "é"), ("mac", [0x8E], "é"),
      ("utf-8", [0xC3, 0xA9], "é"),
    ]
    for (label, bytes, expected) in cases {
      #expect(try read(bytes, label) == Array(expected.utf8), "\(label)")
    }
  }

  @Test func readsWideEncodings() throws {
    let cases: [(String, [UInt8], String)] = [
      ("utf-16le", [0x61, 0, 0xE9, 0, 0x3D, 0xD8, 0x00, 0xDE, 0x0A, 0], "aé😀\n"),
      ("utf-16be", [0, 0x61, 0x20, 0xAC], "a€"),
      ("UTF-16LE", [0xFF, 0xFE, 0x61, 0, 0x00, 0xDC], "a\u{FFFD}"),
      ("utf-32le", [0x61, 0, 0, 0, 0x00, 0xF6, 0x01, 0], "a😀"),
      ("shift_jis", [0x93, 0xFA, 0x61, 0xB1], "日aｱ"), ("gbk", [0xC4, 0xE3, 0x21], "你!"),
      ("euc-kr", [0xB0, 0xA1], "가"), ("big5", [0xA4, 0xA4], "中"),
      ("iso-2022-jp", [0x61, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x62], "a日b"),
    ]
    for (label, bytes, expected) in cases {
      let output = try read(bytes, label)
      #expect(
        output == Array(expected.utf8), "\(label): \(String(decoding: output, as: UTF8.self))")
    }
  }

  @Test func knowsMarksAndLabels() throws {
    let marks: [([UInt8], String?)] = [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
      ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
      ([0xEF, 0xBB, 0xBF], nil), ([], nil), ([0xFF], nil),
    ]
    for (bytes, expected) in marks { #expect(Transcoding.marked(bytes.span) == expected) }
    #expect(Transcoding.name(ofLabel: "Latin1") == "windows-1252")
    for label in ["latin1", "UTF-16", "sjis", "windows-1258", "koi8-u"] {
      #expect(Transcoding.isKnown(label), "\(label)")
    }
    #expect(!Transcoding.isKnown("klingon"))
  }

  @Test func onlyOtherCharactersAreEdited() throws {
    let bytes: [UInt8] = Array("plain ".utf8) + [0xE9] + Array(" text".utf8)
    #expect(
      try Transcoding.edits(of: bytes.span, from: "windows-1252") == [
        Edit(TextRange(6, 7), replacement: [0xC3, 0xA9], rule: "unicode/encoding")
      ])
  }
}
