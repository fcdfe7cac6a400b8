extension RuleSet {
  /// Makes rules ready.
  ///
  /// A rule that cannot be made ready is left out and named among the problems; the others work.
  ///
  /// - Parameter lexicons: what rules may name; asked for when one does.
  /// - Parameter known: patterns that need not be read.
  /// - Complexity: O(length of all phrases and patterns).
  package static func make(
    _ rules: [Rule], lexicons: @autoclosure @escaping () -> [Lexicon], models: [LineModel] = [],
    known: KnownPatterns = KnownPatterns()
  ) -> (set: RuleSet, problems: [Problem]) {
    var builder = RuleSetBuilder(lexicons: lexicons, models: models, known: known)
    for rule in rules.sorted(by: { $0.id < $1.id }) { builder.add(rule) }
    return (builder.finish(), builder.problems)
  }

  /// The rules at which nothing points: they look at every unit that passes their gates.
  ///
  /// Rules that ask a line model, which must look at every line, are not among them.
  package var unpointedRules: [RuleID] {
    ready.filter { $0.isUnpointed && !$0.asksModel }.map(\.rule.id)
  }
}

/// Resolves the conditions of rules.
struct RuleSetBuilder {
  private(set) var problems: [RuleSet.Problem] = []

  private let models: [LineModel]
  private var literals = LiteralTable()
  private var patterns: PatternTable
  private var phrases: PhraseTable
  private var readyRules: [RuleSet.ReadyRule] = []
  /// The numbers of what is asked of the whole text, or of all lines behind a unit.
  private var documentConditions: [Condition: Int] = [:]
  private var rule: Rule?
  /// The lines at which what is being resolved looks.
  private var currentGate = LineGate.open

  init(lexicons: @escaping () -> [Lexicon], models: [LineModel], known: KnownPatterns) {
    phrases = PhraseTable(lexicons: lexicons)
    patterns = PatternTable(known: known)
    self.models = models
  }

  // MARK: One rule

  mutating func add(_ rule: Rule) {
    self.rule = rule
    currentGate = LineGate(of: rule)
    let problemCount = problems.count
    let number = Int32(readyRules.count)
    let gates = rule.gates.map { resolve($0) }
    let each = rule.run.map { resolve($0.each) }
    var body = RuleSet.Node.all([])
    var weights: [(weight: Double, node: RuleSet.Node)] = []
    var threshold = 0.0
    switch rule.body {
    case .match(let condition):
      body = resolve(condition)
    case .score(let least, let features):
      threshold = least
      weights = features.map { ($0.weight, resolve($0.condition)) }
    }
    let bars = resolve(rule.bars.map(\.condition))
    let choice = PointerChoice(
      frequencies: literals.frequencies, patterns: patterns.ready, lexicons: phrases.readyLexicons)
    let pointers = choice.best(
      [
        weights.isEmpty
          ? choice.pointers(of: body) : choice.pointers(of: weights, threshold: threshold)
      ]
        + gates.map(choice.pointers) + [each.flatMap(choice.pointers)])
    check(rule, pointers: pointers, hasGates: !gates.isEmpty || each != nil)
    guard problems.count == problemCount else { return }
    for feature in pointers?.features ?? [] { literals.point(feature, at: number) }
    readyRules.append(
      RuleSet.ReadyRule(
        rule: rule, lineGate: LineGate(of: rule), edgeGate: EdgeGate(of: rule), gap: rule.run?.gap,
        flat: FlatConditions(
          gates: gates, each: each, body: body, weights: weights,
          documentConditions: (weights.isEmpty ? gates + [body] : gates)
            .flatMap(\.documentConditions), bars: bars),
        threshold: threshold, isUnpointed: pointers == nil,
        isPointedAtByRepeats: pointers?.repeats ?? false))
  }

  func finish() -> RuleSet {
    let idle = literals.idleFeatures(of: patterns.ready)
    let (finder, uses, kinds) = literals.finish(without: idle)
    return RuleSet(
      ready: readyRules, finder: finder, uses: uses, useKinds: kinds,
      pointedRules: Rows(literals.pointedRules), patterns: patterns.finish(without: idle),
      lexicons: phrases.readyLexicons, models: models,
      documentConditionCount: documentConditions.count)
  }

  private mutating func problem(_ message: String, at mark: RuleMark? = nil, note: String? = nil) {
    guard let rule else { return }
    problems.append(RuleSet.Problem(rule: rule.id, mark: mark, message: message, note: note))
  }

  private mutating func check(_ rule: Rule, pointers: RulePointers?, hasGates: Bool) {
    if pointers == nil, !hasGates {
      problem(
        "nothing points at the places to look at: no phrase, and no literal of three bytes in every"
          + " pattern",
        note: "add a phrase that must be there, or a gate under 'where'")
    }
    if rule.scope == .lines, rule.run == nil {
      problem("a rule of scope 'lines' needs 'each' under 'where'")
    }
    if rule.action.target == .match, rule.scope == .document, case .score = rule.body {
      problem("a score over a document has no match to act on", note: "use 'match', or a block")
    }
  }

  // MARK: Conditions

  private mutating func resolve(_ conditions: [Condition]) -> [RuleSet.Node] {
    conditions.map { resolve($0) }
  }

  private mutating func resolve(_ condition: Condition) -> RuleSet.Node {
    switch condition {
    case .any(let conditions): .any(resolve(conditions))
    case .all(let conditions): .all(resolve(conditions))
    case .none(let conditions): .none(resolve(conditions))
    case .atLeast(let count, let conditions): .atLeast(count, resolve(conditions))
    case .phrase(let phrases): .hits(feature(of: phrases, as: .phrase))
    case .keys(let keys): .hits(feature(of: keys, as: .key))
    case .regex(let pattern): .regex(number(of: pattern))
    case .lexicon(let test): .lexicon(number(ofLexicon: test), test)
    case .shape(let test): .shape(ShapeCheck(test))
    case .position(let test): .position(test)
    case .previous(let condition): .neighbour(isNext: false, resolve(neighbour: condition))
    case .next(let condition): .neighbour(isNext: true, resolve(neighbour: condition))
    case .rest(let condition): .rest(number(of: condition), resolve(neighbour: condition))
    case .model(let test): .model(number(ofModel: test.name), test)
    case .repeats(let test): .repeats(test)
    case .sameAs(let what): .sameAs(what)
    case .subject(let subject): .subject(subject)
    case .document(let condition): .document(number(of: condition), resolve(neighbour: condition))
    case .language(let test): .language(test)
    }
  }

  /// Resolves what is asked about another line than those of the unit.
  private mutating func resolve(neighbour condition: Condition) -> RuleSet.Node {
    let own = currentGate
    currentGate = .open
    defer { currentGate = own }
    return resolve(condition)
  }

  /// The number under which the answer to a condition is kept, whichever rule asks.
  private mutating func number(of condition: Condition) -> Int {
    if let known = documentConditions[condition] { return known }
    documentConditions[condition] = documentConditions.count
    return documentConditions.count - 1
  }

  private mutating func feature(of list: [String], as role: RuleSet.UseKind.Role) -> Int {
    let (feature, empty) = phrases.feature(
      of: list, as: role, on: currentGate, literals: &literals)
    for phrase in empty { problem("the phrase '\(phrase)' is empty once it is folded") }
    return feature
  }

  private mutating func number(of pattern: Pattern) -> Int {
    let (number, error) = patterns.number(
      of: pattern, isMultiline: rule?.scope != .line, on: currentGate, literals: &literals)
    if let error {
      problem(
        "the pattern does not compile: \(error.message) (byte \(error.offset))", at: pattern.mark)
    }
    return number
  }

  private mutating func number(ofLexicon test: LexiconTest) -> Int {
    let (number, isMissing) = phrases.number(
      ofLexicon: test, on: currentGate, literals: &literals)
    if isMissing { problem("there is no lexicon '\(test.name)', or it is empty") }
    return number
  }

  private mutating func number(ofModel name: String) -> Int {
    if let number = models.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      return number
    }
    problem("there is no line model '\(name)'")
    return 0
  }
}
