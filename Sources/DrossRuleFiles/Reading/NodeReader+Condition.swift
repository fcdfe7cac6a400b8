import DrossRules

extension NodeReader {
  /// A condition: a mapping whose fields must all hold.
  mutating func condition(_ node: YAMLNode, _ label: Label) -> Condition? {
    guard let fields = fields(of: node, label, as: ConditionField.self) else { return nil }
    return condition(fields)
  }

  /// The condition that all of `fields` hold.
  mutating func condition(_ fields: [Field<ConditionField>]) -> Condition? {
    var isCased = false
    if let cased = fields.first(.cased) {
      isCased = bool(cased.value, cased.label) ?? false
      if fields.first(.regex) == nil {
        error("'cased' needs a 'regex' beside it", at: cased.mark)
      }
    }
    let wanted = fields.filter { $0.name != .cased }
    let conditions = wanted.compactMap { condition($0, isCased: isCased) }
    guard conditions.count == wanted.count, let first = conditions.first else { return nil }
    return conditions.count == 1 ? first : .all(conditions)
  }

  private mutating func condition(_ field: Field<ConditionField>, isCased: Bool) -> Condition? {
    let value = field.value
    let label = field.label
    switch field.name {
    case .any: return conditions(value, label).map { .any($0) }
    case .all: return conditions(value, label).map { .all($0) }
    case .not: return conditions(value, label, isSingleAllowed: true).map { .none($0) }
    case .atLeast: return atLeast(value, label)
    case .phrase:
      return texts(value, label, isSingleAllowed: true).map { .phrase($0.map(\.text)) }
    case .regex:
      guard let texts = texts(value, label, isSingleAllowed: true) else { return nil }
      let patterns = texts.map {
        Condition.regex(Pattern($0.text, isCased: isCased, mark: $0.mark))
      }
      return patterns.count == 1 ? patterns.first : .any(patterns)
    case .cased: return nil
    case .named: return named(value, label)
    case .keys: return texts(value, label).map { .keys($0.map(\.text)) }
    case .lexicon: return lexicon(value, label)
    case .shape: return shape(value, label).map { .shape($0) }
    case .position: return position(value, label).map { .position($0) }
    case .previous: return condition(value, label).map { .previous($0) }
    case .next: return condition(value, label).map { .next($0) }
    case .rest: return condition(value, label).map { .rest($0) }
    case .model: return model(value, label)
    case .repeats: return repeats(value, label)
    case .sameAs: return choice(value, label, as: SameAs.self).map { .sameAs($0) }
    case .subject: return choice(value, label, as: Subject.self).map { .subject($0) }
    case .document: return condition(value, label).map { .document($0) }
    case .language: return language(value, label).map { .language($0) }
    case .words:
      return bounds(value, label, .count(from: 0)).map { .shape(ShapeTest(\.words, $0)) }
    case .characters:
      return bounds(value, label, .count(from: 0)).map { .shape(ShapeTest(\.characters, $0)) }
    case .lines:
      return bounds(value, label, .count(from: 0)).map { .shape(ShapeTest(\.lines, $0)) }
    }
  }

  /// A list of conditions.
  private mutating func conditions(
    _ node: YAMLNode, _ label: Label, isSingleAllowed: Bool = false
  ) -> [Condition]? {
    if isSingleAllowed, case .mapping = node.content {
      return condition(node, label).map { [$0] }
    }
    let wanted = isSingleAllowed ? "a condition or a list of conditions" : "a list of conditions"
    guard let items = items(of: node, label, wanted: wanted) else { return nil }
    let conditions = items.compactMap { condition($0, label.item) }
    return conditions.count == items.count ? conditions : nil
  }

  private mutating func atLeast(_ node: YAMLNode, _ label: Label) -> Condition? {
    guard let fields = fields(of: node, label, as: AtLeastField.self),
      let number = required(.n, in: fields, of: node, advice: "how many must hold"),
      let list = required(.ofDistinct, in: fields, of: node, advice: "a list of conditions")
    else { return nil }
    let count = count(number.value, number.label, from: 1)
    guard let conditions = conditions(list.value, list.label), let count else { return nil }
    // How many an inner condition counts for is only known of lists of phrases and keys; a lexicon
    // holds as many as anybody asks for.
    let most = conditions.reduce(0) { sum, condition in
      switch condition {
      case .phrase(let texts), .keys(let texts): sum + texts.count
      case .lexicon: sum + count
      default: sum + 1
      }
    }
    guard count <= most else {
      error(
        "'n' is never reached: \(count) of \(most)", at: number.value.mark,
        note: "each phrase, each key and each other condition counts once")
      return nil
    }
    return .atLeast(count, ofDistinct: conditions)
  }

  private mutating func lexicon(_ node: YAMLNode, _ label: Label) -> Condition? {
    if case .scalar = node.content {
      return lexiconName(node, label).map { .lexicon(LexiconTest(name: $0)) }
    }
    guard let fields = fields(of: node, label, as: LexiconField.self),
      let name = required(
        .name, in: fields, of: node, advice: "the NAME of a file lexicons/NAME.txt")
    else { return nil }
    var test = LexiconTest(name: lexiconName(name.value, name.label) ?? "")
    if let field = fields.first(.minCount) {
      test.minCount = count(field.value, field.label, from: 1) ?? 1
    }
    if let field = fields.first(.minDensity) {
      test.minDensity = number(field.value, field.label, .share) ?? 0
    }
    if let field = fields.first(.minDistinct) {
      test.minDistinct = count(field.value, field.label, from: 1) ?? 1
    }
    if let field = fields.first(.minCovered) {
      test.minCovered = number(field.value, field.label, .share) ?? 0
    }
    if let field = fields.first(.cased) { test.isCased = bool(field.value, field.label) ?? false }
    return test.name.isEmpty ? nil : .lexicon(test)
  }

  /// `foreign`, or the languages that the document may be in.
  private mutating func language(_ node: YAMLNode, _ label: Label) -> LanguageTest? {
    guard let texts = texts(node, label, isSingleAllowed: true) else { return nil }
    if texts.count == 1, texts[0].text == "foreign" { return .foreign }
    for (text, mark) in texts where !LanguageGuess.known.contains(text) {
      error(
        "'\(text)' is not a language that dross can tell", at: mark,
        note: "write foreign, or some of: \(LanguageGuess.known.joined(separator: ", "))")
    }
    return .document(texts.map(\.text))
  }

  private mutating func lexiconName(_ node: YAMLNode, _ label: Label) -> String? {
    guard let name = text(node, label) else { return nil }
    lexicons.append((name, node.mark))
    return name
  }

  private mutating func model(_ node: YAMLNode, _ label: Label) -> Condition? {
    guard let fields = fields(of: node, label, as: ModelField.self),
      let name = required(.name, in: fields, of: node, advice: "the NAME of a file model/NAME.txt"),
      let score = required(.score, in: fields, of: node, advice: "the scores that pass: {min: …}"),
      let text = text(name.value, name.label),
      let bounds = bounds(score.value, score.label, .weight)
    else { return nil }
    var test = ModelTest(name: text, score: bounds)
    if let field = fields.first(.transition) {
      test.transition = number(field.value, field.label, .weight)
      if bounds.min == nil || bounds.max != nil || test.transition.map({ $0 < 0 }) ?? false {
        error(
          "\(field.label.text) needs a least score and no greatest one, and is no less than 0",
          at: field.value.mark, note: "write score: {min: 1}, and transition: 4")
      }
    }
    return .model(test)
  }

  private mutating func repeats(_ node: YAMLNode, _ label: Label) -> Condition? {
    guard let fields = fields(of: node, label, as: RepeatsField.self), !fields.isEmpty else {
      return nil
    }
    var test = RepeatTest()
    for field in fields {
      switch field.name {
      case .nth: test.nth = bounds(field.value, field.label, .count(from: 1)) ?? Bounds()
      case .copies: test.copies = bounds(field.value, field.label, .count(from: 1)) ?? Bounds()
      case .documents:
        test.documents = bounds(field.value, field.label, .count(from: 1)) ?? Bounds()
      case .share: test.share = bounds(field.value, field.label, .share) ?? Bounds()
      case .of:
        test.kind = choice(field.value, field.label, as: RepeatTest.Kind.self) ?? .line
      }
    }
    return .repeats(test)
  }

  /// A field that must be there.
  mutating func required<Name: FieldName>(
    _ name: Name, in fields: [Field<Name>], of node: YAMLNode, advice: String? = nil
  ) -> Field<Name>? {
    if let field = fields.first(name) { return field }
    error(
      "missing field '\(name.rawValue)'", at: node.mark, notes: advice.map { [$0] } ?? [])
    return nil
  }
}
