import DrossTestSupport
import DrossText
import Testing

@testable import DrossFormats

@Test func decodedRangesAreFoundInTheLiteral() {
  var random = SplitMix64(seed: 5)
  for count in 0..<120 {
    let text = WrittenText(count: count % 24, using: &random)
    // The literal stands somewhere in a record.
    let record = Array("{\"t\":\"".utf8) + text.raw + Array("\"}".utf8)
    let place = JSONLiteral(
      range: TextRange(6, 6 + text.raw.count), hasEscapes: text.raw.contains(0x5C))
    let map = JSONLiteralMap(place, in: record.span)
    for start in 0...text.decoded.count {
      for end in start...text.decoded.count {
        let found = map.rawRange(of: TextRange(start, end))
        #expect(found == expected(start, end, text).shifted(by: 6))
        guard start < end else { continue }
        let whole = map.whole(TextRange(start, end))
        let raw = Array(record[found.range])
        #expect(literal(raw).decoded(in: raw.span) == Array(text.decoded[whole.range]))
      }
    }
  }
}

/// The slow answer: from the first byte of the first piece to the last byte of the last one.
private func expected(_ start: Int, _ end: Int, _ text: WrittenText) -> TextRange {
  func edge(_ offset: Int, up: Bool) -> Int {
    guard offset < text.pieces.count else { return text.raw.count }
    let piece = text.pieces[offset]
    return up && offset > piece.decoded.start ? piece.raw.end : piece.raw.start
  }
  return TextRange(edge(start, up: false), edge(end, up: true))
}

@Test func plansAreCarriedToTheRecord() {
  var random = SplitMix64(seed: 6)
  let replacements: [[UInt8]] = [[], [], Array("x\"\n".utf8), Array("é".utf8)]
  for count in 0..<600 {
    let text = WrittenText(count: count % 30, using: &random)
    let record = Array("{\"t\":\"".utf8) + text.raw + Array("\"}".utf8)
    let place = JSONLiteral(
      range: TextRange(6, 6 + text.raw.count), hasEscapes: text.raw.contains(0x5C))
    var edits: [Edit] = []
    var position = 0
    while position <= text.decoded.count {
      let start = Int.random(
        in: position...min(position + 6, text.decoded.count), using: &random)
      let end = Int.random(in: start...min(start + 4, text.decoded.count), using: &random)
      let replacement = replacements.randomElement(using: &random) ?? []
      edits.append(Edit(TextRange(start, end), replacement: replacement, rule: "a/b"))
      position = max(end, position + 1)
    }
    let plan = EditPlan(sorted: edits)
    let rawPlan = place.rawPlan(for: plan, decoded: text.decoded, in: record.span)
    let cleaned = rawPlan.apply(to: record)
    let fields = try? JSONText.locate(field: FieldPath("t"), id: nil, in: cleaned.span)
    #expect(fields?.text.decoded(in: cleaned.span) == plan.apply(to: text.decoded))
    #expect(rawPlan.inverted(from: record).apply(to: cleaned) == record)
  }
}

@Test func bytesOutsideTheEditsKeepTheirStyle() {
  let raw = Array(#"\u0041\/ {caf\u00e9} \ud83d\ude42"#.utf8)
  let place = literal(raw)
  let decoded = place.decoded(in: raw.span)
  #expect(decoded == Array("A/ {café} 🙂".utf8))
  let plan = EditPlan(sorted: [Edit(TextRange(3, 10), replacement: [0x22], rule: "a/b")])
  let rawPlan = place.rawPlan(for: plan, decoded: decoded, in: raw.span)
  #expect(rawPlan.apply(to: raw) == Array(#"\u0041\/ \" \ud83d\ude42"#.utf8))
  #expect(rawPlan.edits.map(\.range) == [TextRange(9, 20)])
  let none = place.rawPlan(for: EditPlan(), decoded: decoded, in: raw.span)
  #expect(none.isEmpty)
}

@Test func halvesOfPairsAreNotJoined() {
  let raw = Array(#"\ud83dX\ude42"#.utf8)
  let place = literal(raw)
  let decoded = place.decoded(in: raw.span)
  let plan = EditPlan(sorted: [Edit(TextRange(3, 4), rule: "a/b")])
  let cleaned = place.rawPlan(for: plan, decoded: decoded, in: raw.span).apply(to: raw)
  #expect(literal(cleaned).decoded(in: cleaned.span) == plan.apply(to: decoded))
}
