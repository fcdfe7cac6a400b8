import DrossTestSupport
import DrossText
import Testing

@testable import DrossFormats

/// A literal of the given bytes.
func literal(_ raw: [UInt8]) -> JSONLiteral {
  JSONLiteral(range: TextRange(0, raw.count), hasEscapes: raw.contains(0x5C))
}

/// One way to write a text, and what each of its pieces is decoded to.
struct WrittenText {
  var raw: [UInt8] = []
  var decoded: [UInt8] = []
  /// For each decoded byte, the piece of `raw` that it comes from.
  var pieces: [(raw: TextRange, decoded: TextRange)] = []

  /// A text of `count` random code points, written in random styles.
  init(count: Int, using random: inout SplitMix64) {
    let pool: [UInt32] = [
      0x20, 0x22, 0x2F, 0x41, 0x5C, 0x61, 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x00, 0x1F, 0x7F, 0x80,
      0xE9,
      0x430, 0x7FF, 0x800, 0x20AC, 0xFEFF, 0xFFFF, 0x10000, 0x1F642, 0x10FFFF, 0xD800, 0xDBFF,
      0xDC00,
      0xDFFF,
    ]
    var last: UInt32 = 0
    for _ in 0..<count {
      let scalar = pool.randomElement(using: &random) ?? 0x61
      // Two halves next to each other would be one code point.
      if last & 0xFFFF_FC00 == 0xD800 && scalar & 0xFFFF_FC00 == 0xDC00 { continue }
      last = scalar
      append(scalar, style: Int.random(in: 0..<4, using: &random))
    }
  }

  private mutating func append(_ scalar: UInt32, style: Int) {
    let utf8 = Self.encode(scalar)
    let short: [UInt32: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 8: 0x62, 9: 0x74, 10: 0x6E, 12: 0x66, 13: 0x72,
    ]
    let mustEscape = scalar < 0x20 || scalar == 0x22 || scalar == 0x5C || scalar >> 11 == 0x1B
    if style < 2 && !mustEscape {
      for byte in utf8 {
        add([byte], [byte])
      }
    } else if style % 2 == 0, let letter = short[scalar] {
      add([0x5C, letter], utf8)
    } else {
      let units =
        scalar < 0x10000
        ? [scalar] : [0xD800 + (scalar - 0x10000) >> 10, 0xDC00 + (scalar - 0x10000) & 0x3FF]
      let text = units.map { unit in
        let digits = String(unit, radix: 16, uppercase: style == 3)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
      add(Array(text.joined().utf8), utf8)
    }
  }

  private mutating func add(_ rawPiece: [UInt8], _ decodedPiece: [UInt8]) {
    let piece = (
      raw: TextRange(raw.count, raw.count + rawPiece.count),
      decoded: TextRange(decoded.count, decoded.count + decodedPiece.count)
    )
    for _ in decodedPiece { pieces.append(piece) }
    raw += rawPiece
    decoded += decodedPiece
  }

  /// UTF-8, slowly, surrogates included.
  private static func encode(_ scalar: UInt32) -> [UInt8] {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 + (scalar >> shift) % 64) }
    switch scalar {
    case ..<0x80: return [UInt8(scalar)]
    case ..<0x800: return [UInt8(0xC0 + scalar >> 6), tail(0)]
    case ..<0x10000: return [UInt8(0xE0 + scalar >> 12), tail(6), tail(0)]
    default: return [UInt8(0xF0 + scalar >> 18), tail(12), tail(6), tail(0)]
    }
  }
}

@Test func literalsAreDecoded() {
  let cases: [(String, [UInt8])] = [
    ("", []), ("plain é", Array("plain é".utf8)),
    (#"\"\\\/\b\f\n\r\t"#, [0x22, 0x5C, 0x2F, 8, 12, 10, 13, 9]),
    (#"\u0000\u007f\u00e9\u20AC\ud83d\ude42"#, Array("\0\u{7F}é€🙂".utf8)),
    (#"\ud83d"#, [0xED, 0xA0, 0xBD]), (#"\ude42x"#, [0xED, 0xB9, 0x82, 0x78]),
    (#"\ud83d\ud83d\ude42"#, [0xED, 0xA0, 0xBD] + Array("🙂".utf8)),
    (#"\ud83d\n"#, [0xED, 0xA0, 0xBD, 10]),
    (#"\ud83d\\ude42"#, [0xED, 0xA0, 0xBD] + Array("\\ude42".utf8)),
  ]
  for (raw, expected) in cases {
    let raw = Array(raw.utf8)
    #expect(literal(raw).decoded(in: raw.span) == expected)
  }
}

@Test func literalsOfAnyStyleAreDecoded() {
  var random = SplitMix64(seed: 3)
  for count in 0..<400 {
    let text = WrittenText(count: count % 60, using: &random)
    #expect(literal(text.raw).decoded(in: text.raw.span) == text.decoded)
  }
}

@Test func escapingIsTheInverseOfDecoding() {
  var random = SplitMix64(seed: 4)
  let pool: [UInt8] = [
    0x61, 0x22, 0x5C, 0x00, 0x0A, 0x1F, 0xED, 0xA0, 0xBD, 0xB0, 0x80, 0xFF, 0x64,
  ]
  for count in 0..<3000 {
    let bytes = (0..<count % 20).map { _ in pool.randomElement(using: &random) ?? 0 }
    let raw = JSONLiteral.escape(bytes)
    #expect(literal(raw).decoded(in: raw.span) == bytes)
    let record = Array(#"{"text":""#.utf8) + raw + Array(#""}"#.utf8)
    #expect(throws: Never.self) {
      try JSONText.locate(field: FieldPath("text"), id: nil, in: record.span)
    }
  }
  #expect(JSONLiteral.escape(Array("a\"\\\n\u{1}é/".utf8)) == Array(#"a\"\\\n\u0001é/"#.utf8))
  #expect(JSONLiteral.escape([0xED, 0xA0, 0xBD]) == Array(#"\ud83d"#.utf8))
}
