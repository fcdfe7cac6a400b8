import DrossText
import DrossUnicode

/// Asks rules what they think of one line, part by part.
///
/// Each part of a condition becomes a rule of its own that only flags, and the engine itself answers: so the
/// answers are those that count, whatever the engine does to be fast. What only joins its parts follows from
/// their answers. This costs as much as some thousand rules and is for explaining, not for cleaning.
package struct RuleTracer {
  private let view: TextView
  /// The rules that look at every unit.
  private let unpointed: Set<RuleID>
  private let known: KnownPatterns
  private var probes: [Rule] = []
  /// The unit that was looked at last, folded.
  private var folded: (range: TextRange, bytes: SoughtBytes)?

  /// What `rules` think of a line of `view`, in their order.
  ///
  /// A line model is asked as if no other rule had found anything.
  ///
  /// - Parameter line: the index of the line, from 0.
  /// - Parameter known: patterns that need not be read.
  /// - Complexity: O(lines · parts of all rules).
  package static func traces(
    of line: Int, in view: TextView, rules: [Rule], lexicons: [Lexicon], models: [LineModel] = [],
    known: KnownPatterns = KnownPatterns()
  ) -> [RuleTrace] {
    let ready = RuleSet.make(rules, lexicons: lexicons, models: models, known: known).set
    var tracer = RuleTracer(view: view, unpointed: Set(ready.unpointedRules), known: known)
    let plans = rules.map { tracer.plan($0) }
    let (set, _) = RuleSet.make(
      tracer.probes, lexicons: lexicons, models: models, known: known)
    let found = RuleEngine(set).findings(in: view, workspace: Workspace(for: set)).findings
    let text = view.trimmedRange(ofLine: line)
    var findings: [RuleID: Finding] = [:]
    for finding in found where !text.isEmpty && finding.range.overlaps(text) {
      findings[finding.rule] = findings[finding.rule] ?? finding
    }
    return zip(rules, plans).map { rule, plan in tracer.trace(rule, plan, findings) }
  }

  private init(view: TextView, unpointed: Set<RuleID>, known: KnownPatterns) {
    self.view = view
    self.unpointed = unpointed
    self.known = known
  }

  // MARK: Asking

  /// A part of a condition, and the rule that asks about it; none where the parts of the part tell.
  private struct Question {
    let path: [Int]
    let condition: Condition
    let probe: RuleID?
  }

  private struct Plan {
    let unit: RuleID
    let each: [Question]
    let gates: [Question]
    let body: [Question]
    let bars: [Question]
  }

  private mutating func plan(_ rule: Rule) -> Plan {
    var body: [Question] = []
    switch rule.body {
    case .match(let condition): ask(condition, [], rule.scope, rule.run, into: &body)
    case .score(_, let features):
      for (index, feature) in features.enumerated() {
        ask(feature.condition, [index], rule.scope, rule.run, into: &body)
      }
    }
    var gates: [Question] = []
    for (index, gate) in rule.gates.enumerated() {
      ask(gate, [index], rule.scope, rule.run, into: &gates)
    }
    var bars: [Question] = []
    for (index, bar) in rule.bars.enumerated() {
      ask(bar.condition, [index], rule.scope, rule.run, into: &bars)
    }
    var each: [Question] = []
    if let run = rule.run { ask(run.each, [], .line, nil, into: &each) }
    return Plan(
      unit: probe(.all([]), rule.scope, rule.run), each: each, gates: gates, body: body,
      bars: bars)
  }

  /// - Parameter wrap: what stands around the condition: a look at a neighbour, which there may not be.
  private mutating func ask(
    _ condition: Condition, _ path: [Int], _ scope: Rule.Scope, _ run: Rule.Run?,
    into questions: inout [Question], wrap: ((Condition) -> Condition)? = nil
  ) {
    func wrapped(_ condition: Condition) -> Condition { wrap?(condition) ?? condition }
    let isTold = wrap == nil && Self.joins(condition)
    questions.append(
      Question(
        path: path, condition: condition,
        probe: isTold ? nil : probe(wrapped(condition), scope, run)))
    switch condition {
    case .any(let list), .all(let list), .none(let list), .atLeast(_, let list):
      for (index, child) in list.enumerated() {
        ask(child, path + [index], scope, run, into: &questions, wrap: wrap)
      }
    case .previous(let child):
      ask(child, path + [0], scope, run, into: &questions) { wrapped(.previous($0)) }
    case .next(let child):
      ask(child, path + [0], scope, run, into: &questions) { wrapped(.next($0)) }
    case .rest(let child):
      ask(child, path + [0], scope, run, into: &questions) { wrapped(.rest($0)) }
    case .document(let child):
      ask(child, path + [0], scope, run, into: &questions) { wrapped(.document($0)) }
    case .phrase, .regex, .keys, .lexicon, .shape, .position, .model, .repeats, .sameAs, .subject,
      .language:
      break
    }
  }

  /// Whether a condition holds or not by which of its parts do.
  private static func joins(_ condition: Condition) -> Bool {
    switch condition {
    case .any, .all, .none: true
    default: false
    }
  }

  /// A rule that flags every unit for which `condition` holds.
  private mutating func probe(
    _ condition: Condition, _ scope: Rule.Scope, _ run: Rule.Run?
  ) -> RuleID {
    let id = RuleID(family: "probe", name: String(probes.count))
    // The gate holds for every unit; with it nothing needs to point at them.
    var gate = ShapeTest()
    gate.lines = Bounds(min: 0)
    probes.append(
      Rule(
        // Flags of one class hide each other.
        id: id, title: "", why: "", class: id.name, languages: ["*"], scope: scope, run: run,
        gates: [.shape(gate)], body: .match(condition),
        action: Action(.flag, .block), fix: .none))
    return id
  }

  // MARK: Answers

  private mutating func trace(
    _ rule: Rule, _ plan: Plan, _ findings: [RuleID: Finding]
  ) -> RuleTrace {
    func answers(_ questions: [Question]) -> [RuleTrace.Answer] {
      Self.answers(questions, findings, inUnit: findings[plan.unit] != nil)
    }
    let body = answers(plan.body)
    var score: Double?
    if case .score(_, let features) = rule.body {
      score = body.reduce(0) { sum, answer in
        guard answer.holds, answer.path.count == 1 else { return sum }
        return sum + features[answer.path[0]].weight
      }
    }
    let unit = findings[plan.unit]?.range
    return RuleTrace(
      rule: rule, unit: unit, each: Self.answers(plan.each, findings, inUnit: true),
      gates: answers(plan.gates), body: body,
      bars: answers(plan.bars), score: score,
      isPointedAt: unit.map { isPointedAt(rule, plan, findings, $0) } ?? false)
  }

  /// What is known of each question.
  ///
  /// - Parameter inUnit: whether there is a unit at all; without one nothing holds.
  private static func answers(
    _ questions: [Question], _ findings: [RuleID: Finding], inUnit: Bool
  ) -> [RuleTrace.Answer] {
    var known: [[Int]: RuleTrace.Answer] = [:]
    // The parts of a question stand behind it.
    for question in questions.reversed() {
      known[question.path] =
        question.probe.map { probe in
          RuleTrace.Answer(
            path: question.path, holds: findings[probe] != nil,
            evidence: findings[probe]?.evidence.first?.range)
        } ?? joined(question, known, inUnit: inUnit)
    }
    return questions.compactMap { known[$0.path] }
  }

  private static func joined(
    _ question: Question, _ known: [[Int]: RuleTrace.Answer], inUnit: Bool
  ) -> RuleTrace.Answer {
    func parts(_ list: [Condition]) -> [RuleTrace.Answer] {
      list.indices.compactMap { known[question.path + [$0]] }
    }
    func answer(_ holds: Bool, _ parts: [RuleTrace.Answer]) -> RuleTrace.Answer {
      RuleTrace.Answer(
        path: question.path, holds: inUnit && holds,
        evidence: inUnit && holds ? parts.lazy.compactMap(\.evidence).first : nil)
    }
    switch question.condition {
    case .any(let list):
      let parts = parts(list)
      return answer(parts.contains(where: \.holds), parts)
    case .all(let list):
      let parts = parts(list)
      return answer(parts.allSatisfy(\.holds), parts)
    case .none(let list): return answer(!parts(list).contains(where: \.holds), [])
    default: return answer(false, [])
    }
  }

  /// Whether the rule needs no pointer, or something that points at it stands in the unit.
  private mutating func isPointedAt(
    _ rule: Rule, _ plan: Plan, _ findings: [RuleID: Finding], _ unit: TextRange
  ) -> Bool {
    if unpointed.contains(rule.id) { return true }
    let text = text(of: unit)
    func isFound(_ question: Question) -> Bool {
      question.probe.map { findings[$0] != nil } ?? false
    }
    return (plan.body + plan.gates + plan.each).contains { question in
      switch question.condition {
      case .phrase, .keys, .lexicon, .repeats, .model: isFound(question)
      case .regex(let pattern): isFound(question) || needs(pattern, in: text)
      default: false
      }
    }
  }

  private mutating func text(of unit: TextRange) -> SoughtBytes {
    if let folded, folded.range == unit { return folded.bytes }
    let bytes = SoughtBytes(
      FoldedText.fold(String(decoding: view.bytes[unit.range], as: UTF8.self)))
    folded = (unit, bytes)
    return bytes
  }

  /// Whether the text holds one literal of each choice that a match of the pattern needs.
  private func needs(_ pattern: Pattern, in text: SoughtBytes) -> Bool {
    guard let required = known.literals(of: pattern) ?? RequiredLiterals(pattern.text) else {
      return false
    }
    return required.choices.allSatisfy { choice in
      choice.literals.contains {
        text.holds(FoldedText.fold(String(decoding: $0.bytes, as: UTF8.self)))
      }
    }
  }
}

/// Bytes in which many others are looked for.
private struct SoughtBytes {
  private let bytes: [UInt8]
  /// Which two bytes stand side by side somewhere.
  private var pairs = Array(repeating: false, count: 1 << 16)

  /// - Complexity: O(`bytes`).
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for index in bytes.indices.dropFirst() {
      pairs[Int(bytes[index - 1]) << 8 | Int(bytes[index])] = true
    }
  }

  /// Whether `part` stands somewhere.
  ///
  /// - Complexity: O(length of `part`) if two of its neighbours stand nowhere side by side; else O(bytes).
  func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    for index in part.indices.dropFirst()
    where !pairs[Int(part[index - 1]) << 8 | Int(part[index])] {
      return false
    }
    return (0...(bytes.count - part.count)).contains { start in
      bytes[start] == first && bytes[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
