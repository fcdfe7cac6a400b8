import DrossUnicode

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

/// Gathers features and literals while conditions are resolved.
struct RuleSetBuilder {
  private(set) var problems: [RuleSet.Problem] = []

  private lazy var lexicons = readLexicons()
  private let readLexicons: () -> [Lexicon]
  private let models: [LineModel]
  private let known: KnownPatterns
  private var readyRules: [RuleSet.ReadyRule] = []
  private var pointedRules: [[Int32]] = []
  /// The length of the shortest literal of each feature.
  private var shortestLiterals: [Int] = []
  /// How often each feature is likely to be hit, a byte.
  private var frequencies: [Double] = []
  private var patterns: [RuleSet.ReadyPattern] = []
  private var patternNumbers: [PatternKey: Int] = [:]
  private var readyLexicons: [RuleSet.ReadyLexicon] = []
  private var lexiconNumbers: [LexiconKey: Int] = [:]
  private var phraseNumbers: [PhraseKey: Int] = [:]
  /// The numbers of what is asked of the whole text, or of all lines behind a unit.
  private var documentConditions: [Condition: Int] = [:]
  private var literals: [[UInt8]] = []
  private var literalNumbers: [LiteralKey: Int] = [:]
  /// Of each literal whether only places at a border count.
  private var areBordered: [Bool] = []
  private var uses: [[RuleSet.Use]] = []
  private var useKinds: [RuleSet.UseKind] = []
  private var useKindNumbers: [RuleSet.UseKind: Int32] = [:]
  /// Of each feature the lines on which a hit matters.
  private var lineGates: [LineGate] = []
  private var rule: Rule?
  /// The lines at which what is being resolved looks.
  private var currentGate = LineGate.open

  init(lexicons: @escaping () -> [Lexicon], models: [LineModel], known: KnownPatterns) {
    readLexicons = lexicons
    self.models = models
    self.known = known
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
    let choice = PointerChoice(
      frequencies: frequencies, patterns: patterns, lexicons: readyLexicons)
    let pointers = choice.best(
      [
        weights.isEmpty
          ? choice.pointers(of: body) : choice.pointers(of: weights, threshold: threshold)
      ]
        + gates.map(choice.pointers) + [each.flatMap(choice.pointers)])
    check(rule, pointers: pointers, hasGates: !gates.isEmpty || each != nil)
    guard problems.count == problemCount else { return }
    for feature in pointers?.features ?? [] { pointedRules[feature].append(number) }
    readyRules.append(
      RuleSet.ReadyRule(
        rule: rule, lineGate: LineGate(of: rule), edgeGate: EdgeGate(of: rule), gap: rule.run?.gap,
        flat: FlatConditions(
          gates: gates, each: each, body: body, weights: weights,
          documentConditions: (weights.isEmpty ? gates + [body] : gates)
            .flatMap(\.documentConditions)),
        threshold: threshold, isUnpointed: pointers == nil,
        isPointedAtByRepeats: pointers?.repeats ?? false))
  }

  func finish() -> RuleSet {
    let idle = idleFeatures()
    let kinds = useKinds.map { $0.gated(by: lineGates[Int($0.feature)]) }
    var keptUses: [[RuleSet.Use]] = []
    var kept: [LiteralFinder.Literal] = []
    for (number, list) in uses.enumerated() {
      let needed = list.filter { !idle[Int(kinds[Int($0.kind)].feature)] }
      let places = needed.map { kinds[Int($0.kind)] }
      guard let first = places.first else { continue }
      kept.append(
        LiteralFinder.Literal(
          bytes: literals[number], isBordered: areBordered[number],
          isNearLineStart: places.allSatisfy(\.isNearLineStart),
          gate: places.dropFirst().reduce(first.gate) { $0.union($1.gate) }))
      keptUses.append(needed)
    }
    let patterns = patterns.map { ready in
      RuleSet.ReadyPattern(
        utf8: ready.utf8, isCased: ready.isCased, isMultiline: ready.isMultiline,
        pointers: ready.pointers.filter { !idle[$0.feature] })
    }
    return RuleSet(
      ready: readyRules, finder: LiteralFinder(kept), uses: Rows(keptUses), useKinds: kinds,
      pointedRules: Rows(pointedRules), patterns: patterns, lexicons: readyLexicons,
      models: models, documentConditionCount: documentConditions.count)
  }

  /// Of each feature, whether it costs more than it saves: short literals stand everywhere, those that
  /// may stand in a word must be looked for everywhere, and neither is worth it unless they point at a
  /// rule.
  private func idleFeatures() -> [Bool] {
    var isCostly = shortestLiterals.map { $0 < 4 }
    for number in literals.indices where !areBordered[number] {
      let literal = LiteralFinder.Literal(bytes: literals[number], isBordered: false)
      guard literal.anchor == .everywhere else { continue }
      for use in uses[number] { isCostly[Int(useKinds[Int(use.kind)].feature)] = true }
    }
    var idle = [Bool](repeating: false, count: pointedRules.count)
    for pointer in patterns.flatMap({ $0.pointers.map(\.feature) }) {
      idle[pointer] = pointedRules[pointer].isEmpty && isCostly[pointer]
    }
    return idle
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

  private mutating func newFeature() -> Int {
    pointedRules.append([])
    lineGates.append(currentGate)
    shortestLiterals.append(Int.max)
    frequencies.append(0)
    return pointedRules.count - 1
  }

  /// Takes note that a known feature is looked for on the lines of the rule at hand too.
  private mutating func widenGate(of feature: Int) {
    lineGates[feature] = lineGates[feature].union(currentGate)
  }

  private mutating func feature(of phrases: [String], as role: RuleSet.UseKind.Role) -> Int {
    let key = PhraseKey(phrases: phrases.map { ByteString(bytes: Array($0.utf8)) }, role: role)
    if let known = phraseNumbers[key] {
      widenGate(of: known)
      return known
    }
    let feature = newFeature()
    phraseNumbers[key] = feature
    for (ordinal, phrase) in phrases.enumerated() {
      let literal = Self.trimmed(FoldedText.fold(phrase))
      guard !literal.isEmpty else {
        problem("the phrase '\(phrase)' is empty once it is folded")
        phraseNumbers[key] = nil
        continue
      }
      add(literal, as: role, feature: feature, ordinal: ordinal)
    }
    return feature
  }

  private mutating func add(
    _ literal: [UInt8], as role: RuleSet.UseKind.Role, feature: Int, ordinal: Int,
    isBordered: Bool = true, isFirst: Bool = false, mostBefore: Int? = nil, mostAfter: Int? = nil
  ) {
    let number: Int
    let key = LiteralKey(bytes: ByteString(bytes: literal), isBordered: isBordered)
    if let known = literalNumbers[key] {
      number = known
    } else {
      number = literals.count
      literalNumbers[key] = number
      literals.append(literal)
      areBordered.append(isBordered)
      uses.append([])
    }
    // At the starts of lines a short literal costs no more than a long one.
    if !isFirst { shortestLiterals[feature] = min(shortestLiterals[feature], literal.count) }
    frequencies[feature] += PointerChoice.frequency(
      of: literal, kind: role, isBordered: isBordered,
      isNearEnd: isFirst || (mostBefore ?? .max) <= 64 || (mostAfter ?? .max) <= 128)
    let kind = RuleSet.UseKind(
      role: role, feature: Int32(feature), isFirst: isFirst,
      gate: PlaceGate(
        mostBefore: mostBefore.map { Int32($0) } ?? .max,
        mostAfter: mostAfter.map { Int32($0) } ?? .max))
    uses[number].append(RuleSet.Use(kind: self.number(of: kind), ordinal: Int32(ordinal)))
  }

  private mutating func number(of kind: RuleSet.UseKind) -> Int32 {
    if let known = useKindNumbers[kind] { return known }
    let number = Int32(useKinds.count)
    useKindNumbers[kind] = number
    useKinds.append(kind)
    return number
  }

  private mutating func number(of pattern: Pattern) -> Int {
    let isMultiline = rule?.scope != .line
    let key = PatternKey(pattern: pattern, isMultiline: isMultiline)
    if let known = patternNumbers[key] {
      for pointer in patterns[known].pointers { widenGate(of: pointer.feature) }
      return known
    }
    let literals = known.literals(of: pattern)
    var compiles = true
    if literals == nil {
      do {
        _ = try CompiledPattern(pattern, isMultiline: isMultiline)
      } catch {
        compiles = false
        problem(
          "the pattern does not compile: \(error.message) (byte \(error.offset))", at: pattern.mark)
      }
    }
    let pointers = pointers(
      to: pattern, isMultiline: isMultiline,
      needing: literals ?? RequiredLiterals(pattern.text))
    patterns.append(
      RuleSet.ReadyPattern(
        utf8: Array(pattern.text.utf8), isCased: pattern.isCased, isMultiline: isMultiline,
        pointers: pointers))
    // Whoever else has a pattern that does not compile is to hear of it too.
    if compiles { patternNumbers[key] = patterns.count - 1 }
    return patterns.count - 1
  }

  /// Features that each have a hit wherever the pattern can match, the most telling first.
  private mutating func pointers(
    to pattern: Pattern, isMultiline: Bool, needing required: RequiredLiterals?
  ) -> [RuleSet.ReadyPattern.Pointer] {
    guard let required else { return [] }
    // Distances are counted in folded bytes, and from the ends of the one line of the unit.
    let hasDistances = !isMultiline && !pattern.isCased
    var pointers: [RuleSet.ReadyPattern.Pointer] = []
    for choice in required.choices {
      let shortest = hasDistances || choice.isFirst ? 2 : 3
      let folded = choice.literals.map {
        Self.trimmed(FoldedText.fold(String(decoding: $0.bytes, as: UTF8.self)))
      }
      let isTelling = folded.allSatisfy { literal in
        literal.count >= shortest || literal.allSatisfy { $0 >= 0x80 }
          || (literal.first.map(MarkTable.isMark) ?? false)
      }
      guard isTelling else { continue }
      let areBordered = choice.literals.map {
        choice.isFirst || $0.isBordered
      }
      // One choice is enough; others are worth looking for only where that costs little.
      guard
        pointers.isEmpty
          || !zip(folded, areBordered).contains(where: {
            LiteralFinder.Literal(bytes: $0, isBordered: $1).anchor == .everywhere
          })
      else { continue }
      let feature = newFeature()
      for (literal, isBordered) in zip(folded, areBordered) {
        add(
          literal, as: .pointer, feature: feature, ordinal: 0, isBordered: isBordered,
          isFirst: choice.isFirst,
          mostBefore: hasDistances ? choice.mostBefore : nil,
          mostAfter: hasDistances ? choice.mostAfter : nil)
      }
      // What is folded may be a little longer than what is written.
      let mostWithin = hasDistances ? choice.mostWithin.map { $0 + $0 / 2 + 4 } : nil
      pointers.append(
        RuleSet.ReadyPattern.Pointer(
          feature: feature, mostBefore: mostWithin.map { Int32($0) } ?? .max))
    }
    return pointers
  }

  private mutating func number(ofLexicon test: LexiconTest) -> Int {
    let key = LexiconKey(name: test.name, isPointing: test.isPointing)
    if let known = lexiconNumbers[key] {
      widenGate(of: readyLexicons[known].phrases)
      return known
    }
    let lexicon = lexicons.first { $0.name.utf8.elementsEqual(test.name.utf8) }
    let entries = lexicon.map { LexiconEntries(of: $0) } ?? LexiconEntries()
    let folded = (0..<entries.count).map {
      Self.trimmed(FoldedText.fold(String(decoding: entries[$0].written, as: UTF8.self)))
    }
    if folded.isEmpty { problem("there is no lexicon '\(test.name)', or it is empty") }
    let feature = newFeature()
    for (ordinal, phrase) in folded.enumerated()
    where !phrase.isEmpty && (test.isPointing || phrase.contains(0x20)) {
      add(phrase, as: .phrase, feature: feature, ordinal: ordinal)
    }
    let words = test.isPointing ? [] : folded.filter { !$0.contains(0x20) }
    readyLexicons.append(
      RuleSet.ReadyLexicon(
        words: WordSet(words), phrases: feature, isPointing: test.isPointing, entries: entries))
    lexiconNumbers[key] = readyLexicons.count - 1
    return readyLexicons.count - 1
  }

  private mutating func number(ofModel name: String) -> Int {
    if let number = models.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      return number
    }
    problem("there is no line model '\(name)'")
    return 0
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var slice = bytes[...]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return Array(slice)
  }
}
