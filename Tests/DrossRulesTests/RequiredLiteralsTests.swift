import Testing

@testable import DrossRules

@Suite struct RequiredLiteralsTests {
  private func literals(_ pattern: String) -> [String]? {
    RequiredLiterals(pattern)?.choices.first?.literals.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test func findsWhatEveryMatchHolds() {
    let rows: [(String, [String]?)] = [
      ("photo", ["photo"]),
      ("photos?", ["photo"]),
      ("(?:photo|image) by", ["photo by", "image by"]),
      (#"^\s*(?:photo|foto)\s*:"#, ["photo", "foto"]),
      (#"\d+ comments?"#, ["comment"]),
      ("a.*b", nil),
      ("colou?r", ["colour", "color"]),
      (#"[a-z]+@[a-z]+\.com"#, [".com"]),
      ("(?:un|una) comment[oi]", ["un commento", "un commenti", "una commento", "una commenti"]),
      (#"(?:\d{1,6}|nessun) comment[oi](?: su[^\n]{2,120})?"#, ["commenti", "commento"]),
      (#"(?!the )photo(?= by)"#, ["photo"]),
      (#"\bfile\b"#, ["file"]),
      (#"(?i)photo"#, ["photo"]),
      (#"(?<name>photo)"#, ["photo"]),
      (#"(?:photo)?"#, nil),
      (#"(?:photo){0,2}"#, nil),
      (#"(?:photo){2}"#, ["photo"]),
      (#"x|photo"#, nil),
      ("an extraordinarily long phrase", ["an extraordinari"]),
      ("continue reading", ["continue reading"]),
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
      (#"^(?:the )?photo .{0,2}$"#, 0, 9),
    ]
    for (pattern, before, after) in rows {
      let required = RequiredLiterals(pattern)?.choices.first
      #expect(required?.mostBefore == before, "\(pattern)")
      #expect(required?.mostAfter == after, "\(pattern)")
    }
  }

  @Test func knowsHowFarFromTheStartOfAMatch() {
    let rows: [(String, Int?)] = [
      ("photo", 0), (#"\bphoto"#, 0), (#"[a-z]{2,5} photo"#, 21), (#"(?:the )?photo"#, 0),
      (#"(?<=the )photo"#, 0), ("x*photo", nil), (#"[^\n]{2,50} \(@[a-z]"#, 201),
    ]
    for (pattern, most) in rows {
      #expect(RequiredLiterals(pattern)?.choices.first?.mostWithin == most, "\(pattern)")
    }
  }

  @Test func findsSeveralThings() {
    let required = RequiredLiterals(#"\b(?:views|opinions)\b[^\n]{0,160}\bdo not reflect\b"#)
    let choices = required?.choices.map {
      $0.literals.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    #expect(choices == [["do not reflect"], ["opinions", "views"]])
  }

  @Test func knowsWhatStandsBehindNoLetter() {
    let rows: [(String, Bool)] = [
      ("photo", false), (#"\bphoto"#, true), ("^photo", true), (#"^[^\w\n]{0,3}photo"#, true),
      (#"^(?:the )?photo"#, true), (#"(?:^|x)photo"#, false), (#"[^\n]{2,9} photo"#, true),
      (#"[^\n]{2,9}photo"#, false), (#"\d+ ?photo"#, true),
      (#"[^\p{L}]{0,3}photo"#, false), (#"^[^\p{L}\p{N}]*photo"#, true), (#"[a-z]photo"#, false),
      (#"^(?:[^\n]{2,9}: )?photo"#, true), (#"^(?:[^\n]{2,9})?photo"#, false),
      (#"^(?:photo|(?:my )?image)"#, true), (#"^(?:photo|[a-z]+image)"#, false),
    ]
    for (pattern, isBordered) in rows {
      let literals = RequiredLiterals(pattern)?.choices.first?.literals
      #expect(literals?.allSatisfy(\.isBordered) == isBordered, "\(pattern)")
    }
  }

  /// Whether each literal of the first choice stands behind no letter, in order of literal.
  private func borders(_ pattern: String) -> [Bool]? {
    RequiredLiterals(pattern)?.choices.first?.literals.sorted {
      $0.bytes.lexicographicallyPrecedes($1.bytes)
    }.map(\.isBordered)
  }

  @Test func alternativesKeepTheirBorders() {
    let rows: [(String, [Bool]?)] = [
      (#"(?<![a-z])cookie"#, [true]),
      (#"(?<![^\n])categories\n"#, [true]),
      (#"(?<=[.!?]) ?\bphoto"#, [true]),
      (#"(?:and |)\bshe says"#, [true]),
      (#"\bmessage|тасс"#, [true, true]),
      (#"\bmessage|reaction"#, [true, false]),
      (#"[^\n]{0,9}cookie"#, [false]),
      (#"(?<=[.!?])(?:and |)cookie"#, [true, true]), (#"(?<=[a-z])cookie"#, [false]),
      (#"(?:\n|^)cookie"#, [true]), (#"[:\x{2014}] ?cookie"#, [true]),
      (#"(?:^|[.!?])["']?cookie"#, [true, true, true]),
      (#"(?:^|["']?)cookie"#, [false, false, false]),
    ]
    for (pattern, expected) in rows { #expect(borders(pattern) == expected, "\(pattern)") }
  }

  @Test func knowsWhatStandsBeforeNoLetter() {
    let rows: [(String, Bool)] = [
      ("photo", false), (#"photo\b"#, true), ("photo$", true), ("photo:", false),
      (#"photo[^\n]"#, false), (#"photo[^\w]"#, true), (#"photo[\S]"#, false), (#"photo\d"#, true),
      (#"photo(?!\w)"#, true), (#"photo(?=[:,])"#, true), (#"photo(?=[^\n])"#, false),
      (#"photo(?!s)"#, false), (#"photos?\b"#, false),
      (#"photo ?\b"#, true), (#"photo(?: \d+)?\b"#, true), (#"photo(?:graph)?\b"#, false),
      (#"(?:photo|image)\b"#, true), (#"(?:photo|image[a-z])\b"#, false),
      (#"(?:photo\b|image:)[^\n]+"#, false), (#"(?:photo ?|image )[^\w\n]"#, true),
      (#"(?:photo)+\b"#, false), (#"photo[(]?\h*[:=]"#, true), (#"photo[^\p{Lu}]"#, false),
    ]
    for (pattern, isClosed) in rows {
      let literals = RequiredLiterals(pattern)?.choices.first?.literals
      #expect(literals?.allSatisfy { $0.isClosed && $0.endsWithLetter } == isClosed, "\(pattern)")
    }
  }

  @Test func lengthsOfRepeatedRepetitionsHaveAnEnd() {
    #expect(RequiredLiterals("^(?:(?:(?:a{99999}){99999}){99999}){99999}photo$") != nil)
  }

  @Test func understandsLargeAlternations() {
    let pattern =
      #"^[^\w\n]{0,4}(?:lascia (?:un commento|una risposta)|(?:scrivi|aggiungi|invia) un commento|"#
      + #"(?:\d{1,6}|nessun) comment[oi](?: su[^\n]{2,120})?|commenti(?: ?\(\d+\))?|"#
      + #"annulla risposta)$"#
    #expect(RequiredLiterals(pattern) != nil)
  }
}
