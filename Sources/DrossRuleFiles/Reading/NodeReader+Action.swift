import DrossRules

extension NodeReader {
  /// What a rule does: a word, or a mapping with a target or a text.
  ///
  /// Where no target is named it is what the rule looks at; for a replacement and for scope
  /// `document` it is the match.
  mutating func action(_ node: YAMLNode, _ label: Label, scope: Rule.Scope?) -> Action? {
    if case .scalar = node.content {
      guard let kind = choice(node, label, as: Action.Kind.self) else { return nil }
      if kind == .replace {
        error(
          "missing field 'with'", at: node.mark,
          note: "say what to put there: action: {kind: replace, with: '…'}")
        return nil
      }
      return Action(kind, Self.unit(of: scope))
    }
    guard let fields = fields(of: node, label, as: ActionField.self),
      let kindField = required(.kind, in: fields, of: node, advice: "remove, replace or flag")
    else { return nil }
    let kind = choice(kindField.value, kindField.label, as: Action.Kind.self)
    var action = Action(kind ?? .flag, kind == .replace ? .match : Self.unit(of: scope))
    if let field = fields.first(.target),
      let target = choice(field.value, field.label, as: Action.Target.self)
    {
      check(target, of: kind, in: scope, at: field.value.mark)
      action.target = target
    }
    if let field = fields.first(.template) {
      action.template = anyText(field.value, field.label) ?? ""
      if let kind, kind != .replace {
        error("'with' is only for kind: replace, not \(kind.rawValue)", at: field.mark)
      }
    } else if kind == .replace {
      error("missing field 'with'", at: node.mark, note: "say what to put there; $0 is the match")
    }
    return kind == nil ? nil : action
  }

  /// The target that is a whole unit of `scope`.
  private static func unit(of scope: Rule.Scope?) -> Action.Target {
    switch scope {
    case .line: .line
    case .lines: .run
    case .block: .block
    case .document, nil: .match
    }
  }

  /// A rule acts on what it looks at or on matches inside it, and replaces only matches.
  private mutating func check(
    _ target: Action.Target, of kind: Action.Kind?, in scope: Rule.Scope?, at mark: RuleMark
  ) {
    guard let scope, target != .match else { return }
    if kind == .replace {
      error(
        "'target' cannot be '\(target.rawValue)' for kind: replace", at: mark,
        note: "leave it out, or write target: match")
    } else if target == .tail ? scope != .line : target != Self.unit(of: scope) {
      let allowed =
        switch scope {
        case .document: "match"
        case .line: "match, line or tail"
        case .lines, .block: "match or \(Self.unit(of: scope).rawValue)"
        }
      error(
        "'target' cannot be '\(target.rawValue)' in a rule of scope '\(scope.rawValue)'", at: mark,
        note: "write \(allowed)")
    }
  }
}
