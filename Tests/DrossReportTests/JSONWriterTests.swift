import Testing

@testable import DrossReport

private func written(_ write: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Test func jsonWriterPutsCommasAndColons() {
  let text = written {
    $0.beginObject()
    $0.key("a")
    $0.int(-3)
    $0.key("b")
    $0.beginArray()
    $0.bool(true)
    $0.null()
    $0.beginObject()
    $0.endObject()
    $0.beginArray()
    $0.endArray()
    $0.string("x")
    $0.endArray()
    $0.key("c")
    $0.string("")
    $0.endObject()
    $0.endLine()
    $0.beginObject()
    $0.endObject()
    $0.endLine()
  }
  #expect(text == #"{"a":-3,"b":[true,null,{},[],"x"],"c":""}"# + "\n{}\n")
}

@Test func jsonWriterEscapesAsLittleAsPossible() {
  let cases: [(String, String)] = [
    ("plain / ünï 🙂", #""plain / ünï 🙂""#),
    ("\"\\\u{8}\u{9}\n\u{C}\r", #""\"\\\b\t\n\f\r""#),
    ("\0\u{1F}\u{7F}\u{2028}", "\"\\u0000\\u001f\u{7F}\u{2028}\""),
  ]
  for (input, expected) in cases {
    let output = written { $0.string(input) }
    #expect(Array(output.utf8) == Array(expected.utf8))
  }
}

@Test func jsonWriterMarksEachMaximalIllFormedPart() {
  let bad = #"\ufffd"#
  let cases: [([UInt8], String)] = [
    ([0x61, 0xFF, 0x62], "a\(bad)b"),
    ([0xF0, 0x9F, 0x99], bad),
    ([0xF0, 0x9F, 0x99, 0x41], bad + "A"),
    ([0xC0, 0xAF], bad + bad),
    ([0xED, 0xA0, 0x80], bad + bad + bad),
    ([0xE0, 0x80, 0x80], bad + bad + bad),
    ([0xF4, 0x90, 0x80, 0x80], bad + bad + bad + bad),
    ([0xE2, 0x82, 0xE2, 0x82, 0xAC], bad + "€"),
    ([0xC3], bad),
    ([0x80], bad),
  ]
  for (input, expected) in cases {
    #expect(written { $0.string(bytes: input.span) } == "\"\(expected)\"")
    #expect(written { $0.string(bytes: input[...]) } == "\"\(expected)\"")
  }
}

@Test func jsonWriterRoundsNumbers() {
  let cases: [(Double, Int, String)] = [
    (7, 3, "7.0"), (0.97, 3, "0.97"), (0.12345, 3, "0.123"), (0.9996, 3, "1.0"),
    (-0.5, 3, "-0.5"), (-0.0001, 3, "0.0"), (0, 0, "0.0"), (2.5, 0, "3.0"), (1.05, 2, "1.05"),
    (0.001, 3, "0.001"), (10.01, 3, "10.01"), (1e300, 3, "1e+300"), (.infinity, 3, "null"),
    (.nan, 3, "null"),
  ]
  for (value, decimals, expected) in cases {
    #expect(written { $0.double(value, decimals: decimals) } == expected)
  }
}

/// Text is read eight bytes at a time: what is escaped is found at every place.
@Test func jsonWriterEscapesAtEveryPlace() {
  for before in 0..<18 {
    for after in 0..<10 {
      for (sign, escape) in [
        ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("é", "é"), ("\u{7F}", "\u{7F}"),
      ] {
        let start = String(repeating: "a", count: before)
        let end = String(repeating: "~", count: after)
        #expect(written { $0.string(start + sign + end) } == "\"" + start + escape + end + "\"")
      }
    }
  }
}

@Test func jsonWriterWritesAllDigits() {
  var number = 1
  for _ in 0..<18 {
    for value in [number - 1, number, -number, number + 1] {
      #expect(written { $0.int(value) } == "\(value)")
    }
    number *= 10
  }
  for (value, text) in [
    (0.05, "0.05"), (0.5, "0.5"), (1.0, "1.0"), (0.999, "0.999"), (12.3404, "12.34"),
  ] {
    #expect(written { $0.double(value) } == text)
  }
  #expect(written { $0.double(7.4, decimals: 0) } == "7.0")
}
