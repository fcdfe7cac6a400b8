public import DrossUnicode

/// The rules about characters that are in use while a text is cleaned, and how safe their repairs are.
///
/// They are code, not files, but are chosen and made safer or less safe like any other rule.
package struct UnicodeSelection: Hashable, Sendable {
  /// The name of their family.
  package static let family = "unicode"
  /// The rules that cleaning knows: all but the folds, which are a matter of taste, and those about the
  /// encoding, the mark and the line endings of a file, which are for `dross normalize`.
  package static let known = UnicodeRule.allCases.filter { rule in
    switch rule {
    case .encoding, .byteOrderMark, .lineBreak: false
    default: !rule.isFold
    }
  }

  /// The rules in use, in the order of `UnicodeRule`.
  package private(set) var rules = Self.known
  /// The safety of the rules whose safety is not their own.
  package private(set) var overrides: [UnicodeRule: FixSafety] = [:]

  /// All rules that cleaning knows, each as safe as it is.
  package init() {}

  /// Whether `name` is the family, or the id of one of `known`.
  package static func knows(_ name: String) -> Bool { known.contains { $0.is(name) } }

  /// The rules that are selected, all when nothing is, and not ignored; by id or family.
  package func keeping(_ selected: [String], without ignored: [String]) -> UnicodeSelection {
    var part = self
    part.rules = rules.filter { rule in
      (selected.isEmpty || selected.contains { rule.is($0) }) && !ignored.contains { rule.is($0) }
    }
    return part
  }

  /// The rules in use that `name`, an id or the family, stands for.
  package func rules(named name: String) -> [UnicodeRule] { rules.filter { $0.is(name) } }

  /// Makes a repair less safe than it is, or as safe.
  ///
  /// - Returns: whether that can be; no repair can be made safer than it is.
  package mutating func override(_ rule: UnicodeRule, fix: FixSafety) -> Bool {
    guard fix <= rule.fix else { return false }
    overrides[rule] = fix
    return true
  }

  /// How safe the repair by `rule` is.
  package func fix(of rule: UnicodeRule) -> FixSafety { overrides[rule] ?? rule.fix }

  /// What there is to tell about a rule, in a line.
  package struct Entry: Hashable, Sendable {
    /// The id.
    package let id: RuleID
    /// What the repair does.
    package let action: Action.Kind
    /// How safe it is.
    package let fix: FixSafety
    /// The rule in a few words.
    package let title: String
  }

  /// The rules in use, in order of id.
  package var entries: [Entry] {
    rules.map { Entry(id: $0.ruleID, action: $0.action, fix: fix(of: $0), title: $0.title) }
      .sorted { $0.id < $1.id }
  }
}

extension UnicodeRule {
  /// How safe the repair is, as rules say it.
  public var fix: FixSafety {
    switch safety {
    case .safe: .safe
    case .unsafe: .unsafe
    case .none: .none
    }
  }

  /// What the repair does, as rules say it; a flag where there is none.
  ///
  /// One that takes characters out replaces them with nothing: what is removed is text.
  public var action: Action.Kind {
    switch self {
    case .lookAlike, .markStack, .privateUse, .filler: .flag
    default: .replace
    }
  }

  /// The id, as rules have it.
  public var ruleID: RuleID { RuleID(family: UnicodeSelection.family, name: rawValue) }

  /// Whether `name` is the id or the family.
  fileprivate func `is`(_ name: String) -> Bool {
    name.utf8.elementsEqual(id.utf8) || name.utf8.elementsEqual(UnicodeSelection.family.utf8)
  }
}
