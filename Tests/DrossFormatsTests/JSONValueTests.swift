import DrossFormats
import Testing

private func value(_ text: String) throws(FormatError) -> JSONValue {
  let bytes = Array(text.utf8)
  return try JSONValue(bytes.span)
}

@Test func valuesAreRead() throws {
  #expect(try value("null") == .null)
  #expect(try value(" true\n") == .bool(true))
  #expect(try value("false") == .bool(false))
  #expect(try value("-12") == .int(-12))
  #expect(try value("9223372036854775807") == .int(.max))
  #expect(try value("9223372036854775808") == .double(9.223372036854775808e18))
  #expect(try value("1.5e3") == .double(1500))
  #expect(try value(#""a\u00e9\ud800""#) == .string(Array("aé".utf8) + [0xED, 0xA0, 0x80]))
  #expect(try value("[1,[],{}]") == .array([.int(1), .array([]), .object([])]))
  let edit = try value(#"{"start":3,"end":7,"removed":"a\nb","rule":"x/y","more":[1,2]}"#)
  #expect(edit["start"]?.int == 3)
  #expect(edit["removed"]?.bytes == Array("a\nb".utf8))
  #expect(edit["rule"]?.text == "x/y")
  #expect(edit["more"]?.elements?.count == 2)
  #expect(edit["missing"] == nil)
  #expect(edit["rule"]?.int == nil)
  #expect(edit["start"]?["x"] == nil)
}

@Test func badValuesAreErrors() {
  let cases: [(String, FormatError.Code, JSONFault?, Int?)] = [
    ("", .notJSON, .endsEarly, 0), ("nul", .notJSON, .endsEarly, 0),
    ("1 2", .notJSON, .moreText, 2),
    ("[1", .notJSON, .endsEarly, 2), (#"{"a":1,"\u0061":2}"#, .duplicateField, nil, nil),
    (String(repeating: "[", count: 600), .notJSON, .tooDeep, 512),
  ]
  for (text, code, fault, byte) in cases {
    do {
      _ = try value(text)
      Issue.record("\(text) is not a value")
    } catch {
      #expect(error.code == code && error.fault == fault && error.byte == byte)
    }
  }
}
