/// One rule: what to look for, where, and what to do about it.
///
/// A rule is a value. What it looks for is data from a rule file; the kinds of condition are code.
public struct Rule: Sendable {
  /// What a rule looks at, one at a time.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// A line with something on it.
    case line
    /// A maximal run of neighbouring lines that each pass `Run.each`.
    case lines
    /// A heading, paragraph, list or run of key-value lines.
    case block
    /// The whole text.
    case document
  }

  /// Which lines make a run, for rules of scope `lines`.
  public struct Run: Sendable {
    /// What each line of the run must be.
    public var each: Condition
    /// How many blank lines may stand between two lines of one run.
    public var gap: Int

    /// A run of lines that are each `each`.
    public init(each: Condition, gap: Int) {
      self.each = each
      self.gap = gap
    }
  }

  /// What decides, once the gates are passed.
  public enum Body: Sendable {
    /// True or false.
    case match(Condition)
    /// Weights that are added up.
    case score(threshold: Double, features: [WeightedCondition])
  }

  /// One row of a score card.
  public struct WeightedCondition: Sendable {
    /// What is added when the condition holds; may be negative.
    public var weight: Double
    /// What must hold.
    public var condition: Condition

    /// A row of a score card.
    public init(weight: Double, condition: Condition) {
      self.weight = weight
      self.condition = condition
    }
  }

  /// How much one finding says about the document that it stands in.
  public enum Strength: String, Hashable, Sendable, CaseIterable {
    /// Several findings of such rules prove that a text is what they say.
    case strong
    /// It only counts beside strong ones.
    case weak
  }

  /// Texts that prove the rule.
  public struct Examples: Sendable {
    /// Texts in which the rule must find something.
    public var match: [String]
    /// Texts in which it must find nothing.
    public var noMatch: [String]

    /// Examples for and against.
    public init(match: [String] = [], noMatch: [String] = []) {
      self.match = match
      self.noMatch = noMatch
    }
  }

  /// `family/name`.
  public var id: RuleID
  /// A few words for a person; the message of every finding.
  public var title: String
  /// The kind of dross, such as `caption`.
  public var `class`: String
  /// BCP 47 language tags, or `*` for any language.
  public var languages: [String]
  /// What the rule looks at.
  public var scope: Scope
  /// What to do.
  public var action: Action
  /// How safe it is to do it.
  public var fix: FixSafety
  /// The measured precision on labelled articles, from 0 to 1.
  public var confidence: Double?
  /// Whether what the rule removes counts towards the cap on removals in one document.
  public var isCapped: Bool
  /// How much a finding says about its document.
  public var strength: Strength
  /// What else there is to know of it.
  private var details: Details

  /// A rule that acts when all `gates` and `body` hold.
  public init(
    id: RuleID, title: String, why: String, class: String, languages: [String], scope: Scope,
    run: Run? = nil, gates: [Condition] = [], body: Body, action: Action, fix: FixSafety,
    confidence: Double? = nil, isCapped: Bool = true, strength: Strength = .strong,
    examples: Examples = Examples()
  ) {
    self.id = id
    self.title = title
    self.class = `class`
    self.languages = languages
    self.scope = scope
    self.action = action
    self.fix = fix
    self.confidence = confidence
    self.isCapped = isCapped
    self.strength = strength
    details = .known(
      Definition(why: why, run: run, gates: gates, body: body, examples: examples))
  }
}

// MARK: Definition

extension Rule {
  /// What only those ask for who explain a rule, test it or make it ready: the greater part of it.
  struct Definition: Sendable {
    var why: String
    var run: Run?
    var gates: [Condition]
    var body: Body
    var examples: Examples
    var bars: [Bar] = []

    /// What is known of a rule whose definition cannot be read.
    static let unknown = Definition(
      why: "", run: nil, gates: [], body: .match(.any([])), examples: Examples())
  }

  private enum Details: Sendable {
    case known(Definition)
    /// Of a rule that came with dross: read when somebody asks.
    case packed(@Sendable () -> Definition)
  }

  /// What the rule looks for, and why; read anew each time from a packed rule.
  var definition: Definition {
    get {
      switch details {
      case .known(let definition): definition
      case .packed(let read): read()
      }
    }
    set { details = .known(newValue) }
  }

  /// Why what the rule finds does not belong to an article.
  public var why: String {
    get { definition.why }
    set { definition.why = newValue }
  }

  /// Which lines make a run; only for scope `lines`.
  public var run: Run? {
    get { definition.run }
    set { definition.run = newValue }
  }

  /// Cheap conditions, tried first; all must hold.
  public var gates: [Condition] {
    get { definition.gates }
    set { definition.gates = newValue }
  }

  /// What decides.
  public var body: Body {
    get { definition.body }
    set { definition.body = newValue }
  }

  /// What keeps the rule from acting on a line for which all else holds.
  package var bars: [Bar] {
    get { definition.bars }
    set { definition.bars = newValue }
  }

  /// Texts that prove the rule.
  public var examples: Examples {
    get { definition.examples }
    set { definition.examples = newValue }
  }

  /// The same rule with a definition that is read when somebody asks.
  func reading(_ definition: @escaping @Sendable () -> Definition) -> Rule {
    var rule = self
    rule.details = .packed(definition)
    return rule
  }
}
