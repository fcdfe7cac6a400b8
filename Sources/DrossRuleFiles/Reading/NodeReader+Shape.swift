import DrossRules

extension NodeReader {
  /// A shape: a word, a list of words, or bounds and truth values by name.
  mutating func shape(_ node: YAMLNode, _ label: Label) -> ShapeTest? {
    switch node.content {
    case .mapping: return shapeMapping(node, label)
    case .sequence(let items): return shapeFlags(items, of: node, label)
    default: return shapeFlags([node], of: node, label)
    }
  }

  private mutating func shapeFlags(
    _ items: [YAMLNode], of node: YAMLNode, _ label: Label
  ) -> ShapeTest? {
    guard !items.isEmpty else {
      error("\(label.text) must not be empty", at: node.mark, note: "write at least one item")
      return nil
    }
    var test = ShapeTest()
    var flags: [ShapeFlag] = []
    for item in items {
      guard let flag = choice(item, label, as: ShapeFlag.self) else { continue }
      flags.append(flag)
      switch flag {
      case .prose: test.prose = true
      case .heading: test.heading = true
      case .listItem: test.listItem = true
      case .keyValue: test.keyValue = true
      case .endsSentence: test.endsSentence = true
      case .noTerminalPunctuation: test.endsSentence = false
      case .endsWithColon: test.endsWithColon = true
      case .endsWithQuestion: test.endsWithQuestion = true
      }
    }
    if flags.contains(.endsSentence), flags.contains(.noTerminalPunctuation) {
      error("nothing is both ends_sentence and no_terminal_punctuation", at: node.mark)
    }
    return flags.count == items.count ? test : nil
  }

  private mutating func shapeMapping(_ node: YAMLNode, _ label: Label) -> ShapeTest? {
    guard let fields = fields(of: node, label, as: ShapeField.self) else { return nil }
    var test = ShapeTest()
    for field in fields {
      let value = field.value
      let label = field.label
      switch field.name {
      case .words: test.words = bounds(value, label, .count(from: 0))
      case .characters: test.characters = bounds(value, label, .count(from: 0))
      case .lines: test.lines = bounds(value, label, .count(from: 0))
      case .sentences: test.sentences = bounds(value, label, .count(from: 0))
      case .links: test.links = bounds(value, label, .count(from: 0))
      case .gluedEnds: test.gluedEnds = bounds(value, label, .count(from: 0))
      case .uppercaseRatio: test.uppercaseRatio = bounds(value, label, .share)
      case .titleRatio: test.titleRatio = bounds(value, label, .share)
      case .digitRatio: test.digitRatio = bounds(value, label, .share)
      case .endsSentence: test.endsSentence = bool(value, label)
      case .endsWithColon: test.endsWithColon = bool(value, label)
      case .endsWithQuestion: test.endsWithQuestion = bool(value, label)
      case .innerCapital: test.innerCapital = bool(value, label)
      case .listItem: test.listItem = bool(value, label)
      case .prose: test.prose = bool(value, label)
      case .heading: test.heading = bool(value, label)
      case .keyValue: keyValue(value, label, into: &test)
      }
    }
    return test
  }

  private mutating func keyValue(_ node: YAMLNode, _ label: Label, into test: inout ShapeTest) {
    guard case .mapping = node.content else {
      if case .scalar = node.content {
        test.keyValue = bool(node, label)
      } else {
        mismatch(node, label, "true, false or a mapping", note: "its fields: min_pairs, min_ratio")
      }
      return
    }
    for field in fields(of: node, label, as: KeyValueField.self) ?? [] {
      switch field.name {
      case .minPairs:
        test.keyValuePairs = count(field.value, field.label, from: 1).map {
          Bounds(min: Double($0))
        }
      case .minRatio:
        test.keyValueRatio = number(field.value, field.label, .share).map { Bounds(min: $0) }
      }
    }
  }

  /// `{min, max}`, or a number that stands for both.
  mutating func bounds(_ node: YAMLNode, _ label: Label, _ measure: Measure) -> Bounds? {
    if case .scalar(let text, _) = node.content, !text.isEmpty {
      return number(node, label, measure).map { Bounds(min: $0, max: $0) }
    }
    guard case .mapping = node.content else {
      mismatch(node, label, "\(measure.words) or a mapping", note: "its fields: min, max")
      return nil
    }
    guard let fields = fields(of: node, label, as: BoundsField.self), !fields.isEmpty else {
      return nil
    }
    var bounds = Bounds()
    for field in fields {
      guard let value = number(field.value, field.label, measure) else { continue }
      switch field.name {
      case .min: bounds.min = value
      case .max: bounds.max = value
      }
    }
    if let min = bounds.min, let max = bounds.max, min > max {
      error("'min' is greater than 'max'", at: node.mark)
    }
    return bounds
  }
}

extension ShapeTest {
  /// A test of one bound.
  init(_ bound: WritableKeyPath<ShapeTest, Bounds?>, _ bounds: Bounds) {
    self.init()
    self[keyPath: bound] = bounds
  }
}
