extension RuleSet.Node: Packable {
  private enum Tag: UInt8 {
    case any, all, none, atLeast, hits, regex, lexicon, shape, position, neighbour, rest
    case repeats, model, sameAs, document, language
  }

  func write(to writer: inout PackWriter) {
    func write(_ tag: Tag, _ values: any Packable...) {
      writer.write(tag.rawValue)
      for value in values { value.write(to: &writer) }
    }
    switch self {
    case .any(let nodes): write(.any, nodes)
    case .all(let nodes): write(.all, nodes)
    case .none(let nodes): write(.none, nodes)
    case .atLeast(let count, let nodes): write(.atLeast, count, nodes)
    case .hits(let feature): write(.hits, feature)
    case .regex(let number): write(.regex, number)
    case .lexicon(let number, let test): write(.lexicon, number, test)
    case .shape(let check): write(.shape, check.test)
    case .position(let test): write(.position, test)
    case .neighbour(let isNext, let node): write(.neighbour, isNext, node)
    case .rest(let number, let node): write(.rest, number, node)
    case .repeats(let test): write(.repeats, test)
    case .model(let number, let test): write(.model, number, test)
    case .sameAs(let what): write(.sameAs, what)
    case .document(let number, let node): write(.document, number, node)
    case .language(let test): write(.language, test)
    }
  }

  init(from reader: inout PackReader) throws(PackError) {
    self = try reader.nested(Self.read)
  }

  private static func read(_ reader: inout PackReader) throws(PackError) -> RuleSet.Node {
    guard let tag = Tag(rawValue: try reader.number()) else { throw reader.malformed }
    return switch tag {
    case .any: .any(try reader.values())
    case .all: .all(try reader.values())
    case .none: .none(try reader.values())
    case .atLeast: .atLeast(try reader.integer(), try reader.values())
    case .hits: .hits(try reader.integer())
    case .regex: .regex(try reader.integer())
    case .lexicon: .lexicon(try reader.integer(), try LexiconTest(from: &reader))
    case .shape: .shape(ShapeCheck(try ShapeTest(from: &reader)))
    case .position: .position(try PositionTest(from: &reader))
    case .neighbour: .neighbour(isNext: try Bool(from: &reader), try Self(from: &reader))
    case .rest: .rest(try reader.integer(), try Self(from: &reader))
    case .repeats: .repeats(try RepeatTest(from: &reader))
    case .model: .model(try reader.integer(), try ModelTest(from: &reader))
    case .sameAs: .sameAs(try SameAs(from: &reader))
    case .document: .document(try reader.integer(), try Self(from: &reader))
    case .language: .language(try LanguageTest(from: &reader))
    }
  }
}

extension RuleSet.ReadyRule: Packable {
  func write(to writer: inout PackWriter) {
    rule.write(to: &writer)
    gates.write(to: &writer)
    each.write(to: &writer)
    body.write(to: &writer)
    weights.map(\.weight).write(to: &writer)
    weights.map(\.node).write(to: &writer)
    threshold.write(to: &writer)
    isUnpointed.write(to: &writer)
    isPointedAtByRepeats.write(to: &writer)
  }

  convenience init(from reader: inout PackReader) throws(PackError) {
    let rule = try Rule(from: &reader)
    let gates: [RuleSet.Node] = try reader.values()
    let each = try RuleSet.Node?(from: &reader)
    let body = try RuleSet.Node(from: &reader)
    let weights: [Double] = try reader.values()
    let nodes: [RuleSet.Node] = try reader.values()
    guard weights.count == nodes.count else { throw reader.malformed }
    self.init(
      rule: rule, gates: gates, each: each, body: body,
      weights: zip(weights, nodes).map { (weight: $0, node: $1) },
      threshold: try Double(from: &reader), isUnpointed: try Bool(from: &reader),
      isPointedAtByRepeats: try Bool(from: &reader))
  }
}

extension RuleSet.ReadyPattern: Packable {
  func write(to writer: inout PackWriter) {
    pattern.write(to: &writer)
    isMultiline.write(to: &writer)
    pointers.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      pattern: try Pattern(from: &reader), isMultiline: try Bool(from: &reader),
      pointers: try reader.values())
  }
}

extension RuleSet.ReadyPattern.Pointer: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(Int32(feature))
    writer.write(mostBefore)
  }

  init(from reader: inout PackReader) throws(PackError) {
    let feature = try reader.number(Int32.self)
    self.init(feature: Int(feature), mostBefore: try reader.number())
    guard mostBefore >= 0 else { throw reader.malformed }
  }
}
