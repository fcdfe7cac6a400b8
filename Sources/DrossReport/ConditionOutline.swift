import DrossRules

/// A condition as lines of text, in the words of the rule file.
struct ConditionOutline {
  /// One line, so many steps in.
  struct Line {
    var depth: Int
    var text: String
    /// The way to the condition that begins here: which child of which child.
    var path: [Int]?
  }

  /// The lines from top to bottom.
  private(set) var lines: [Line] = []

  private var path: [Int] = []

  /// The outline of one condition, whose way is empty.
  init(_ condition: Condition, depth: Int) { add(condition, depth) }

  /// The outline of several conditions, one below the other; the first step of each way is its number.
  init(_ conditions: [Condition], depth: Int) {
    for (index, condition) in conditions.enumerated() {
      path = [index]
      add(condition, depth)
    }
  }

  /// The outline of what may bar a rule: the name stands before each condition.
  init(_ bars: [Rule.Bar], depth: Int) {
    for (index, bar) in bars.enumerated() {
      path = [index]
      add(bar.condition, depth, under: "\(bar.name):")
    }
  }

  /// The outline of a score card: the weight stands before each condition.
  init(_ features: [Rule.WeightedCondition], depth: Int) {
    for (index, feature) in features.enumerated() {
      path = [index]
      let sign = feature.weight < 0 ? "" : "+"
      add(feature.condition, depth, under: "\(sign)\(TextReporter.number(feature.weight))")
    }
  }

  // MARK: Conditions

  /// Adds a condition with something in front of its first line.
  private mutating func add(_ condition: Condition, _ depth: Int, under head: String) {
    let first = lines.count
    add(condition, depth)
    if lines.count > first { lines[first].text = "\(head) \(lines[first].text)" }
  }

  private mutating func add(_ condition: Condition, _ depth: Int) {
    let first = lines.count
    let way = path
    addLines(of: condition, depth)
    if lines.count > first { lines[first].path = way }
    path = way
  }

  private mutating func addLines(of condition: Condition, _ depth: Int) {
    switch condition {
    case .any(let list): add("any:", list, depth)
    case .all(let list): add("all:", list, depth)
    case .none(let list): add("not:", list, depth)
    case .atLeast(let count, let list): add("at least \(count) of:", list, depth)
    case .phrase(let phrases): add("phrase", each: phrases, depth)
    case .regex(let pattern):
      lines.append(
        Line(depth: depth, text: "regex\(pattern.isCased ? " (cased)" : ""): \(pattern.text)"))
    case .keys(let keys): add("keys", each: keys, depth)
    case .lexicon(let test): lines.append(Line(depth: depth, text: Self.text(of: test)))
    case .shape(let test):
      lines.append(
        Line(depth: depth, text: "shape: " + Self.parts(of: test).joined(separator: ", ")))
    case .position(let test): lines.append(Line(depth: depth, text: Self.text(of: test)))
    case .previous(let inner): add("previous:", [inner], depth)
    case .next(let inner): add("next:", [inner], depth)
    case .rest(let inner): add("rest:", [inner], depth)
    case .model(let test):
      lines.append(
        Line(depth: depth, text: Self.text(of: test)))
    case .repeats(let test): lines.append(Line(depth: depth, text: Self.text(of: test)))
    case .sameAs(let other):
      lines.append(Line(depth: depth, text: "same as: \(Self.words(other.rawValue))"))
    case .subject(let subject):
      lines.append(Line(depth: depth, text: "subject: \(subject.rawValue)"))
    case .document(let inner): add("document:", [inner], depth)
    case .language(.foreign): lines.append(Line(depth: depth, text: "language: foreign"))
    case .language(.document(let tags)): add("language", each: tags, depth)
    }
  }

  private mutating func add(_ head: String, _ list: [Condition], _ depth: Int) {
    lines.append(Line(depth: depth, text: head))
    let way = path
    for (index, condition) in list.enumerated() {
      path = way + [index]
      add(condition, depth + 1)
    }
  }

  private mutating func add(_ head: String, each items: [String], _ depth: Int) {
    if items.count == 1 {
      lines.append(Line(depth: depth, text: "\(head): \(items[0])"))
    } else {
      lines.append(Line(depth: depth, text: "\(head):"))
      for item in items { lines.append(Line(depth: depth + 1, text: item)) }
    }
  }

  // MARK: Tests

  private static func text(of test: LexiconTest) -> String {
    var parts = ["lexicon: \(test.name)"]
    if test.minCount != 1 { parts.append("at least \(test.minCount) hits") }
    if test.minDensity > 0 { parts.append("at least \(number(test.minDensity)) of the words") }
    if test.minDistinct != 1 { parts.append("at least \(test.minDistinct) different ones") }
    if test.minCovered > 0 { parts.append("at least \(number(test.minCovered)) of the letters") }
    if test.isCased { parts.append("with their capitals") }
    return parts.joined(separator: ", ")
  }

  private static func text(of test: ModelTest) -> String {
    let text = "line model: \(test.name), score \(text(of: test.score))"
    return test.transition.map { "\(text) in runs, a step \(number($0))" } ?? text
  }

  private static func text(of test: PositionTest) -> String {
    var parts = ["near " + test.near.map(\.rawValue).joined(separator: " or ")]
    let isAnywhere =
      test.withinBlocks == nil && test.withinLines == nil && test.withinShare == nil
      && test.withinBytes == nil && !test.outsideProse
    if isAnywhere { parts = [] }
    if let count = test.withinBlocks {
      parts.append("within \(TextReporter.count(count, "block"))")
    }
    if let count = test.withinLines { parts.append("within \(TextReporter.count(count, "line"))") }
    if let share = test.withinShare { parts.append("within \(number(share)) of the lines") }
    if let count = test.withinBytes { parts.append("within \(TextReporter.count(count, "byte"))") }
    if test.outsideProse { parts.append("outside prose") }
    if let isBlank = test.blankAbove { parts.append("\(isBlank ? "" : "no ")blank line above") }
    if let isBlank = test.blankBelow { parts.append("\(isBlank ? "" : "no ")blank line below") }
    return "position: " + parts.joined(separator: ", ")
  }

  private static func text(of test: RepeatTest) -> String {
    switch test.kind {
    case .passage: return "repeats: a passage of another text of the corpus"
    case .document: return "repeats: another text of the corpus"
    case .words: return "repeats: most of a sentence of the text"
    case .loop: return "repeats: a few words, four times in a row"
    case .line: break
    }
    guard test.asksCorpus else {
      return "repeats: copy \(text(of: test.nth)), copies \(text(of: test.copies))"
    }
    var parts: [String] = []
    if test.nth != Bounds() { parts.append("copy \(text(of: test.nth))") }
    if test.copies != Bounds() { parts.append("copies \(text(of: test.copies))") }
    if test.documents != Bounds() { parts.append("texts of the host \(text(of: test.documents))") }
    if test.share != Bounds() { parts.append("share of them \(text(of: test.share))") }
    return "repeats: " + parts.joined(separator: ", ")
  }

  private static func parts(of test: ShapeTest) -> [String] {
    let bounds: [(String, Bounds?)] = [
      ("words", test.words), ("characters", test.characters), ("lines", test.lines),
      ("sentences", test.sentences), ("glued ends", test.gluedEnds), ("links", test.links),
      ("uppercase ratio", test.uppercaseRatio), ("title ratio", test.titleRatio),
      ("digit ratio", test.digitRatio), ("key-value pairs", test.keyValuePairs),
      ("key-value ratio", test.keyValueRatio),
    ]
    let flags: [(String, Bool?)] = [
      ("ends sentence", test.endsSentence), ("ends with colon", test.endsWithColon),
      ("ends with question", test.endsWithQuestion), ("inner capital", test.innerCapital),
      ("list item", test.listItem),
      ("key-value", test.keyValue), ("prose", test.prose), ("heading", test.heading),
    ]
    return bounds.compactMap { name, bounds in bounds.map { "\(name) \(text(of: $0))" } }
      + flags.compactMap { name, flag in flag.map { $0 ? name : "not \(name)" } }
  }

  // MARK: Words

  private static func text(of bounds: Bounds) -> String {
    switch (bounds.min, bounds.max) {
    case (let min?, let max?) where min == max: number(min)
    case (let min?, let max?): "\(number(min)) to \(number(max))"
    case (let min?, nil): "at least \(number(min))"
    case (nil, let max?): "at most \(number(max))"
    case (nil, nil): "any"
    }
  }

  /// A number without the decimals that say nothing.
  private static func number(_ value: Double) -> String {
    let text = TextReporter.number(value)
    return text.utf8.suffix(2).elementsEqual(".0".utf8) ? String(text.dropLast(2)) : text
  }

  private static func words(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
  }
}
