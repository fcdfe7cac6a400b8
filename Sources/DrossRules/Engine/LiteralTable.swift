import DrossUnicode

/// The literals that rules look for, and the features of which they are hits.
struct LiteralTable {
  /// A literal that is looked for at borders alone costs far less than one that may stand in a word, so
  /// that the two are kept apart.
  private struct Key: Hashable {
    let bytes: ByteString
    let isBordered: Bool
  }

  /// What is looked for, to be added to a feature.
  struct Literal {
    var bytes: [UInt8]
    var role: RuleSet.UseKind.Role
    /// Which of the phrases or keys of the feature it is.
    var ordinal = 0
    /// Whether only places at a border count.
    var isBordered = true
    /// Whether only places count behind which no letter of ASCII stands.
    var isClosed = false
    /// Whether no letter of ASCII may stand before it on its line.
    var isFirst = false
    /// The most folded bytes of a line before and after it; `nil` where there may be any number.
    var mostBefore: Int?
    var mostAfter: Int?

    /// Whether it is a phrase that ends with a letter of ASCII, and so does a word where it counts.
    fileprivate var isWholeWords: Bool {
      role != .pointer && bytes.last.map(FoldedWords.isASCIILetter) == true
    }
  }

  /// Of each feature the rules at which a hit points.
  private(set) var pointedRules: [[Int32]] = []
  /// How often each feature is likely to be hit, a byte.
  private(set) var frequencies: [Double] = []
  /// The length of the shortest literal of each feature.
  private var shortestLiterals: [Int] = []
  /// Of each feature the lines on which a hit matters.
  private var lineGates: [LineGate] = []
  private var literals: [[UInt8]] = []
  private var numbers: [Key: Int] = [:]
  /// Of each literal whether only places at a border count.
  private var areBordered: [Bool] = []
  private var uses: [[RuleSet.Use]] = []
  private var useKinds: [RuleSet.UseKind] = []
  private var useKindNumbers: [RuleSet.UseKind: Int32] = [:]

  /// A phrase as it is looked for.
  static func folded(_ phrase: String) -> [UInt8] {
    var slice = FoldedText.fold(phrase)[...]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return Array(slice)
  }

  // MARK: Features

  /// - Parameter gate: the lines on which a hit matters.
  mutating func newFeature(on gate: LineGate) -> Int {
    pointedRules.append([])
    lineGates.append(gate)
    shortestLiterals.append(Int.max)
    frequencies.append(0)
    return pointedRules.count - 1
  }

  /// Takes note that a feature is looked for on other lines too.
  mutating func widenGate(of feature: Int, to gate: LineGate) {
    lineGates[feature] = lineGates[feature].union(gate)
  }

  /// Takes note that each hit of a feature points at a rule.
  mutating func point(_ feature: Int, at rule: Int32) { pointedRules[feature].append(rule) }

  // MARK: Literals

  mutating func add(_ literal: Literal, to feature: Int) {
    // At the starts of lines a short literal costs no more than a long one.
    if !literal.isFirst {
      shortestLiterals[feature] = min(shortestLiterals[feature], literal.bytes.count)
    }
    frequencies[feature] += PointerChoice.frequency(
      of: literal.bytes, kind: literal.role, isBordered: literal.isBordered,
      isNearEnd: literal.isFirst || (literal.mostBefore ?? .max) <= 64
        || (literal.mostAfter ?? .max) <= 128)
    let kind = RuleSet.UseKind(
      role: literal.role, feature: Int32(feature), isFirst: literal.isFirst,
      gate: PlaceGate(
        mostBefore: literal.mostBefore.map { Int32($0) } ?? .max,
        mostAfter: literal.mostAfter.map { Int32($0) } ?? .max,
        isClosed: literal.isClosed || literal.isWholeWords))
    let number = number(of: literal)
    uses[number].append(
      RuleSet.Use(kind: self.number(of: kind), ordinal: Int32(literal.ordinal)))
  }

  private mutating func number(of literal: Literal) -> Int {
    let key = Key(bytes: ByteString(bytes: literal.bytes), isBordered: literal.isBordered)
    if let known = numbers[key] { return known }
    let number = literals.count
    numbers[key] = number
    literals.append(literal.bytes)
    areBordered.append(literal.isBordered)
    uses.append([])
    return number
  }

  private mutating func number(of kind: RuleSet.UseKind) -> Int32 {
    if let known = useKindNumbers[kind] { return known }
    let number = Int32(useKinds.count)
    useKindNumbers[kind] = number
    useKinds.append(kind)
    return number
  }

  // MARK: What is looked for in the end

  /// Of each feature, whether it costs more than it saves: short literals stand everywhere, those that
  /// may stand in a word must be looked for everywhere, and neither is worth it unless they point at a
  /// rule.
  ///
  /// - Parameter patterns: those that the features point at.
  func idleFeatures(of patterns: [RuleSet.ReadyPattern]) -> [Bool] {
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

  /// The literals with their uses, but for those of `idle` features alone.
  func finish(
    without idle: [Bool]
  ) -> (finder: LiteralFinder, uses: Rows<RuleSet.Use>, kinds: [RuleSet.UseKind]) {
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
    return (LiteralFinder(kept), Rows(keptUses), kinds)
  }
}
