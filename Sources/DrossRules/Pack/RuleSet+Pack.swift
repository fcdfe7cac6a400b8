extension RuleSet {
  /// Writes everything that a run needs.
  func write(to writer: inout PackWriter) {
    writer.write(count: ready.count)
    for rule in ready { rule.write(to: &writer) }
    finder.write(to: &writer)
    useKinds.write(to: &writer)
    writer.write(all: uses.starts)
    uses.values.write(to: &writer)
    writer.write(all: pointedRules.starts)
    writer.write(all: pointedRules.values)
    patterns.write(to: &writer)
    lexicons.write(to: &writer)
    models.write(to: &writer)
    writer.write(documentConditionCount)
  }

  convenience init(
    from reader: inout PackReader,
    definition: @escaping @Sendable (_ ofRule: Int) -> Rule.Definition
  ) throws(PackError) {
    var ready: [ReadyRule] = []
    for number in 0..<(try reader.count()) {
      ready.append(try ReadyRule(from: &reader) { definition(number) })
    }
    let finder = try LiteralFinder(from: &reader)
    let useKinds: [UseKind] = try reader.values()
    guard
      let uses = Rows(starts: try reader.numbers(), values: try [Use].read(from: &reader)),
      let pointedRules = Rows<Int32>(
        starts: try reader.numbers(), values: try reader.numbers()),
      uses.count == finder.literalCount,
      uses.values.allSatisfy({ useKinds.indices.contains(Int($0.kind)) }),
      pointedRules.values.allSatisfy({ $0 >= 0 && $0 < ready.count })
    else { throw reader.malformed }
    self.init(
      ready: ready, finder: finder, uses: uses, useKinds: useKinds, pointedRules: pointedRules,
      patterns: try reader.values(), lexicons: try reader.values(), models: try reader.values(),
      documentConditionCount: try reader.index(below: ready.count * 1000 + 1))
    guard fitsTogether else { throw reader.malformed }
  }

  /// Whether every number stands for something.
  private var fitsTogether: Bool {
    let features = 0..<featureCount
    guard useKinds.allSatisfy({ features.contains(Int($0.feature)) }),
      pointers.values.allSatisfy({ features.contains($0.feature) })
    else { return false }
    // The entries of a lexicon are the ordinals of its hits.
    var mostOrdinals = [Int](repeating: .max, count: featureCount)
    for lexicon in lexicons {
      guard features.contains(lexicon.phrases) else { return false }
      if lexicon.isPointing { mostOrdinals[lexicon.phrases] = lexicon.entries.count }
    }
    let areKnown = uses.values.allSatisfy { use in
      Int(use.ordinal) < mostOrdinals[Int(useKinds[Int(use.kind)].feature)]
    }
    guard areKnown else { return false }
    return ready.allSatisfy { rule in
      rule.flat.nodes.allSatisfy { node in
        switch node {
        case .hits(let feature): features.contains(Int(feature))
        case .regex(let number): patterns.indices.contains(Int(number))
        case .lexicon(let number, _): lexicons.indices.contains(Int(number))
        case .model(let number, _): models.indices.contains(Int(number))
        case .document(let number, _), .rest(let number, _):
          (0..<documentConditionCount).contains(Int(number))
        case .any, .all, .none, .atLeast, .shape, .position, .neighbour, .repeats, .sameAs,
          .subject, .language:
          true
        }
      }
    }
  }
}
