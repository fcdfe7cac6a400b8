package import DrossRules

/// The rules of filter packs that are in use, and how safe their removals are.
///
/// They are code, not files, and off until a pack is switched on.
package struct FilterSelection: Hashable, Sendable {
  /// The rules in use, in the order of `FilterRule`.
  package private(set) var rules: [FilterRule] = []
  /// The safety of the rules whose safety is not their own.
  package private(set) var overrides: [FilterRule: FixSafety] = [:]

  /// No rule.
  package init() {}

  /// All rules of the given packs.
  package init(_ packs: Set<FilterPack>) {
    rules = FilterRule.allCases.filter { packs.contains($0.pack) }
  }

  /// The rules that `name`, an id or a pack, stands for, in use or not.
  package static func known(by name: String) -> [FilterRule] {
    FilterRule.allCases.filter { $0.is(name) }
  }

  /// The rules that are selected, all when nothing is, and not ignored; by id or pack.
  package func keeping(_ selected: [String], without ignored: [String]) -> FilterSelection {
    var part = self
    part.rules = rules.filter { rule in
      (selected.isEmpty || selected.contains { rule.is($0) }) && !ignored.contains { rule.is($0) }
    }
    return part
  }

  /// The rules in use that `name` stands for.
  package func rules(named name: String) -> [FilterRule] { rules.filter { $0.is(name) } }

  /// Sets how safe the removal by `rule` is.
  ///
  /// - Returns: whether that can be; a flag changes nothing.
  package mutating func override(_ rule: FilterRule, fix: FixSafety) -> Bool {
    guard rule.action != .flag || fix == .none else { return false }
    overrides[rule] = fix
    return true
  }

  /// How safe the removal by `rule` is.
  package func fix(of rule: FilterRule) -> FixSafety { overrides[rule] ?? rule.fix }
}

extension FilterRule {
  /// Whether `name` is the id or the pack.
  fileprivate func `is`(_ name: String) -> Bool {
    name.utf8.elementsEqual(rawValue.utf8) || name.utf8.elementsEqual(pack.rawValue.utf8)
  }
}
