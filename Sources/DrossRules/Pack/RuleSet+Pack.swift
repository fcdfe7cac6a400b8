extension RuleSet {
  /// Writes everything that a run needs.
  func write(to writer: inout PackWriter) {
    ready.write(to: &writer)
    finder.write(to: &writer)
    writer.write(all: useStarts)
    useKinds.write(to: &writer)
    uses.write(to: &writer)
    writer.write(all: pointedStarts)
    writer.write(all: pointed)
    patterns.write(to: &writer)
    lexicons.write(to: &writer)
    models.write(to: &writer)
    writer.write(documentConditionCount)
  }

  convenience init(from reader: inout PackReader) throws(PackError) {
    let ready: [ReadyRule] = try reader.values()
    let finder = try LiteralFinder(from: &reader)
    let useStarts: [Int32] = try reader.numbers()
    let useKinds: [UseKind] = try reader.values()
    let uses = try [Use].read(from: &reader)
    let starts: [Int32] = try reader.numbers()
    let numbers: [Int32] = try reader.numbers()
    guard useStarts.count == finder.literalCount + 1, useStarts.isStarts(of: uses.count),
      uses.allSatisfy({ useKinds.indices.contains(Int($0.kind)) }),
      starts.isStarts(of: numbers.count),
      numbers.allSatisfy({ $0 >= 0 && $0 < ready.count })
    else { throw reader.malformed }
    var pointed: [[Int32]] = []
    pointed.reserveCapacity(starts.count)
    for feature in 0..<starts.count - 1 {
      pointed.append(Array(numbers[Int(starts[feature])..<Int(starts[feature + 1])]))
    }
    let patterns: [ReadyPattern] = try reader.values()
    // Before they are narrowed.
    guard patterns.allSatisfy({ $0.pointers.allSatisfy { pointed.indices.contains($0.feature) } })
    else {
      throw reader.malformed
    }
    let lexicons: [ReadyLexicon] = try reader.values()
    let models: [LineModel] = try reader.values()
    self.init(
      ready: ready, finder: finder, useStarts: useStarts, uses: uses, useKinds: useKinds,
      pointedRules: pointed, patterns: patterns, lexicons: lexicons, models: models,
      documentConditionCount: try reader.index(below: ready.count * 1000 + 1))
    guard fitsTogether else { throw reader.malformed }
  }

  /// Whether every number stands for something.
  private var fitsTogether: Bool {
    let features = 0..<featureCount
    guard useKinds.allSatisfy({ features.contains(Int($0.feature)) }) else { return false }
    // The entries of a lexicon are the ordinals of its hits.
    var mostOrdinals = [Int](repeating: .max, count: featureCount)
    for lexicon in lexicons {
      guard features.contains(lexicon.phrases) else { return false }
      if lexicon.isPointing { mostOrdinals[lexicon.phrases] = lexicon.entries.count }
    }
    let areKnown = uses.allSatisfy { use in
      Int(use.ordinal) < mostOrdinals[Int(useKinds[Int(use.kind)].feature)]
    }
    guard areKnown else { return false }
    var fits = true
    for rule in ready {
      rule.forEachNode { node in
        switch node {
        case .hits(let feature): fits = fits && features.contains(feature)
        case .regex(let number): fits = fits && patterns.indices.contains(number)
        case .lexicon(let number, _): fits = fits && lexicons.indices.contains(number)
        case .model(let number, _): fits = fits && models.indices.contains(number)
        case .document(let number, _), .rest(let number, _):
          fits = fits && (0..<documentConditionCount).contains(number)
        default: break
        }
      }
    }
    return fits
  }
}
