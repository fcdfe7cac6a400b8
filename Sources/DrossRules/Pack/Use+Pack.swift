import DrossUnicode

extension [RuleSet.Use] {
  /// Writes the uses: what those of one feature have in common once, and which of its literals each is.
  func writeTogether(to writer: inout PackWriter) {
    var kinds: [RuleSet.Use] = []
    var numbers: [RuleSet.Use: Int32] = [:]
    let numberOfEach = map { use in
      let kind = use.withoutOrdinal
      if let number = numbers[kind] { return number }
      kinds.append(kind)
      numbers[kind] = Int32(kinds.count - 1)
      return Int32(kinds.count - 1)
    }
    writer.write(all: kinds)
    writer.write(all: numberOfEach)
    writer.write(all: map(\.ordinal))
  }

  static func readTogether(
    from reader: inout PackReader
  ) throws(PackError) -> [RuleSet.Use] {
    let kinds: [RuleSet.Use] = try reader.values()
    let numbers: [Int32] = try reader.numbers()
    let ordinals: [Int32] = try reader.numbers()
    guard numbers.count == ordinals.count else { throw reader.malformed }
    var uses: [RuleSet.Use] = []
    uses.reserveCapacity(numbers.count)
    for index in numbers.indices {
      guard kinds.indices.contains(Int(numbers[index])), ordinals[index] >= 0 else {
        throw reader.malformed
      }
      uses.append(kinds[Int(numbers[index])].with(ordinal: ordinals[index]))
    }
    return uses
  }
}

extension RuleSet.Use: Packable {
  fileprivate var withoutOrdinal: RuleSet.Use { with(ordinal: 0) }

  fileprivate func with(ordinal: Int32) -> RuleSet.Use {
    RuleSet.Use(
      kind: kind, feature: feature, ordinal: ordinal, mostBefore: mostBefore,
      mostAfter: mostAfter, isFirst: isFirst, gate: gate)
  }

  func write(to writer: inout PackWriter) {
    writer.write(kind.rawValue)
    writer.write(feature)
    writer.write(mostBefore)
    writer.write(mostAfter)
    isFirst.write(to: &writer)
    gate.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    guard let kind = Kind(rawValue: try reader.number()) else { throw reader.malformed }
    let feature = try reader.number(Int32.self)
    guard feature >= 0 else { throw reader.malformed }
    self.init(
      kind: kind, feature: feature, ordinal: 0, mostBefore: try reader.number(),
      mostAfter: try reader.number(), isFirst: try Bool(from: &reader),
      gate: try LineGate(from: &reader))
  }
}

extension LineGate: Packable {
  func write(to writer: inout PackWriter) {
    for number in [
      words.lowerBound, words.upperBound, characters.lowerBound, characters.upperBound,
      fewestSentences, mostSentences, fewestGluedEnds,
    ] {
      writer.write(number)
    }
    writer.write(wanted.rawValue)
    writer.write(unwanted.rawValue)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self = .open
    words = try Self.range(&reader)
    characters = try Self.range(&reader)
    fewestSentences = try reader.number()
    mostSentences = try reader.number()
    fewestGluedEnds = try reader.number()
    wanted = LineShape.Flags(rawValue: try reader.number())
    unwanted = LineShape.Flags(rawValue: try reader.number())
  }

  private static func range(_ reader: inout PackReader) throws(PackError) -> ClosedRange<Int32> {
    let lower = try reader.number(Int32.self)
    let upper = try reader.number(Int32.self)
    guard lower <= upper else { throw reader.malformed }
    return lower...upper
  }
}
