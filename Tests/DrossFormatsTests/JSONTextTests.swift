import DrossText
import Testing

@testable import DrossFormats

private func locate(
  _ record: [UInt8], _ field: String = "text", id: String? = "id"
) throws(FormatError) -> (text: [UInt8], id: String?) {
  let fields = try JSONText.locate(
    field: FieldPath(field), id: id.map { FieldPath($0) }, in: record.span)
  return (fields.text.decoded(in: record.span), fields.id?.text(in: record.span))
}

private func failure(
  _ record: String, _ field: String = "text", id: String? = "id"
) -> FormatError? {
  do {
    _ = try locate(Array(record.utf8), field, id: id)
    return nil
  } catch { return error }
}

@Test func fieldsAreFound() throws {
  let cases: [(String, String, String, String?)] = [
    (#"{"text":"a"}"#, "text", "a", nil),
    (#" { "id" : 12 , "text" : "b\n" , "x" : [ { "text" : 1 } , "]" ] } "#, "text", "b\n", "12"),
    (#"{"text":"c","id":"x\u0079"}"#, "text", "c", "xy"),
    (#"{"text":"c","id":-1.50e+3}"#, "text", "c", "-1.50e+3"),
    (#"{"text":"c","id":true}"#, "text", "c", nil),
    (#"{"te\u0078t":"d"}"#, "text", "d", nil),
    (#"{"doc":{"x":{"text":"no"},"text":"e"},"text":"no"}"#, "doc.text", "e", nil),
    (#"{"doc.text":"f","doc":1}"#, "doc.text", "f", nil),
    (#"{"a":{"b.c":"g"}}"#, "a.b.c", "g", nil),
    (#"{"a":{"b":{"c":"h"}}}"#, "a.b.c", "h", nil),
    (#"{"":"i"}"#, "", "i", nil),
    ("{\"text\":\"j\"}\r\n", "text", "j", nil),
    ("\u{FEFF}{\"text\":\"k\"}", "text", "k", nil),
    (#"{"x":"\"\\{","y":[],"z":{},"text":""}"#, "text", "", nil),
    (#"{"x":[null,true,false,0,-0.5,1E5,[[]],{"a":{}}],"text":"l"}"#, "text", "l", nil),
  ]
  for (record, field, text, id) in cases {
    let found = try locate(Array(record.utf8), field)
    #expect(found.text == Array(text.utf8), "\(record)")
    #expect(found.id == id, "\(record)")
  }
  let nested = try locate(Array(#"{"meta":{"id":7,"t":"x"}}"#.utf8), "meta.t", id: "meta.id")
  #expect(nested.text == [0x78] && nested.id == "7")
  #expect(try locate(Array(#"{"id":"x"}"#.utf8), "id", id: "id").id == "x")
}

@Test func badSyntaxIsFoundWhereItIs() {
  let cases: [(String, JSONFault, Int)] = [
    ("", .endsEarly, 0), ("  ", .endsEarly, 2), ("{", .endsEarly, 1), ("{\"", .endsEarly, 2),
    (#"{"a"}"#, .noColon, 4), (#"{"a":}"#, .noValue, 5), (#"{"a":1"#, .endsEarly, 6),
    (#"{"a":1 "b":2}"#, .noObjectEnd, 7), (#"{"a":1,}"#, .noName, 7), (#"{a:1}"#, .noName, 1),
    (#"{"a":[1 2]}"#, .noArrayEnd, 8), (#"{"a":[1,]}"#, .noValue, 8),
    (#"{"a":01}"#, .noObjectEnd, 6),
    (#"{"a":1.}"#, .badNumber, 7), (#"{"a":-}"#, .badNumber, 6), (#"{"a":1e+}"#, .badNumber, 8),
    (#"{"a":.5}"#, .noValue, 5), (#"{"a":+1}"#, .noValue, 5), (#"{"a":NaN}"#, .noValue, 5),
    (#"{"a":tru}"#, .noValue, 5), (#"{"a":tru"#, .endsEarly, 5), (#"{"a":nul1}"#, .noValue, 5),
    ("{\"a\":\"\u{1}\"}", .controlCharacter, 6),
    ("{\"a\":\"0123456789\t\"}", .controlCharacter, 16),
    (#"{"a":"\x"}"#, .badEscape, 6), (#"{"a":"\u12g4"}"#, .badEscape, 6),
    (#"{"a":"\u12"#, .endsEarly, 10), (#"{"a":"\"#, .endsEarly, 7), (#"{"a":1}}"#, .moreText, 7),
    (#"{"a":1}{"a":2}"#, .moreText, 7), ("{\"a\":1}\0", .moreText, 7), ("{'a':1}", .noName, 1),
    ("[1", .endsEarly, 2), ("x", .noValue, 0), ("{\"a\":1}\u{FEFF}", .moreText, 7),
  ]
  for (record, fault, byte) in cases {
    let error = failure(record)
    #expect(error?.code == .notJSON, "\(record)")
    #expect(error?.fault == fault, "\(record)")
    #expect(error?.byte == byte, "\(record)")
  }
}

@Test func badSyntaxIsFoundAnywhere() {
  // Every proper prefix of an object is not JSON.
  let record = Array(#"{"id":[1,{"a":null}],"text":"a\u00e9b","z":-1.5e3}"#.utf8)
  for count in 0..<record.count {
    #expect(throws: FormatError.self) { try locate(Array(record[..<count])) }
  }
}

@Test func recordsWithoutTheTextAreTold() {
  let cases: [(String, FormatError.Code, Int?)] = [
    (#"{"id":1}"#, .fieldMissing, nil), ("{}", .fieldMissing, nil),
    (#"{"text":null}"#, .fieldIsNull, 8), (#"{"text":1}"#, .fieldNotString, 8),
    (#"{"text":["a"]}"#, .fieldNotString, 8), (#"{"text":{"text":"a"}}"#, .fieldNotString, 8),
    (#"{"text":true}"#, .fieldNotString, 8), (#"{"text":"a","text":"b"}"#, .duplicateField, 12),
    (#"{"text":null,"te\u0078t":"b"}"#, .duplicateField, 13), ("[]", .notObject, nil),
    (#""text""#, .notObject, nil), ("12", .notObject, nil),
    (#"{"id":1,"text":"a","id":2}"#, .duplicateField, 19),
  ]
  for (record, code, byte) in cases {
    let error = failure(record)
    #expect(error?.code == code, "\(record)")
    #expect(error?.byte == byte, "\(record)")
  }
  #expect(failure(#"{"text":"a","x":1,"x":2}"#) == nil)
  #expect(failure(#"{"d":{"text":"a"},"d":{"text":"b"}}"#, "d.text")?.code == .duplicateField)
  #expect(failure(#"{"d":{"text":"a"},"d":1}"#, "d.text")?.code == .duplicateField)
  #expect(failure(#"{"d":{"text":"a"},"d.text":"b"}"#, "d.text")?.code == .duplicateField)
  #expect(failure(#"{"d":1}"#, "d.text")?.code == .fieldMissing)
  #expect(failure(#"{"d":[{"text":"a"}]}"#, "d.text")?.code == .fieldMissing)
  #expect(failure(#"{"id":1,"text":"a","id":2}"#, id: nil) == nil)
}

@Test func nestingHasALimit() {
  func nested(_ depth: Int) -> String {
    let count = depth - 1
    return #"{"text":"a","x":"# + String(repeating: "[", count: count)
      + String(repeating: "]", count: count) + "}"
  }
  #expect(failure(nested(512)) == nil)
  #expect(failure(nested(513))?.fault == .tooDeep)
  #expect(failure(String(repeating: "[", count: 1_000_000))?.fault == .tooDeep)
  #expect(failure(String(repeating: #"{"a":"#, count: 1_000_000))?.fault == .tooDeep)
  let path = Array(repeating: "a", count: 600).joined(separator: ".")
  #expect(failure(String(repeating: #"{"a":"#, count: 600), path)?.fault == .tooDeep)
}

@Test func otherBytesInStringsAreLetThrough() throws {
  let record = Array(#"{"x":""#.utf8) + [0xFF, 0xC0] + Array(#"","text":"a"#.utf8) + [0x80, 0x7F]
  let found = try locate(record + Array(#""}"#.utf8))
  #expect(found.text == [0x61, 0x80, 0x7F])
}
