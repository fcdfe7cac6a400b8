import Testing

@testable import DrossRules

@Suite struct RequiredLiteralsTests {
  private func literals(_ pattern: String) -> [String]? {
    RequiredLiterals(pattern)?.literals.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func findsWhatEveryMatchHolds() {
    let rows: [(String, [String]?)] = [
      ("photo", ["photo"]),
      ("photos?", ["photo"]),
      ("(?:photo|image) by", ["photo b", "image b"]),
      (#"^\s*(?:photo|foto)\s*:"#, ["photo", "foto"]),
      (#"\d+ comments?"#, ["comment"]),
      ("a.*b", nil),
      ("colou?r", ["colour", "color"]),
      (#"[a-z]+@[a-z]+\.com"#, [".com"]),
      ("(?:un|una) comment[oi]", ["un comm", "una com"]),
      (#"(?:\d{1,6}|nessun) comment[oi](?: su[^\n]{2,120})?"#, ["comment"]),
      (#"(?!the )photo(?= by)"#, ["photo"]),
      (#"\bfile\b"#, ["file"]),
      (#"(?i)photo"#, ["photo"]),
      (#"(?<name>photo)"#, ["photo"]),
      (#"(?:photo)?"#, nil),
      (#"(?:photo){0,2}"#, nil),
      (#"(?:photo){2}"#, ["photo"]),
      (#"x|photo"#, nil),
      ("an extraordinarily long phrase", ["an extr"]),
      ("continue reading", ["continu"]),
    ]
    for (pattern, expected) in rows {
      #expect(literals(pattern).map { $0.sorted() } == expected.map { $0.sorted() }, "\(pattern)")
    }
  }

  @Test func knowsHowFarFromTheEnds() {
    let rows: [(String, Int?, Int?)] = [
      ("photo", nil, nil),
      ("^photo", 0, nil),
      (#"^[^\w\n]{0,3}photo"#, 12, nil),
      (#"^\s*photo"#, 1, nil),
      (#"^.*photo"#, nil, nil),
      ("photo$", nil, 0),
      (#"credit: [^.]{2,5}$"#, nil, 21),
      (#"^(?:the )?photo .{0,2}$"#, 0, 11),
    ]
    for (pattern, before, after) in rows {
      let required = RequiredLiterals(pattern)
      #expect(required?.mostBefore == before, "\(pattern)")
      #expect(required?.mostAfter == after, "\(pattern)")
    }
  }

  @Test func understandsLargeAlternations() {
    let pattern =
      #"^[^\w\n]{0,4}(?:lascia (?:un commento|una risposta)|(?:scrivi|aggiungi|invia) un commento|"#
      + #"(?:\d{1,6}|nessun) comment[oi](?: su[^\n]{2,120})?|commenti(?: ?\(\d+\))?|"#
      + #"annulla risposta)$"#
    #expect(RequiredLiterals(pattern) != nil)
  }
}
