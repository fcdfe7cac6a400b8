public import DrossRules

/// What reports say about a rule, whether it is a rule file or code.
public struct ReportedRule: Hashable, Sendable {
  /// The id, such as `caption/photo-credit`.
  public var id: String
  /// A few words for a person.
  public var title: String
  /// Why what it finds does not belong to an article.
  public var why: String
  /// The kind of dross.
  public var kind: String
  /// Whether it only reports, and changes nothing.
  public var isFlag: Bool
  /// The measured precision, from 0 to 1.
  public var confidence: Double?
  /// The command that tells more.
  public var more: String

  /// A rule that is code; `dross explain` tells more about it unless something else does.
  public init(
    id: String, title: String, why: String, kind: String, isFlag: Bool,
    confidence: Double? = nil, more: String? = nil
  ) {
    self.id = id
    self.title = title
    self.why = why
    self.kind = kind
    self.isFlag = isFlag
    self.confidence = confidence
    self.more = more ?? "dross explain \(id)"
  }

  /// A rule from a rule file.
  public init(_ rule: Rule) {
    self.init(
      id: rule.id.description, title: rule.title, why: rule.why, kind: rule.class,
      isFlag: rule.action.kind == .flag, confidence: rule.confidence)
  }
}
