import DrossUnicode

/// The line corrections of RefinedWeb, in the order and with the numbers of DCLM's `refinedweb.yaml`.
///
/// Each step strips the white space around the text before the next one looks at it, as there; so white
/// space before the first line that is left does not count.
struct RefinedWebFilter {
  private static let mostCapitals = 0.5
  private static let mostDigits = 0.999999
  private static let fewestWords = 2
  /// Words of a line from which on phrases on it stay.
  private static let longestPhraseLine = 10
  private static let mostRemovedWords = 0.05
  private static let counted: [StaticString] = [
    "likes", "shares", "comments", "retweets", "reposts", "quotes", "bookmarks", "upvotes",
    "downvotes", "downloads", "views", "followers",
  ]

  let rules: Set<FilterRule>

  /// What the rules in use say about `text`.
  ///
  /// - Parameter isSource: whether the document is judged too, and not only its lines.
  func verdicts(on text: Span<UInt8>, isSource: Bool) -> [Verdict] {
    var verdicts: [Verdict] = []
    var lines = PythonText.splitFeeds(text)
    strip(&lines, text)
    let steps: [(FilterRule, (Span<UInt8>, Range<Int>) -> Bool)] = [
      (.refinedWebCapitals, hasTooManyCapitals), (.refinedWebDigits, isOfDigits),
      (.refinedWebCounter, isCounter), (.refinedWebOneWord, hasTooFewWords),
    ]
    var before = 0
    for line in lines { before += PythonText.words(text, line).count }
    for (rule, isOut) in steps where rules.contains(rule) {
      lines.removeAll { line in
        guard !line.isEmpty, isOut(text, line) else { return false }
        let shown = PythonText.stripped(text, line)
        if !shown.isEmpty { verdicts.append(Verdict(rule, shown)) }
        return true
      }
      if rule != .refinedWebOneWord { strip(&lines, text) }
    }
    var after = 0
    for line in lines {
      let words = PythonText.words(text, line).count
      guard words <= Self.longestPhraseLine, rules.contains(.refinedWebPhrase) else {
        after += words
        continue
      }
      let (phrases, left) = takePhrases(text, line)
      verdicts += phrases.map { Verdict(.refinedWebPhrase, $0) }
      after += left
    }
    let share = Double(before - after) / Double(before)
    if isSource, rules.contains(.refinedWebRemovedWords), share > Self.mostRemovedWords {
      verdicts.append(
        Verdict(.refinedWebRemovedWords, nil, "\(before - after) of \(before) words"))
    }
    return verdicts
  }

  /// Takes off the lines of white space at both ends, and the white space of the lines there.
  private func strip(_ lines: inout [Range<Int>], _ text: Span<UInt8>) {
    while let line = lines.last {
      let stripped = PythonText.stripped(text, line)
      guard stripped.isEmpty else {
        lines[lines.count - 1] = line.lowerBound..<stripped.upperBound
        break
      }
      lines.removeLast()
    }
    guard let index = lines.firstIndex(where: { !PythonText.stripped(text, $0).isEmpty }) else {
      return
    }
    lines.removeFirst(index)
    lines[0] = PythonText.stripped(text, lines[0]).lowerBound..<lines[0].upperBound
  }

  private func share(
    of bit: CharacterBits, _ text: Span<UInt8>, _ line: Range<Int>
  ) -> Double {
    var all = 0
    var some = 0
    var offset = line.lowerBound
    while offset < line.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      if CharacterBits.of(scalar.value).contains(bit) { some += 1 }
      all += 1
      offset += scalar.byteCount
    }
    return Double(some) / Double(all)
  }

  private func hasTooManyCapitals(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    share(of: .capital, text, line) > Self.mostCapitals
  }

  private func isOfDigits(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    share(of: .digit, text, line) > Self.mostDigits
  }

  private func hasTooFewWords(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    PythonText.words(text, line).count < Self.fewestWords
  }

  /// Whether the line is a number and what it counts: `^\W*\d(?:,|\.|\d)*[kmb]?\s+(?:likes|…)\W*$`,
  /// in any case.
  private func isCounter(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    // Letters only stand in the name of what is counted, so all but that is short of letters.
    var offset = line.lowerBound
    while offset < line.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      if isWordCharacter(scalar.value) { break }
      offset += scalar.byteCount
    }
    guard offset < line.upperBound, bits(text, offset).contains(.decimal) else { return false }
    while offset < line.upperBound,
      text[offset] == 0x2C || text[offset] == 0x2E || bits(text, offset).contains(.decimal)
    {
      offset += ScalarReader.read(text, at: offset).byteCount
    }
    if offset < line.upperBound {
      let letter = CharacterBits.lowered(ScalarReader.read(text, at: offset).value)
      if letter == 0x6B || letter == 0x6D || letter == 0x62 {
        offset += ScalarReader.read(text, at: offset).byteCount
      }
    }
    let spaces = offset
    while offset < line.upperBound, bits(text, offset).contains(.space) {
      offset += ScalarReader.read(text, at: offset).byteCount
    }
    guard offset > spaces else { return false }
    for word in Self.counted where equals(word, text, offset, before: line.upperBound) != nil {
      var end = equals(word, text, offset, before: line.upperBound) ?? offset
      while end < line.upperBound {
        let scalar = ScalarReader.read(text, at: end)
        if isWordCharacter(scalar.value) { return false }
        end += scalar.byteCount
      }
      return true
    }
    return false
  }

  private func bits(_ text: Span<UInt8>, _ offset: Int) -> CharacterBits {
    CharacterBits.of(ScalarReader.read(text, at: offset).value)
  }

  private func isWordCharacter(_ scalar: UInt32) -> Bool {
    scalar == 0x5F || !CharacterBits.of(scalar).isDisjoint(with: [.letter, .digit, .decimal])
  }

  /// The end of `word`, in any case, if it stands at `offset`.
  private func equals(
    _ word: StaticString, _ text: Span<UInt8>, _ offset: Int, before end: Int
  ) -> Int? {
    var offset = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard offset < end else { return nil }
      let scalar = ScalarReader.read(text, at: offset)
      let wanted = unsafe word.utf8Start[index]
      guard folded(scalar.value) == folded(UInt32(wanted)) else { return nil }
      offset += scalar.byteCount
    }
    return offset
  }

  /// A letter as regular expressions of Python see it without case: dotless and dotted i and the long s
  /// are letters of ASCII to them.
  private func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x130, 0x131: 0x69
    case 0x17F: 0x73
    default: CharacterBits.lowered(scalar)
    }
  }

  // MARK: Phrases

  /// The phrases on a short line, with one white space before or behind them, and the number of words
  /// without them.
  private func takePhrases(
    _ text: Span<UInt8>, _ line: Range<Int>
  ) -> (phrases: [Range<Int>], words: Int) {
    var phrases: [Range<Int>] = []
    var left: [UInt8] = []
    var offset = line.lowerBound
    var start = offset
    while offset < line.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      let isSpace = CharacterBits.of(scalar.value).contains(.space)
      let first = isSpace ? offset + scalar.byteCount : offset
      if let end = equals("items in cart", text, first, before: line.upperBound) {
        phrases.append(offset..<end)
        left += Array(text, start..<offset)
        offset = end
        start = end
      } else {
        offset += scalar.byteCount
      }
    }
    left += Array(text, start..<line.upperBound)
    // What the next steps find stands at the ends, where nothing was taken out but by "items in cart".
    let body = phrases.isEmpty ? line : nil
    if let body {
      let (range, found) = takeEnds(text, body)
      phrases += found
      return (phrases, PythonText.words(text, range).count)
    }
    let span = left.span
    let (range, _) = takeEnds(span, 0..<left.count)
    return (phrases, PythonText.words(span, range).count)
  }

  /// Takes "Read more..." off the end and "Sign-in" off the start.
  private func takeEnds(
    _ text: Span<UInt8>, _ line: Range<Int>
  ) -> (left: Range<Int>, found: [Range<Int>]) {
    var found: [Range<Int>] = []
    var left = line
    let length = 12
    // Every letter of the phrase has one code point, but not always one byte.
    var start = left.upperBound
    for _ in 0..<length where start > left.lowerBound {
      start -= ScalarReader.readBackward(text, before: start).byteCount
    }
    if equals("read more...", text, start, before: left.upperBound) == left.upperBound {
      if start > left.lowerBound {
        let scalar = ScalarReader.readBackward(text, before: start)
        if CharacterBits.of(scalar.value).contains(.space) { start -= scalar.byteCount }
      }
      found.append(start..<left.upperBound)
      left = left.lowerBound..<start
    }
    if var end = equals("sign-in", text, left.lowerBound, before: left.upperBound) {
      if end < left.upperBound, bits(text, end).contains(.space) {
        end += ScalarReader.read(text, at: end).byteCount
      }
      found.insert(left.lowerBound..<end, at: 0)
      left = end..<left.upperBound
    }
    return (left, found)
  }
}
