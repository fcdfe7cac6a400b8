extension Rule {
  /// Writes all but the definition.
  func writeHead(to writer: inout PackWriter) {
    id.write(to: &writer)
    title.write(to: &writer)
    `class`.write(to: &writer)
    languages.write(to: &writer)
    scope.write(to: &writer)
    action.write(to: &writer)
    fix.write(to: &writer)
    confidence.write(to: &writer)
    isCapped.write(to: &writer)
    strength.write(to: &writer)
  }

  /// Reads a rule without its definition.
  init(
    headFrom reader: inout PackReader, definition: @escaping @Sendable () -> Definition
  ) throws(PackError) {
    let head = Rule(
      id: try RuleID(from: &reader), title: try reader.text(), why: "",
      class: try reader.text(), languages: try reader.values(), scope: try Scope(from: &reader),
      body: .match(.any([])), action: try Action(from: &reader), fix: try FixSafety(from: &reader),
      confidence: try Double?(from: &reader), isCapped: try Bool(from: &reader),
      strength: try Strength(from: &reader))
    self = head.reading(definition)
  }
}

extension Rule.Definition: Packable {
  func write(to writer: inout PackWriter) {
    why.write(to: &writer)
    run.write(to: &writer)
    gates.write(to: &writer)
    body.write(to: &writer)
    examples.match.write(to: &writer)
    examples.noMatch.write(to: &writer)
    bars.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      why: try reader.text(), run: try Rule.Run?(from: &reader), gates: try reader.values(),
      body: try Rule.Body(from: &reader),
      examples: Rule.Examples(match: try reader.values(), noMatch: try reader.values()),
      bars: try reader.values())
  }
}

extension Rule.Bar: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(name)
    condition.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(name: try reader.text(), condition: try Condition(from: &reader))
  }
}

extension RuleID: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(family)
    writer.write(name)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(family: try reader.text(), name: try reader.text())
  }
}

extension Rule.Scope: PackableChoice {}
extension Rule.Strength: PackableChoice {}
extension FixSafety: PackableChoice {}
extension Action.Kind: PackableChoice {}
extension Action.Target: PackableChoice {}

extension Rule.Run: Packable {
  func write(to writer: inout PackWriter) {
    each.write(to: &writer)
    writer.write(gap)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(each: try Condition(from: &reader), gap: try reader.integer())
  }
}

extension Rule.Body: Packable {
  func write(to writer: inout PackWriter) {
    switch self {
    case .match(let condition):
      false.write(to: &writer)
      condition.write(to: &writer)
    case .score(let threshold, let features):
      true.write(to: &writer)
      threshold.write(to: &writer)
      features.write(to: &writer)
    }
  }

  init(from reader: inout PackReader) throws(PackError) {
    if try Bool(from: &reader) {
      self = .score(threshold: try Double(from: &reader), features: try reader.values())
    } else {
      self = .match(try Condition(from: &reader))
    }
  }
}

extension Rule.WeightedCondition: Packable {
  func write(to writer: inout PackWriter) {
    weight.write(to: &writer)
    condition.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(weight: try Double(from: &reader), condition: try Condition(from: &reader))
  }
}

extension Action: Packable {
  func write(to writer: inout PackWriter) {
    kind.write(to: &writer)
    target.write(to: &writer)
    writer.write(template)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      try Kind(from: &reader), try Target(from: &reader), template: try reader.text())
  }
}
