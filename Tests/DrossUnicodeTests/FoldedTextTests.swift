import DrossTestSupport
import DrossText
import Testing

@testable import DrossUnicode

@Suite struct FoldedTextTests {
  private func fold(_ source: [UInt8]) -> FoldedText {
    FoldedText(source.span, lines: LineTable(source.span))
  }

  private func check(_ text: String, _ folded: String, _ comment: Comment? = nil) {
    let result = fold(Array(text.utf8))
    #expect(result.bytes == Array((folded + "\n").utf8), comment)
  }

  @Test func foldsCaseWidthAndCompatibility() {
    check(
      "The QUICK Brown FOX Jumps 12 Times, OK? [@Z`z{]",
      "the quick brown fox jumps 12 times, ok? [@z`z{]")
    check("ＦＵＬＬ １２", "full 12")
    check("ﬁne Straße ẞ", "fine strasse ss")
    check("ΣΊΣΥΦΟΣ ς", "σίσυφοσ σ")
    check("ЁЛКА Їжак", "ёлка їжак")
    check("½ ™ № …", "1⁄2 tm no ...")
  }

  @Test func foldsTheLettersIOfTurkishIntoOne() {
    check("İLGİLİ YAZILAR", "ilgili yazilar")
    check("İlgili yazılar", "ilgili yazilar")
    check(
      "i\u{307}lgi\u{307}li\u{307} I\u{307}", "ilgili i", "small letters with the dot of a capital")
    check("i\u{307}\u{301} i\u{310}\u{307}", "í i\u{310}", "the other marks stay")
    check("ė e\u{307} ı\u{307}", "ė ė i")
  }

  @Test func foldsQuotesAndDashes() {
    check("“a” ‘b’ „c‟ ‚d‛ 5′ 6″ l´eau Oʼz", "\"a\" 'b' \"c\" 'd' 5' 6\" l'eau o'z")
    check("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h")
    check("«a» ‹b›", "«a» ‹b›")
  }

  @Test func foldsWhiteSpaceAndInvisibles() {
    check("a \t\u{A0}\u{3000} b", "a b")
    check("  a\u{200B}b\u{AD}c \u{FEFF} d  ", " abc d")
    check("\tx", " x")
    check("\u{200B} \u{200B}x", " x")
    check("   ", "")
    check("a\u{85}b\u{2028}c\u{0B}d", "a b c d")
  }

  @Test func linesEndWithOneLineFeed() {
    let folded = fold(Array("One \r\ntwo\r\r\nThree".utf8))
    #expect(folded.bytes == Array("one\ntwo\n\nthree\n".utf8))
    #expect(folded.lines == [0..<3, 4..<7, 8..<8, 9..<14])
    #expect(fold([]).bytes.isEmpty)
    #expect(fold([]).lines.isEmpty)
    #expect(fold([]).sourceRange(0..<0) == TextRange(0, 0))
    #expect(fold([]).foldedOffset(ofSource: 0) == 0)
  }

  @Test func composesMarks() {
    check("E\u{301}te\u{301} a\u{323}\u{307}", "été \u{1EA1}\u{307}")
    check("И\u{306} \u{1100}\u{1161}\u{11A8} ｶﾞ", "й 각 ガ")
    check("e\u{200B}\u{301}", "é")
    check(" \u{301}a", " \u{301}a")
    check("˘\u{5B0}", "\u{5B0}\u{306}", "a spacing accent becomes a mark, which takes its place")
  }

  @Test func looksThroughLookAlikesInMixedWords() {
    check("pаypаl Вitcoin Αpple", "paypal bitcoin apple")
    check("cкaжи кoд", "скажи код")
    check("АВС сор hello код αβγ", "авс сор hello код αβγ", "words of one script stay")
    check("сo", "co", "Latin when it is undecided")
    check("ﬁѕh", "fish", "a letter of an expansion stands next to it")
    check("5 µg", "5 μg")
  }

  @Test func illFormedBytesBecomeSubstitutes() {
    let folded = fold([0x41, 0xFF, 0xE3, 0x81, 0x42])
    #expect(folded.bytes == [0x61, 0x1A, 0x1A, 0x1A, 0x62, 0x0A])
    #expect(folded.sourceRange(2..<4) == TextRange(2, 4))
  }

  @Test func mapsBackToSourceBytes() {
    let source = Array("x “ﬁn\u{200B}\u{AD}” \t y".utf8)
    let folded = fold(source)
    #expect(folded.bytes == Array("x \"fin\" y\n".utf8))
    #expect(folded.sourceRange(3..<4) == TextRange(5, 8), "a part of an expansion is all of it")
    #expect(folded.sourceRange(3..<6) == TextRange(5, 9), "nothing invisible at the ends")
    #expect(folded.sourceRange(5..<7) == TextRange(8, 17), "but inside")
    #expect(folded.sourceRange(7..<8) == TextRange(17, 20))
    #expect(folded.foldedOffset(ofSource: 6) == 3)
    #expect(folded.foldedOffset(ofSource: 10) == 6)
    #expect(folded.foldedOffset(ofSource: source.count) == folded.bytes.count - 1)
  }

  @Test func plainTextHasNoAnchors() {
    let plain = fold(Array("Plain text, nothing odd.\nSecond LINE here\n\nПривет Мир\nก็ดี\n".utf8))
    #expect(plain.anchorCount == 0)
  }

  @Test func phrasesHaveNoLines() {
    #expect(FoldedText.fold(" Read\n More: ") == Array(" read more: ".utf8))
    #expect(FoldedText.fold("Foto\u{A0}— “X”") == Array("foto - \"x\"".utf8))
    #expect(FoldedText.fold("сode") == Array("сode".utf8), "look-alikes stay")
    #expect(FoldedText.fold("").isEmpty)
  }

  /// A text that grows elevenfold does not outgrow its room.
  @Test func growsWithItsText() {
    let source = Array(String(repeating: "ﷺ", count: 20_000).utf8)
    let folded = fold(source)
    #expect(folded.bytes.count == 20_000 * 33 + 1)
    #expect(folded.sourceRange(33..<34) == TextRange(3, 6))
  }

  @Test func thousandsOfMarksTakeLinearTime() {
    let source = Array(("a" + String(repeating: "\u{301}\u{323}", count: 50_000)).utf8)
    #expect(fold(source).bytes.count > 100_000)
  }

  /// The same bytes, the same mapping of every position, as the reference.
  @Test func agreesWithTheReference() {
    var texts = RandomText(seed: 11)
    for round in 0..<1_500 {
      let source = texts.next(most: round % 10 == 0 ? 120 : 16)
      guard agrees(source) else { return }
    }
  }

  /// Single code points, behind a letter and before one, some of them under marks.
  @Test func agreesWithTheReferenceOnEachCodePoint() {
    var source: [UInt8] = []
    for value in UInt32(0x20)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), ScalarKind.of(value) != .other else { continue }
      // All of the first blocks, and enough of the rest.
      let isSampled = value < 0x2E80 || value % 11 == 0
      guard isSampled || (0xF900...0xFFFF).contains(value) else { continue }
      source += Array("Xa\(scalar)b".utf8)
      if value % 3 == 0 { source += Array("\u{301}\(scalar)\u{327} ".utf8) }
      if value % 16 == 0 { source.append(0x0A) }
    }
    _ = agrees(source)
  }

  private func agrees(_ source: [UInt8]) -> Bool {
    let folded = fold(source)
    let reference = ReferenceFold(source)
    #expect(folded.bytes == reference.bytes, "source \(source)")
    guard folded.bytes == reference.bytes else { return false }
    var unitOfByte: [Int] = []
    var starts: [Int] = []
    for (index, unit) in reference.units.enumerated() {
      starts.append(unitOfByte.count)
      unitOfByte += Array(repeating: index, count: unit.bytes.count)
    }
    starts.append(unitOfByte.count)
    let lines = reference.lineUnits.map { starts[$0.lowerBound]..<starts[$0.upperBound] }
    var good = folded.lines == lines
    var random = SplitMix64(seed: UInt64(source.count))
    for first in folded.bytes.indices {
      let last = first + random.below(min(12, folded.bytes.count - first))
      for end in [first, last] {
        let expected = TextRange(
          reference.units[unitOfByte[first]].source.lowerBound,
          reference.units[unitOfByte[end]].source.upperBound)
        good = good && folded.sourceRange(first..<(end + 1)) == expected
      }
    }
    var unit = 0
    for offset in 0...source.count {
      while unit < reference.units.count, reference.units[unit].source.upperBound <= offset,
        reference.units[unit].source.lowerBound < offset
      { unit += 1 }
      good = good && folded.foldedOffset(ofSource: offset) == starts[unit]
    }
    #expect(good, "mapping of \(source)")
    return good
  }
}
