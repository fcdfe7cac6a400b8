import DrossUnicode

extension [RuleSet.Use] {
  func write(to writer: inout PackWriter) {
    writer.write(all: map(\.kind))
    writer.write(all: map(\.ordinal))
  }

  static func read(from reader: inout PackReader) throws(PackError) -> [RuleSet.Use] {
    let kinds: [Int32] = try reader.numbers()
    let ordinals: [Int32] = try reader.numbers()
    guard kinds.count == ordinals.count, ordinals.allSatisfy({ $0 >= 0 }) else {
      throw reader.malformed
    }
    return zip(kinds, ordinals).map { RuleSet.Use(kind: $0, ordinal: $1) }
  }
}

extension RuleSet.UseKind: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(role.rawValue)
    writer.write(feature)
    isFirst.write(to: &writer)
    gate.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    guard let role = Role(rawValue: try reader.number()) else { throw reader.malformed }
    let feature = try reader.number(Int32.self)
    guard feature >= 0 else { throw reader.malformed }
    self.init(
      role: role, feature: feature, isFirst: try Bool(from: &reader),
      gate: try PlaceGate(from: &reader))
  }
}

extension PlaceGate: Packable {
  func write(to writer: inout PackWriter) {
    lines.write(to: &writer)
    writer.write(mostBefore)
    writer.write(mostAfter)
    isClosed.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      lines: try LineGate(from: &reader), mostBefore: try reader.number(),
      mostAfter: try reader.number(), isClosed: try Bool(from: &reader))
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
