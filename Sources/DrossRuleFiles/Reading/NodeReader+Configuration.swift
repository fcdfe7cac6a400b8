import DrossRules

extension NodeReader {
  /// A whole configuration file.
  mutating func configuration(_ node: YAMLNode) -> ConfigurationFile? {
    guard case .mapping(let pairs) = node.content else {
      guard !node.isRefused else { return nil }
      error(
        "a configuration file must be a mapping, not \(node.kind)", at: node.mark,
        note: "its fields: \(ConfigurationField.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    let fields: [Field<ConfigurationField>] = self.fields(
      pairs, among: ConfigurationField.allCases.map(\.rawValue))
    var file = ConfigurationFile()
    for field in fields {
      let value = field.value
      let label = field.label
      switch field.name {
      case .extends: file.extends = entries(value, label)
      case .rules: file.rules = entries(value, label)
      case .select: file.select = ruleNames(value, label)
      case .ignore: file.ignore = ruleNames(value, label)
      case .packs: file.packs = entries(value, label)
      case .language: file.languages = languageTags(value, label)
      case .fix:
        file.fix = choice(value, label, as: FixSafety.self).map {
          .init(value: $0, mark: value.mark)
        }
      case .maxRemoved:
        file.maxRemoved = number(value, label, .share).map { .init(value: $0, mark: value.mark) }
      case .exclude: file.exclude = entries(value, label)
      case .overrides: file.overrides = overrides(value, label)
      }
    }
    return file
  }

  /// One text or a list of texts.
  private mutating func entries(
    _ node: YAMLNode, _ label: Label
  ) -> [ConfigurationFile.Entry<String>] {
    (texts(node, label, isSingleAllowed: true) ?? []).map { .init(value: $0.text, mark: $0.mark) }
  }

  private mutating func ruleNames(
    _ node: YAMLNode, _ label: Label
  ) -> [ConfigurationFile.Entry<String>] {
    let entries = entries(node, label)
    for entry in entries { checkRuleName(entry.value, at: entry.mark) }
    return entries
  }

  /// Whether such a rule exists is not known here.
  private mutating func checkRuleName(_ name: String, at mark: RuleMark) {
    guard RuleID(name) == nil, RuleID("\(name)/name") == nil else { return }
    error(
      "'\(name)' cannot be the name of a rule or family", at: mark,
      note: "write an id such as caption/photo-credit, or a family such as caption")
  }

  private mutating func languageTags(
    _ node: YAMLNode, _ label: Label
  ) -> [ConfigurationFile.Entry<String>] {
    let entries = entries(node, label)
    for entry in entries {
      guard let advice = LanguageTag.advice(on: entry.value) else { continue }
      error("'\(entry.value)' is not a language tag", at: entry.mark, note: advice)
    }
    return entries
  }

  private mutating func overrides(
    _ node: YAMLNode, _ label: Label
  ) -> [ConfigurationFile.Entry<ConfigurationFile.Override>] {
    let names = ["caption/photo-credit: {fix: unsafe}"]
    guard let pairs = pairs(of: node, label, known: names) else { return [] }
    return pairs.compactMap { pair in
      checkRuleName(pair.key, at: pair.mark)
      let label = Label.field(pair.key)
      guard let fields = fields(of: pair.value, label, as: OverrideField.self),
        let field = required(
          .fix, in: fields, of: pair.value, advice: "how safe it is: safe, unsafe or none"),
        let fix = choice(field.value, field.label, as: FixSafety.self)
      else { return nil }
      return .init(value: .init(name: pair.key, fix: fix), mark: pair.mark)
    }
  }
}
