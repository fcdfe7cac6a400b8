import DrossText
import DrossUnicode

/// A test of a shape, with what a few comparisons can tell of a single line.
final class ShapeCheck: Sendable {
  let test: ShapeTest
  /// What a line must pass.
  let gate: LineGate
  /// What is left to ask of a line that has passed it; `nil` when that takes the whole test.
  let rest: [LineQuestion]?

  init(_ test: ShapeTest) {
    self.test = test
    gate = LineGate(of: test)
    rest = LineQuestion.rest(of: test, behind: gate)
  }

  /// Whether the gate is all that a line must pass.
  var isWhole: Bool { rest?.isEmpty == true }
}

/// What a few numbers tell of a single line, but no gate asks.
enum LineQuestion: Sendable {
  case links(Bounds)
  case uppercaseRatio(Bounds)
  case titleRatio(Bounds)
  case digitRatio(Bounds)
  case prose(Bool)
  case heading(Bool)

  /// What is left of a test for lines that have passed its gate; `nil` when that takes the whole test.
  static func rest(of test: ShapeTest, behind gate: LineGate) -> [LineQuestion]? {
    var others = test
    others.links = nil
    others.uppercaseRatio = nil
    others.titleRatio = nil
    others.digitRatio = nil
    others.prose = nil
    others.heading = nil
    guard gate.isAll(of: others) else { return nil }
    return [
      test.prose.map { .prose($0) }, test.heading.map { .heading($0) },
      test.links.map { .links($0) }, test.uppercaseRatio.map { .uppercaseRatio($0) },
      test.titleRatio.map { .titleRatio($0) }, test.digitRatio.map { .digitRatio($0) },
    ].compactMap { $0 }
  }
}

extension Evaluator {
  /// Whether `unit` has a shape that a rule asks for.
  @inline(__always)
  func holds(shape number: Int, of rule: RuleSet.ReadyRule, _ unit: Unit) -> Bool {
    if unit.lines.count == 1 {
      let shape = view.shapes[unit.lines.lowerBound]
      guard rule.flat.lineChecks[number].gate.allows(shape) else { return false }
      if rule.flat.lineChecks[number].isWhole { return true }
      if let questions = rule.flat.shapes[number].rest {
        for question in questions where !holds(question, shape, unit) { return false }
        return true
      }
    }
    return holds(rule.flat.shapes[number], unit)
  }

  private func holds(_ question: LineQuestion, _ shape: LineShape, _ unit: Unit) -> Bool {
    func passes(_ bounds: Bounds, _ part: Int32, of whole: Int32) -> Bool {
      bounds.contains(whole == 0 ? 0 : Double(part) / Double(whole))
    }
    return switch question {
    case .links(let bounds): bounds.contains(Double(shape.links))
    case .uppercaseRatio(let bounds): passes(bounds, shape.capitals, of: shape.letters)
    case .titleRatio(let bounds): passes(bounds, shape.capitalizedWords, of: shape.words)
    case .digitRatio(let bounds): passes(bounds, shape.digits, of: shape.characters)
    case .prose(let isWanted): isWanted == shape.isProse
    case .heading(let isWanted): isWanted == isHeading(unit)
    }
  }

  private func holds(_ check: ShapeCheck, _ unit: Unit) -> Bool {
    let test = check.test
    let shape = UnitShape(of: unit, in: view)
    return shape.passes(test.words, shape.total.words)
      && shape.passes(test.characters, shape.total.characters)
      && shape.passes(test.lines, shape.lines)
      && shape.passes(test.sentences, shape.total.sentences)
      && shape.passes(test.gluedEnds, shape.total.gluedEnds)
      && shape.passes(test.links, shape.total.links)
      && shape.passes(test.uppercaseRatio, shape.total.capitals, of: shape.total.letters)
      && shape.passes(test.titleRatio, shape.total.capitalizedWords, of: shape.total.words)
      && shape.passes(test.digitRatio, shape.total.digits, of: shape.total.characters)
      && shape.passes(test.keyValuePairs, shape.pairs)
      && shape.passes(test.keyValueRatio, shape.pairs, of: shape.lines)
      && shape.ends(test.endsSentence, .endsSentence)
      && shape.ends(test.endsWithColon, .endsWithColon)
      && shape.ends(test.endsWithQuestion, .endsWithQuestion)
      && shape.holds(test.innerCapital, .innerCapital)
      && shape.starts(test.listItem, .listItem)
      && shape.starts(test.keyValue, .keyValue)
      && (test.prose.map { $0 == shape.total.isProse } ?? true)
      && (test.heading.map { $0 == isHeading(unit) } ?? true)
  }

  /// Whether it is one depends on the lines around it.
  private func isHeading(_ unit: Unit) -> Bool {
    leansOnContext = true
    return view.blocks[Int(view.blockIndices[unit.lines.lowerBound])].kind == .heading
  }
}

/// The shapes of the lines of a unit, added up.
private struct UnitShape {
  var total = LineShape()
  /// Lines with something on them.
  var lines: Int32 = 0
  /// Lines that are key-value pairs.
  var pairs: Int32 = 0
  private var first: LineShape.Flags = []
  private var last: LineShape.Flags = []

  init(of unit: Unit, in view: TextView) {
    if unit.lines.count == 1 {
      total = view.shapes[unit.lines.lowerBound]
      lines = 1
      pairs = total.flags.contains(.keyValue) ? 1 : 0
      first = total.flags
      last = total.flags
      return
    }
    for line in unit.lines where !view.shapes[line].isBlank {
      let shape = view.shapes[line]
      total.words += shape.words
      total.characters += shape.characters
      total.letters += shape.letters
      total.capitals += shape.capitals
      total.capitalizedWords += shape.capitalizedWords
      total.digits += shape.digits
      total.sentences += shape.sentences
      total.gluedEnds += shape.gluedEnds
      total.links += shape.links
      total.flags.formUnion(shape.flags)
      if lines == 0 { first = shape.flags }
      last = shape.flags
      lines += 1
      if shape.flags.contains(.keyValue) { pairs += 1 }
    }
  }

  func passes(_ bounds: Bounds?, _ value: Int32) -> Bool {
    bounds.map { $0.contains(Double(value)) } ?? true
  }

  func passes(_ bounds: Bounds?, _ part: Int32, of whole: Int32) -> Bool {
    bounds.map { $0.contains(whole == 0 ? 0 : Double(part) / Double(whole)) } ?? true
  }

  func starts(_ wanted: Bool?, _ flag: LineShape.Flags) -> Bool {
    wanted.map { $0 == first.contains(flag) } ?? true
  }

  /// Whether a flag of any line is as wanted.
  func holds(_ wanted: Bool?, _ flag: LineShape.Flags) -> Bool {
    wanted.map { $0 == total.flags.contains(flag) } ?? true
  }

  func ends(_ wanted: Bool?, _ flag: LineShape.Flags) -> Bool {
    wanted.map { $0 == last.contains(flag) } ?? true
  }
}
