/// A condition as it is run: parts and tests are numbers of `FlatConditions`.
enum FlatNode: Sendable {
  case any(Range<Int32>)
  case all(Range<Int32>)
  case none(Range<Int32>)
  case atLeast(Int32, Range<Int32>)
  case hits(Int32)
  case regex(Int32)
  case lexicon(Int32, test: Int32)
  case shape(Int32)
  case position(Int32)
  case neighbour(isNext: Bool, Int32)
  case rest(Int32, Int32)
  case repeats(Int32)
  case model(Int32, test: Int32)
  case sameAs(SameAs)
  case subject(Subject)
  case document(Int32, Int32)
  case language(Int32)

  /// Whether the answer costs next to nothing.
  @inline(__always)
  var isCheap: Bool {
    switch self {
    case .hits, .shape, .position: true
    case .any, .all, .none, .atLeast, .regex, .lexicon, .neighbour, .rest, .repeats, .model,
      .sameAs, .subject, .document, .language:
      false
    }
  }
}

/// The conditions of a rule in a row, as they are run.
///
/// Millions of them are looked at for each megabyte of text. A look at a tree of them counts references at each
/// step, which takes longer than what most of them ask.
struct FlatConditions: Sendable {
  /// A place in `nodes`.
  typealias Number = Int32

  /// The conditions; the parts of one stand side by side.
  private(set) var nodes: [FlatNode] = []
  private(set) var shapes: [ShapeCheck] = []
  /// What the shapes ask of a single line.
  private(set) var lineChecks: [LineCheck] = []
  private(set) var positions: [PositionTest] = []
  private(set) var lexicons: [LexiconTest] = []
  private(set) var repeats: [RepeatTest] = []
  private(set) var models: [ModelTest] = []
  private(set) var languages: [LanguageTest] = []

  private(set) var gates: Range<Number> = 0..<0
  /// What each line of a run must be; empty for rules that look for none.
  private(set) var each: Range<Number> = 0..<0
  /// What must hold, or what has weights.
  private(set) var body: Range<Number> = 0..<0
  /// Of each condition of a score its weight.
  private(set) var weights: [Double] = []
  /// The conditions on the whole text without which the rule finds nothing.
  private(set) var documentConditions: Range<Number> = 0..<0
  /// The conditions that keep the rule from acting where all others hold.
  private(set) var bars: Range<Number> = 0..<0

  /// What a shape asks of a single line.
  struct LineCheck {
    let gate: LineGate
    /// Whether that is all.
    let isWhole: Bool
  }

  /// The same conditions with other numbers for what stands outside the rule.
  func renumbered(_ transform: (FlatNode) -> FlatNode) -> FlatConditions {
    var conditions = self
    conditions.nodes = nodes.map(transform)
    return conditions
  }

  /// What stands elsewhere too, if that is all that is asked and it is more than a line.
  var bodyOfCopies: RepeatTest.Kind? {
    guard weights.isEmpty, case .repeats(let test) = nodes[Int(body.lowerBound)] else { return nil }
    let kind = repeats[Int(test)].kind
    return kind == .line ? nil : kind
  }

  /// The conditions whose parts are these.
  init(
    nodes: [FlatNode], shapes: [ShapeTest], positions: [PositionTest], lexicons: [LexiconTest],
    repeats: [RepeatTest], models: [ModelTest], languages: [LanguageTest], weights: [Double],
    gates: Range<Number>, each: Range<Number>, body: Range<Number>,
    documentConditions: Range<Number>, bars: Range<Number>
  ) {
    self.nodes = nodes
    self.positions = positions
    self.lexicons = lexicons
    self.repeats = repeats
    self.models = models
    self.languages = languages
    self.weights = weights
    self.gates = gates
    self.each = each
    self.body = body
    self.documentConditions = documentConditions
    self.bars = bars
    for test in shapes { add(ShapeCheck(test)) }
  }

  /// Puts a tree of conditions into a row.
  ///
  /// - Complexity: O(conditions).
  init(
    gates: [RuleSet.Node], each: RuleSet.Node?, body: RuleSet.Node,
    weights: [(weight: Double, node: RuleSet.Node)], documentConditions: [RuleSet.Node],
    bars: [RuleSet.Node] = []
  ) {
    self.gates = add(gates)
    self.each = add(each.map { [$0] } ?? [])
    self.body = add(weights.isEmpty ? [body] : weights.map(\.node))
    self.weights = weights.map(\.weight)
    self.documentConditions = add(documentConditions)
    self.bars = add(bars)
  }

  /// Adds conditions side by side, and what they are made of.
  private mutating func add(_ parts: [RuleSet.Node]) -> Range<Number> {
    let start = nodes.count
    nodes += parts.map { _ in .any(0..<0) }
    for (index, part) in parts.enumerated() { nodes[start + index] = flat(part) }
    return Number(start)..<Number(start + parts.count)
  }

  /// A condition whose parts stand in the row.
  private mutating func flat(_ node: RuleSet.Node) -> FlatNode {
    switch node {
    case .any(let parts): return .any(add(parts))
    case .all(let parts): return .all(add(parts))
    case .none(let parts): return .none(add(parts))
    case .atLeast(let count, let parts): return .atLeast(Int32(clamping: count), add(parts))
    case .hits(let feature): return .hits(Int32(clamping: feature))
    case .regex(let number): return .regex(Int32(clamping: number))
    case .lexicon(let number, let test):
      return .lexicon(Int32(clamping: number), test: Self.add(test, to: &lexicons))
    case .shape(let check):
      add(check)
      return .shape(Int32(shapes.count - 1))
    case .position(let test): return .position(Self.add(test, to: &positions))
    case .neighbour(let isNext, let node):
      return .neighbour(isNext: isNext, add([node]).lowerBound)
    case .rest(let number, let node): return .rest(Int32(clamping: number), add([node]).lowerBound)
    case .repeats(let test): return .repeats(Self.add(test, to: &repeats))
    case .model(let number, let test):
      return .model(Int32(clamping: number), test: Self.add(test, to: &models))
    case .sameAs(let what): return .sameAs(what)
    case .subject(let subject): return .subject(subject)
    case .document(let number, let node):
      return .document(Int32(clamping: number), add([node]).lowerBound)
    case .language(let test): return .language(Self.add(test, to: &languages))
    }
  }

  private mutating func add(_ check: ShapeCheck) {
    lineChecks.append(LineCheck(gate: check.gate, isWhole: check.isWhole))
    shapes.append(check)
  }

  private static func add<Value>(_ value: Value, to list: inout [Value]) -> Int32 {
    list.append(value)
    return Int32(list.count - 1)
  }
}
