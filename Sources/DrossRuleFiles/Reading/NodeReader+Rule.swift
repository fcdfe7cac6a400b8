import DrossRules

extension NodeReader {
  /// A whole rule file.
  ///
  /// - Parameter families: those whose bars count for the rule.
  mutating func rule(_ node: YAMLNode, id: RuleID, families: [String]) -> Rule? {
    guard case .mapping(let pairs) = node.content else {
      guard !node.isRefused else { return nil }
      error(
        "a rule file must be a mapping, not \(node.kind)", at: node.mark,
        note: "start with: schema: 1")
      return nil
    }
    let fields: [Field<RuleField>] = self.fields(pairs, among: RuleField.allCases.map(\.rawValue))
    checkSchema(required(.schema, in: fields, of: node, advice: RuleField.schema.advice))
    checkID(fields, id: id)
    if let field = fields.first(.extends) {
      error(
        "'extends' needs the other rules", at: field.mark, note: "read the whole folder of rules")
    }
    let title = field(.title, in: fields, of: node) { $0.title($1, $2) }
    let why = field(.why, in: fields, of: node) { $0.text($1, $2).map(Self.trimmed) }
    let `class` = field(.class, in: fields, of: node) { $0.class($1, $2) }
    let scope = field(.scope, in: fields, of: node) { $0.choice($1, $2, as: Rule.Scope.self) }
    let tags = fields.first(.languages).map { languages($0.value, $0.label) ?? [] }
    let (run, gates) = conditionsBefore(fields, of: node, scope: scope)
    let body = self.body(fields, of: node)
    let action = field(.action, in: fields, of: node) { $0.action($1, $2, scope: scope) }
    let fix = self.fix(fields, of: node, kind: action?.kind)
    let confidence = fields.first(.confidence).flatMap { number($0.value, $0.label, .share) }
    let isCapped = fields.first(.capped).map { bool($0.value, $0.label) ?? true }
    let strength = fields.first(.strength).map {
      choice($0.value, $0.label, as: Rule.Strength.self) ?? .strong
    }
    let examples = field(.examples, in: fields, of: node) { $0.examples($1, $2) }
    guard let title, let why, let `class`, let scope, let body, let action, let fix, let examples
    else { return nil }
    var rule = Rule(
      id: id, title: title, why: why, class: `class`, languages: tags ?? ["*"], scope: scope,
      run: run, gates: gates, body: body, action: action, fix: fix, confidence: confidence,
      isCapped: isCapped ?? true, strength: strength ?? .strong, examples: examples)
    if rule.canBeBarred { rule.bars = bars(of: families, at: node.mark) }
    lift(fields.first(.despite), of: &rule)
    return rule
  }

  /// A field of the rule that must be there, read by `read`.
  private mutating func field<Value>(
    _ name: RuleField, in fields: [Field<RuleField>], of node: YAMLNode,
    _ read: (inout NodeReader, YAMLNode, Label) -> Value?
  ) -> Value? {
    required(name, in: fields, of: node, advice: name.advice).flatMap {
      read(&self, $0.value, $0.label)
    }
  }

  /// Says so when a file is written for another version of the format.
  mutating func checkSchema<Name: FieldName>(_ field: Field<Name>?) {
    guard let field, let version = count(field.value, field.label, from: 1), version != 1 else {
      return
    }
    error(
      "schema \(version) is not known", at: field.value.mark,
      note: "this version of dross reads schema 1")
  }

  private mutating func checkID(_ fields: [Field<RuleField>], id: RuleID) {
    guard let field = fields.first(.id), let text = text(field.value, field.label),
      text != id.description
    else { return }
    error(
      "'id' must be '\(id)', not '\(text)'", at: field.value.mark,
      note: "the path of the file is the id; leave the field out")
  }

  private mutating func title(_ node: YAMLNode, _ label: Label) -> String? {
    guard let text = text(node, label).map(Self.trimmed) else { return nil }
    guard !text.utf8.contains(0x0A) else {
      error("'title' must be one line", at: node.mark, note: "put the reasons into 'why'")
      return nil
    }
    return text
  }

  private mutating func `class`(_ node: YAMLNode, _ label: Label) -> String? {
    guard let text = text(node, label) else { return nil }
    let isName = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
    }
    guard isName else {
      error(
        "'class' cannot be '\(text)'", at: node.mark,
        note: "use lower-case letters, digits and hyphens, such as: class: caption")
      return nil
    }
    return text
  }

  private mutating func languages(_ node: YAMLNode, _ label: Label) -> [String]? {
    guard let texts = texts(node, label) else { return nil }
    for (text, mark) in texts where text != "*" && !LanguageTag.isValid(text.utf8) {
      error(
        "'\(text)' is not a language tag", at: mark,
        note: "use BCP 47 tags such as en or zh-Hant, or \"*\" for any language")
    }
    if texts.count > 1, let any = texts.first(where: { $0.text == "*" }) {
      error(
        "\"*\" cannot stand beside other languages", at: any.mark,
        note: "it means any language; leave the others out")
    }
    return texts.map(\.text)
  }

  private mutating func fix(
    _ fields: [Field<RuleField>], of node: YAMLNode, kind: Action.Kind?
  ) -> FixSafety? {
    guard let field = fields.first(.fix) else {
      if kind == .flag { return FixSafety.none }
      if kind != nil {
        error("missing field 'fix'", at: node.mark, note: RuleField.fix.advice)
      }
      return nil
    }
    let fix = choice(field.value, field.label, as: FixSafety.self)
    if let fix, fix != .none, kind == .flag {
      error(
        "'fix' cannot be '\(fix.rawValue)' for a flag", at: field.value.mark,
        note: "a flag changes nothing; leave the field out")
    }
    return fix
  }

  private mutating func examples(_ node: YAMLNode, _ label: Label) -> Rule.Examples? {
    guard let fields = fields(of: node, label, as: ExamplesField.self) else { return nil }
    let match = exampleTexts(.match, in: fields, of: node)
    let noMatch = exampleTexts(.noMatch, in: fields, of: node)
    guard let match, let noMatch else { return nil }
    return Rule.Examples(match: match, noMatch: noMatch)
  }

  private mutating func exampleTexts(
    _ name: ExamplesField, in fields: [Field<ExamplesField>], of node: YAMLNode
  ) -> [String]? {
    let advice = "at least two texts"
    guard let field = required(name, in: fields, of: node, advice: advice),
      let items = items(of: field.value, field.label, wanted: "a list of texts")
    else { return nil }
    let texts = items.compactMap { text($0, field.label.item) }
    guard items.count >= 2 else {
      error("\(field.label.text) must hold at least two texts", at: field.value.mark)
      return nil
    }
    return texts.count == items.count ? texts : nil
  }

  /// Without the line break that `>` and `|` leave at the end.
  private static func trimmed(_ text: String) -> String {
    var bytes = text.utf8[...]
    while bytes.last == 0x0A { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
