import DrossUnicode

/// What the gates of a rule ask of a single line, as far as a few comparisons can tell.
///
/// Most lines of most texts are ruled out here, before a unit is made or a hit is kept.
struct LineGate: Hashable, Sendable {
  var words: ClosedRange<Int32> = 0...Int32.max
  var characters: ClosedRange<Int32> = 0...Int32.max
  var fewestSentences: Int32 = 0
  var mostSentences = Int32.max
  var fewestGluedEnds: Int32 = 0
  var wanted: LineShape.Flags = []
  var unwanted: LineShape.Flags = []

  /// Every line passes.
  static let open = LineGate()

  /// Whether a line may be one that the rule looks at.
  @inline(__always)
  func allows(_ shape: LineShape) -> Bool {
    words.contains(shape.words) && characters.contains(shape.characters)
      && shape.sentences >= fewestSentences && shape.sentences <= mostSentences
      && shape.gluedEnds >= fewestGluedEnds && shape.flags.isSuperset(of: wanted)
      && shape.flags.isDisjoint(with: unwanted)
  }

  /// A gate that lets everything through that one of the two does.
  func union(_ other: LineGate) -> LineGate {
    var gate = LineGate()
    gate.words = Self.hull(words, other.words)
    gate.characters = Self.hull(characters, other.characters)
    gate.fewestSentences = min(fewestSentences, other.fewestSentences)
    gate.mostSentences = max(mostSentences, other.mostSentences)
    gate.fewestGluedEnds = min(fewestGluedEnds, other.fewestGluedEnds)
    gate.wanted = wanted.intersection(other.wanted)
    gate.unwanted = unwanted.intersection(other.unwanted)
    return gate
  }

  private static func hull(
    _ left: ClosedRange<Int32>, _ right: ClosedRange<Int32>
  ) -> ClosedRange<Int32> {
    min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }
}

extension LineGate {
  /// The gate for the lines of the units of `rule`.
  init(of rule: Rule) {
    self = .open
    switch rule.scope {
    case .line:
      for condition in rule.gates { narrow(by: condition) }
      if case .match(let condition) = rule.body { narrow(by: condition) }
    case .lines:
      if let run = rule.run { narrow(by: run.each) }
    case .block, .document: break
    }
  }

  /// The gate for the lines that pass `test`, and maybe others.
  init(of test: ShapeTest) {
    self = .open
    narrow(by: test)
  }

  /// Shuts out lines for which `condition` cannot hold.
  private mutating func narrow(by condition: Condition) {
    switch condition {
    case .all(let conditions):
      for condition in conditions { narrow(by: condition) }
    case .shape(let test): narrow(by: test)
    case .any, .none, .atLeast, .phrase, .regex, .keys, .lexicon, .position, .previous, .next,
      .rest, .repeats, .model, .sameAs, .subject, .document, .language:
      break
    }
  }

  private mutating func narrow(by test: ShapeTest) {
    words = Self.clamped(words, test.words)
    characters = Self.clamped(characters, test.characters)
    let sentences = Self.clamped(fewestSentences...mostSentences, test.sentences)
    fewestSentences = sentences.lowerBound
    mostSentences = sentences.upperBound
    fewestGluedEnds = Self.clamped(fewestGluedEnds...Int32.max, test.gluedEnds).lowerBound
    want(test.endsSentence, .endsSentence)
    want(test.endsWithColon, .endsWithColon)
    want(test.endsWithQuestion, .endsWithQuestion)
    want(test.innerCapital, .innerCapital)
    want(test.listItem, .listItem)
    want(test.keyValue, .keyValue)
  }

  /// Whether a line that passes the gate of `test` passes the test.
  func isAll(of test: ShapeTest) -> Bool {
    var rest = test
    rest.words = nil
    rest.characters = nil
    rest.sentences = nil
    rest.endsSentence = nil
    rest.endsWithColon = nil
    rest.endsWithQuestion = nil
    rest.innerCapital = nil
    rest.listItem = nil
    rest.keyValue = nil
    let isMet = [
      Self.says(words, test.words), Self.says(characters, test.characters),
      Self.says(fewestSentences...mostSentences, test.sentences),
    ]
    return rest == ShapeTest() && isMet.allSatisfy { $0 } && wanted.isDisjoint(with: unwanted)
  }

  /// Whether all numbers of a range are within bounds.
  private static func says(_ range: ClosedRange<Int32>, _ bounds: Bounds?) -> Bool {
    bounds.map {
      $0.contains(Double(range.lowerBound))
        && (range.upperBound == Int32.max || $0.contains(Double(range.upperBound)))
    } ?? true
  }

  private mutating func want(_ answer: Bool?, _ flag: LineShape.Flags) {
    guard let answer else { return }
    if answer { wanted.insert(flag) } else { unwanted.insert(flag) }
  }

  private static func clamped(
    _ range: ClosedRange<Int32>, _ bounds: Bounds?
  ) -> ClosedRange<Int32> {
    let least = bounds?.min.map { whole($0.rounded(.up)) } ?? 0
    let most = bounds?.max.map { whole($0.rounded(.down)) } ?? Int32.max
    let lower = max(range.lowerBound, least)
    let upper = min(range.upperBound, most)
    // A rule that no line can pass is left to its conditions.
    return lower <= upper ? lower...upper : range
  }

  private static func whole(_ value: Double) -> Int32 {
    Int32(min(max(value, 0), Double(Int32.max)))
  }
}
