import CDrossTables

/// Whether text looks like UTF-8 that was read in another encoding.
///
/// The rules are rows of sets of character classes (see `dross-dev`); a text is bad when some rule
/// matches somewhere.
enum Badness {
  /// The class of the place before the first character.
  private static let start: UInt8 = 127
  /// The number of characters of the longest rule.
  static let reach = 6

  /// Whether a rule matches in `line`.
  ///
  /// Each rule has a place that no class of ASCII may stand at, so what is farther from all that is beyond ASCII
  /// than the longest rule reaches is passed.
  ///
  /// - Complexity: O(characters beyond ASCII), and O(bytes), eight a step.
  static func isBad(in line: Span<UInt8>) -> Bool {
    var classes: [UInt8] = []
    var next = line.beyondASCII(from: 0)
    while next < line.count {
      let start = max(next - reach + 1, 0)
      var offset = start
      var asciiCount = 0
      classes.removeAll(keepingCapacity: true)
      if start == 0 { classes.append(Self.start) }
      while offset < line.count, asciiCount < reach || offset <= next {
        let scalar = ScalarReader.read(line, at: offset)
        asciiCount = scalar.value < 0x80 ? asciiCount + 1 : 0
        classes.append(
          dross_mojibake_class(scalar.isIllFormed ? ScalarText.illFormed : scalar.value))
        offset += scalar.byteCount
      }
      let span = classes.span
      for place in 0..<span.count where matches(span, at: place) { return true }
      next = line.beyondASCII(from: offset)
    }
    return false
  }

  /// Whether a rule matches in `scalars`.
  ///
  /// - Parameter isAtStart: whether the first scalar begins the text.
  static func isBad(_ scalars: ArraySlice<UInt32>, isAtStart: Bool = true) -> Bool {
    var classes: [UInt8] = isAtStart ? [start] : []
    classes.reserveCapacity(scalars.count + 1)
    for scalar in scalars { classes.append(dross_mojibake_class(scalar)) }
    let span = classes.span
    for place in 0..<span.count where matches(span, at: place) { return true }
    return false
  }

  /// For each class the rules that may begin with it, a bit each.
  private static let beginners: [UInt64] = (0..<128).map { mojibakeClass in
    (0..<UInt32(dross_bad_rule_count)).reduce(0) { rules, rule in
      rules | dross_bad_rule_holds(rule, 0, mojibakeClass) << UInt64(rule)
    }
  }

  private static func matches(_ classes: Span<UInt8>, at place: Int) -> Bool {
    var rules = beginners[Int(classes[place] & 127)]
    while rules != 0 {
      let rule = UInt32(rules.trailingZeroBitCount)
      rules &= rules - 1
      let length = Int(dross_bad_rule_length(rule))
      if length <= classes.count - place, holds(rule, length, classes, at: place) { return true }
    }
    return false
  }

  private static func holds(
    _ rule: UInt32, _ length: Int, _ classes: Span<UInt8>, at place: Int
  ) -> Bool {
    for step in 1..<max(length, 1)
    where dross_bad_rule_holds(rule, UInt32(step), classes[place + step]) == 0 {
      return false
    }
    return true
  }
}
