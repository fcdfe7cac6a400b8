/// What a rule does with what it finds.
public struct Action: Hashable, Sendable {
  /// The kinds of action, as they stand in rule files and reports.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Take it out.
    case remove
    /// Put something else in its place.
    case replace
    /// Only report it.
    case flag
  }

  /// What the action is applied to.
  public enum Target: String, Hashable, Sendable, CaseIterable {
    /// Each place where the first positive phrase or regex matched.
    case match
    /// The line.
    case line
    /// The run of lines.
    case run
    /// The block.
    case block
    /// Everything from the line to the end of the document.
    case tail
  }

  /// What is done.
  public var kind: Kind
  /// To what.
  public var target: Target
  /// What stands there afterwards, for `replace`: `$0` is the match, `$1` the first group.
  public var template: String

  /// An action on `target`; only replacements have a template.
  public init(_ kind: Kind, _ target: Target, template: String = "") {
    self.kind = kind
    self.target = target
    self.template = template
  }
}

/// How safe it is to carry an action out without asking.
public enum FixSafety: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Never carried out; reported.
  case none
  /// Carried out when asked for by `--fix unsafe`.
  case unsafe
  /// Carried out by default: measured to be right at least 98 times of 100.
  case safe

  /// `none` before `unsafe` before `safe`.
  public static func < (left: FixSafety, right: FixSafety) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .unsafe: 1
    case .safe: 2
    }
  }
}
