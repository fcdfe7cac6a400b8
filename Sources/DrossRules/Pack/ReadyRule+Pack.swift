extension RuleSet.ReadyRule {
  func write(to writer: inout PackWriter) {
    rule.writeHead(to: &writer)
    lineGate.write(to: &writer)
    edgeGate.write(to: &writer)
    gap.write(to: &writer)
    flat.write(to: &writer)
    threshold.write(to: &writer)
    isUnpointed.write(to: &writer)
    isPointedAtByRepeats.write(to: &writer)
  }

  /// Reads a rule.
  ///
  /// - Parameter definition: what it looks for, when somebody asks.
  convenience init(
    from reader: inout PackReader, definition: @escaping @Sendable () -> Rule.Definition
  ) throws(PackError) {
    self.init(
      rule: try Rule(headFrom: &reader, definition: definition),
      lineGate: try LineGate(from: &reader), edgeGate: try EdgeGate?(from: &reader),
      gap: try Int?(from: &reader), flat: try FlatConditions(from: &reader),
      threshold: try Double(from: &reader), isUnpointed: try Bool(from: &reader),
      isPointedAtByRepeats: try Bool(from: &reader))
  }
}

extension EdgeGate: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(starts)
    writer.write(ends)
    share.write(to: &writer)
    outsideProse.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      starts: try reader.integer(), ends: try reader.integer(), share: try Double?(from: &reader),
      outsideProse: try Bool(from: &reader))
    guard starts >= 0, ends >= 0 else { throw reader.malformed }
  }
}

extension RuleSet.ReadyPattern: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(String(decoding: utf8, as: UTF8.self))
    isCased.write(to: &writer)
    isMultiline.write(to: &writer)
    pointers.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      utf8: Array(try reader.utf8()), isCased: try Bool(from: &reader),
      isMultiline: try Bool(from: &reader), pointers: try reader.values())
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
