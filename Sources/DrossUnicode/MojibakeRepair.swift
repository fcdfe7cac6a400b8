import CDrossTables
package import DrossText

/// Mends UTF-8 that was read in another encoding, once or several times.
///
/// First the whole line is tried in each of ten encodings; then, if it fits none, each run of characters
/// that could be UTF-8 and looks bad by itself. Method and order are those of ftfy 6.3.1 (Apache-2.0); the
/// changes are edits of single characters.
package enum MojibakeRepair {
  /// Layers after which a text is left as it is.
  private static let layerLimit = 8

  /// The edits that mend `line`, without its neighbours.
  ///
  /// - Complexity: O(bytes) a layer.
  package static func edits(in line: [UInt8], rules: UnicodeRules) -> [Edit] {
    var plan = EditPlan()
    var text = line
    for _ in 0..<layerLimit {
      let step = step(text, rules)
      if step.isEmpty { return plan.edits }
      plan = plan.followed(by: EditPlan(sorted: step), sourceCount: line.count)
      text = plan.apply(to: line)
    }
    return []
  }

  /// Characters of ASCII that are looked at beside others, at most: the longest rule of badness, and the endings
  /// of words behind a grave accent.
  private static let margin = 8

  private static func step(_ line: [UInt8], _ rules: UnicodeRules) -> [Edit] {
    guard Badness.isBad(in: line.span) else { return [] }
    // The substitute stands for a lost character wherever it is.
    let hasSubstitute = line.span.firstOffset(of: 0x1A, from: 0) != nil
    let text = ScalarText(line.span, margin: hasSubstitute ? line.count : margin)
    for page in 0..<EncodedText.pageCount {
      guard var encoded = EncodedText(text.values[...], page: page) else { continue }
      if let changes = encoded.decoded() { return edits(changes, in: line, text) }
    }
    let runs = runs(in: text).flatMap { run -> [Edit] in
      guard run.count < text.values.count || !text.isWhole, Badness.isBad(text.values[run]) else {
        return []
      }
      let start = text.offsets[run.lowerBound]
      return edits(in: Array(line[start..<text.offsets[run.upperBound]]), rules: rules).map {
        Edit($0.range.shifted(by: start), replacement: $0.replacement, rule: $0.rule)
      }
    }
    if !runs.isEmpty || !rules.contains(.c1Control) { return runs }
    return c1Controls(in: text)
  }

  private static func edits(
    _ changes: [(range: Range<Int>, scalar: UInt32)], in line: [UInt8], _ text: ScalarText
  ) -> [Edit] {
    var edits: [Edit] = []
    for change in changes {
      let range = TextRange(
        text.offsets[change.range.lowerBound], text.offsets[change.range.upperBound])
      let bytes = ScalarWriter.bytes(change.scalar)
      if line[range.range].elementsEqual(bytes) { continue }
      if let last = edits.last, last.range.end == range.start {
        edits[edits.count - 1].range.end = range.end
        edits[edits.count - 1].replacement += bytes
      } else {
        edits.append(Edit(range, replacement: bytes, rule: UnicodeRule.mojibake.id))
      }
    }
    return edits
  }

  /// Control characters as Windows-1252 has them.
  static func c1Controls(in text: ScalarText) -> [Edit] {
    text.values.indices.compactMap { index in
      let value = text.values[index]
      guard (0x80...0x9F).contains(value) else { return nil }
      let character = UInt32(dross_windows_1252_character(UInt8(truncatingIfNeeded: value)))
      guard character != value else { return nil }
      return Edit(
        TextRange(text.offsets[index], text.offsets[index + 1]),
        replacement: ScalarWriter.bytes(character), rule: UnicodeRule.c1Control.id)
    }
  }

  // MARK: Runs that could be UTF-8

  private static let firstOfTwo: UInt8 = 1
  private static let firstOfThree: UInt8 = 2
  private static let firstOfFour: UInt8 = 4
  private static let tail: UInt8 = 8
  private static let strictTail: UInt8 = 16

  private static func clue(_ scalar: UInt32) -> UInt8 {
    // The space may have been a space without a break.
    scalar == 0x20 ? tail : dross_page_clue(dross_page_row(scalar))
  }

  private static func runs(in text: ScalarText) -> [Range<Int>] {
    let clues = text.values.map(clue)
    var runs: [Range<Int>] = []
    var place = 0
    while place < clues.count {
      var end = place
      if place == 0 || clues[place - 1] & strictTail == 0 {
        while let next = sequenceEnd(clues, from: end) { end = next }
      }
      if end > place, !isInGarble(place..<end, clues) { runs.append(place..<end) }
      place = max(end, place + 1)
    }
    return runs
  }

  /// Whether the run is one character between others that could be bytes just as well: text in some other
  /// encoding altogether, of which two or three bytes happen to be UTF-8.
  private static func isInGarble(_ run: Range<Int>, _ clues: [UInt8]) -> Bool {
    guard run.lowerBound > 0, run.upperBound < clues.count,
      sequenceEnd(clues, from: run.lowerBound) == run.upperBound
    else { return false }
    let leads = firstOfTwo | firstOfThree | firstOfFour
    return clues[run.lowerBound - 1] & leads != 0 && clues[run.upperBound] & strictTail != 0
  }

  private static func sequenceEnd(_ clues: [UInt8], from start: Int) -> Int? {
    guard start < clues.count else { return nil }
    for (bit, count) in [(firstOfTwo, 2), (firstOfThree, 3), (firstOfFour, 4)]
    where clues[start] & bit != 0 && start + count <= clues.count {
      if clues[(start + 1)..<(start + count)].allSatisfy({ $0 & tail != 0 }) {
        return start + count
      }
    }
    return nil
  }
}
