import CDrossTables

extension Fold {
  /// A folded letter that is replaced by its look-alike.
  private struct Replacement {
    var folded: Int
    var count: Int
    var bytes: [UInt8]
  }

  /// In each word that mixes Latin, Cyrillic and Greek letters, makes look-alikes letters of the script
  /// that most letters without a look-alike in the other scripts belong to; Latin, if that is undecided.
  ///
  /// - Complexity: O(bytes), and only in a text that has such a word.
  mutating func replaceLookAlikes() {
    var replacements: [Replacement] = []
    var end = 0
    for offset in mixed where offset >= end {
      let word = word(around: offset)
      end = max(word.upperBound, offset + 1)
      replacements += self.replacements(in: word)
    }
    if !replacements.isEmpty { apply(replacements) }
  }

  private func letterClass(of scalar: ScalarReader.Scalar) -> LetterClass {
    scalar.isIllFormed ? .other : FoldEntry(scalar.value).letterClass
  }

  /// The run of letters of the three scripts, and of marks, around a folded offset.
  private func word(around offset: Int) -> Range<Int> {
    var start = offset
    while start > 0 {
      let scalar = ScalarReader.readBackward(bytes.span, before: start)
      if letterClass(of: scalar) == .other { break }
      start -= scalar.byteCount
    }
    var end = offset
    while end < bytes.count {
      let scalar = ScalarReader.read(bytes.span, at: end)
      if letterClass(of: scalar) == .other { break }
      end += scalar.byteCount
    }
    return start..<end
  }

  private func replacements(in word: Range<Int>) -> [Replacement] {
    guard let target = script(of: word) else { return [] }
    var replacements: [Replacement] = []
    var offset = word.lowerBound
    while offset < word.upperBound {
      let scalar = ScalarReader.read(bytes.span, at: offset)
      let letterClass = letterClass(of: scalar)
      if letterClass.isLetter, letterClass != target {
        let other = dross_look_alike(scalar.value, target.rawValue)
        if other != 0 {
          var replacement = Replacement(folded: offset, count: scalar.byteCount, bytes: [])
          replacement.bytes.append(scalar: other)
          replacements.append(replacement)
        }
      }
      offset += scalar.byteCount
    }
    return replacements
  }

  /// The script that a mixed word is meant to be in; `nil` for a word of one script.
  private func script(of word: Range<Int>) -> LetterClass? {
    var letters: [(value: UInt32, letterClass: LetterClass)] = []
    var offset = word.lowerBound
    while offset < word.upperBound {
      let scalar = ScalarReader.read(bytes.span, at: offset)
      let letterClass = letterClass(of: scalar)
      if letterClass.isLetter { letters.append((scalar.value, letterClass)) }
      offset += scalar.byteCount
    }
    let present = [LetterClass.latin, .cyrillic, .greek].filter { script in
      letters.contains { $0.letterClass == script }
    }
    guard present.count > 1 else { return nil }
    let votes = present.map { script in
      letters.count { letter in
        letter.letterClass == script
          && !present.contains { other in
            other != script && dross_look_alike(letter.value, other.rawValue) != 0
          }
      }
    }
    let most = votes.max() ?? 0
    let winners = zip(present, votes).filter { $0.1 == most }.map(\.0)
    return winners.count == 1 || winners.first == .latin ? winners.first : present.first
  }

  /// Writes bytes, map and lines anew.
  private mutating func apply(_ replacements: [Replacement]) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + replacements.count)
    var newMap = OffsetMap()
    var remaining = replacements[...]
    let anchors = [OffsetMap.Anchor(folded: 0, source: 0, sourceCount: -1)] + map.anchors
    for (place, anchor) in anchors.enumerated() {
      let end = place + 1 < anchors.count ? anchors[place + 1].folded : bytes.count
      var offset = anchor.folded
      if !anchor.isKept {
        newMap.addUnit(folded: output.count, source: anchor.source, count: anchor.sourceCount)
      }
      while offset < end {
        let stop = min(end, remaining.first?.folded ?? end)
        let source = anchor.source + offset - anchor.folded
        if stop > offset {
          if anchor.isKept { newMap.keep(folded: output.count, source: source) }
          output += bytes[offset..<stop]
          offset = stop
        } else if let replacement = remaining.popFirst() {
          if anchor.isKept, replacement.bytes.count == replacement.count {
            newMap.keep(folded: output.count, source: source)
          } else if anchor.isKept {
            newMap.addUnit(folded: output.count, source: source, count: replacement.count)
          }
          output += replacement.bytes
          offset += replacement.count
        }
      }
    }
    lines = moved(lines, by: replacements)
    bytes = output
    map = newMap
  }

  private func moved(_ lines: [Range<Int>], by replacements: [Replacement]) -> [Range<Int>] {
    var remaining = replacements[...]
    var shift = 0
    return lines.map { line in
      let start = line.lowerBound + shift
      while let next = remaining.first, next.folded < line.upperBound {
        shift += next.bytes.count - next.count
        remaining.removeFirst()
      }
      return start..<(line.upperBound + shift)
    }
  }
}
