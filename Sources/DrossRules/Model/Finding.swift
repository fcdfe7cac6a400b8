public import DrossText

/// One thing that a rule found in a source.
public struct Finding: Hashable, Sendable {
  /// A part of the source that speaks for the finding.
  public struct Evidence: Hashable, Sendable {
    /// Where it stands.
    public var range: TextRange
    /// What it is, in a few words.
    public var why: String
    /// What it added to the score, if the rule scores.
    public var weight: Double?

    /// A piece of evidence.
    public init(range: TextRange, why: String, weight: Double? = nil) {
      self.range = range
      self.why = why
      self.weight = weight
    }
  }

  /// The rule.
  public var rule: RuleID
  /// The kind of dross.
  public var `class`: String
  /// What is to be done.
  public var action: Action.Kind
  /// How safe that is.
  public var fix: FixSafety
  /// The text in question, without the white space around it.
  public var range: TextRange
  /// What stands there afterwards.
  public var replacement: [UInt8]
  /// The sum of the score card, if the rule scores.
  public var score: Double?
  /// The measured precision of the rule.
  public var confidence: Double?
  /// What it is, in a few words.
  public var message: String
  /// What speaks for it.
  public var evidence: [Evidence]
  /// How much it says about its document.
  public var strength: Rule.Strength
  /// The entry of the lexicon that it is a case of, if it comes from one; findings of one entry are
  /// one sign, however often.
  public var sign: String?

  /// A finding of `rule` at `range`, in bytes of the source.
  public init(
    rule: RuleID, class: String, action: Action.Kind, fix: FixSafety, range: TextRange,
    replacement: [UInt8] = [], score: Double? = nil,
    confidence: Double? = nil, message: String, evidence: [Evidence] = [],
    strength: Rule.Strength = .strong, sign: String? = nil
  ) {
    self.rule = rule
    self.class = `class`
    self.action = action
    self.fix = fix
    self.range = range
    self.replacement = replacement
    self.score = score
    self.confidence = confidence
    self.message = message
    self.evidence = evidence
    self.strength = strength
    self.sign = sign
  }
}
