import DrossTestSupport
import DrossUnicode
import Testing

@testable import DrossRules

@Suite struct LiteralFinderTests {
  private struct Found: Hashable, Comparable {
    let start: Int
    let end: Int
    let literal: Int

    static func < (left: Found, right: Found) -> Bool {
      (left.start, left.end, left.literal) < (right.start, right.end, right.literal)
    }
  }

  private func find(
    _ literals: [LiteralFinder.Literal], in text: [UInt8], seams: [Int] = []
  ) -> [Found] {
    var places: [LiteralFinder.Place] = []
    var spaced = SpacedText()
    let lines = lines(of: text)
    spaced.fill(from: text.span, lines: lines)
    let shapes = lines.map { line in
      var shape = LineShape()
      shape.words = Int32(text[line].split(separator: 0x20).count)
      return shape
    }
    LiteralFinder(literals).find(
      in: spaced, lines: lines, shapes: shapes, seams: Seams(seams, in: text), &places)
    return places.map { Found(start: Int($0.start), end: Int($0.end), literal: Int($0.literal)) }
      .sorted()
  }

  private func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<text.count]
  }

  private func find(_ literals: [String], in text: String, isBordered: Bool = false) -> [String] {
    find(
      literals.map { LiteralFinder.Literal(bytes: Array($0.utf8), isBordered: isBordered) },
      in: Array(text.utf8)
    ).map { "\($0.start) \(literals[$0.literal])" }
  }

  @Test func findsLiteralsOfAllLengths() {
    let text = "a photo by the photographer"
    #expect(
      find(["by", "the", "photo", "photographer", "x"], in: text) == [
        "2 photo", "8 by", "11 the", "15 photo", "15 photographer",
      ])
  }

  @Test func borderedOnesStandBehindNoLetter() {
    let text = "telephoto photo 3photo éphoto _photo\nphoto"
    #expect(
      find(["photo"], in: text, isBordered: true) == [
        "10 photo", "17 photo", "25 photo", "32 photo", "38 photo",
      ])
  }

  @Test func marksAreFoundAnywhere() {
    #expect(
      find(["{", "@", "**", "# "], in: "a{b}c @d\n**e*** @@") == [
        "1 {", "6 @", "9 **", "12 **", "13 **", "16 @", "17 @",
      ])
  }

  @Test func someCountOnlyNearTheStartOfALine() {
    let literals = ["photo", "the photo"].map {
      LiteralFinder.Literal(bytes: Array($0.utf8), isBordered: true, isNearLineStart: true)
    }
    let far = String(repeating: "- ", count: 40)
    let text = "photo: the photo of a long line with a photo\n\n\(far)photo\n1. the photo"
    let found = find(literals, in: Array(text.utf8)).map { "\($0.start) \($0.literal)" }
    #expect(found == ["0 0", "7 1", "11 0", "126 0", "135 1", "139 0"])
  }

  @Test func aLineBreakCountsAsASpace() {
    #expect(find(["read more"], in: "read\nmore, read more") == ["0 read more", "11 read more"])
    #expect(find(["read more"], in: "read\nmore", isBordered: true) == ["0 read more"])
  }

  @Test func longLiteralsAreToldApartByTwelveBytes() {
    let text = "nuclear programmes and nuclear power, a nuclear program, the unclear programme"
    #expect(
      find(["nuclear programme", "nuclear power"], in: text, isBordered: true) == [
        "0 nuclear programme", "23 nuclear power",
      ])
  }

  @Test func seamsAreBorders() {
    let literals = [LiteralFinder.Literal(bytes: Array("photo".utf8), isBordered: true)]
    let text = Array("telephoto cellophoto".utf8)
    #expect(find(literals, in: text).isEmpty)
    #expect(find(literals, in: text, seams: [4, 15]).map(\.start) == [4, 15])
  }

  @Test func someCountOnlyWhereTheirWordEnds() {
    var literal = LiteralFinder.Literal(bytes: Array("photo".utf8), isBordered: true)
    literal.gate.isClosed = true
    let text = Array("photos photo photoshop photo".utf8)
    #expect(find([literal], in: text).map(\.start) == [7, 23])
    #expect(find([literal], in: text, seams: [5, 9]).map(\.start) == [0, 7, 23])
  }

  /// What counts on short lines alone may start on a long line, if it ends on a short one.
  @Test func longLinesHoldOnlyWhatCountsOnThem() {
    let long = String(repeating: "some words of a story, ", count: 10) + "share this"
    let text = Array("\(long) photo\nshare this\n\(long)\nphoto".utf8)
    var short = ["share this", "this photo", "anews"].map {
      LiteralFinder.Literal(bytes: Array($0.utf8), isBordered: $0 != "anews")
    }
    let everywhere = find(short, in: text)
    var gate = PlaceGate.open
    gate.lines.words = 0...12
    for index in short.indices { short[index].gate = gate }
    let found = find(short, in: text)
    #expect(found.allSatisfy { everywhere.contains($0) })
    #expect(found.contains { $0.start == long.utf8.count + 7 })
    #expect(found.contains { text[$0.start..<$0.end].contains(0x0A) })
    #expect(find(short, in: Array("\(long) \(long)".utf8)).isEmpty)
  }

  @Test func placesFarFromTheEndsOfALineMayNotCount() {
    let text = Array("photo, then a photo\na few more words, and a photo\nphoto".utf8)
    func starts(_ change: (inout PlaceGate) -> Void) -> [Int] {
      var literal = LiteralFinder.Literal(bytes: Array("photo".utf8), isBordered: true)
      change(&literal.gate)
      return find([literal], in: text).map(\.start)
    }
    #expect(starts { _ in } == [0, 14, 44, 50])
    #expect(starts { $0.mostBefore = 13 } == [0, 14, 50])
    // A space may stand before the text of a line.
    #expect(starts { $0.mostBefore = 12 } == [0, 50])
    #expect(starts { $0.mostAfter = 0 } == [14, 44, 50])
    #expect(starts { $0.lines.words = 5...9 } == [44])
  }

  @Test func nothingInNothing() {
    #expect(find(["photo"], in: "") == [])
    #expect(find([], in: "photo") == [])
  }

  /// Against comparing every literal at every place.
  @Test func agreesWithASlowSearch() {
    var random = SplitMix64(seed: 7)
    let characters = "abc é中\n1-{".unicodeScalars.map { Array(String($0).utf8) }
    for _ in 0..<400 {
      func some(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in random.pick(characters) }
      }
      let literals = (0..<1 + random.below(12)).map { _ in
        var bytes = some(2 + random.below(11)).filter { $0 != 0x0A }
        if bytes.count < 2 { bytes = [0x61, 0x62] }
        if random.oneIn(8) { bytes += some(9).filter { $0 != 0x0A } }
        return LiteralFinder.Literal(bytes: bytes, isBordered: random.oneIn(2))
      }
      let text = some(random.below(90))
      let found = find(literals, in: text)
      #expect(found == slow(literals, in: text), "\(literals) in \(text)")
    }
  }

  private func slow(_ literals: [LiteralFinder.Literal], in text: [UInt8]) -> [Found] {
    var found: [Found] = []
    for (number, literal) in literals.enumerated() {
      let needsBorder = literal.isBordered && FoldedWords.isWordByte(literal.bytes[0])
      for start in text.indices where start + literal.bytes.count <= text.count {
        let end = start + literal.bytes.count
        let stands = zip(text[start..<end], literal.bytes).allSatisfy {
          $0 == $1 || ($0 == 0x0A && $1 == 0x20)
        }
        // Letters beyond ASCII need no border.
        let isBehindLetter =
          literal.bytes[0] < 0x80 && start > 0 && (0x61...0x7A).contains(text[start - 1])
        if stands, !(needsBorder && isBehindLetter) {
          found.append(Found(start: start, end: end, literal: number))
        }
      }
    }
    return found.sorted()
  }
}
