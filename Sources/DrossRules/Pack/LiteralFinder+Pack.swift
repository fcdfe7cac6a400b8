extension LiteralFinder: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(all: texts.words)
    writer.write(all: texts.counts)
    gates.write(to: &writer)
    writer.write(all: gateNumbers)
    writer.write(UInt8(step))
    for (tables, isAnywhere) in [
      (wordStarts, false), (lineStarts, false), (marks, false), (anywhere, true),
    ] {
      tables.table.write(to: &writer, texts, isAnywhere: isAnywhere)
    }
    writer.write(mostWordsAnywhere)
  }

  init(from reader: inout PackReader) throws(PackError) {
    guard let texts = LiteralTexts(words: try reader.numbers(), counts: try reader.numbers())
    else { throw reader.malformed }
    let gates: [PlaceGate] = try reader.values()
    let gateNumbers: [Int32] = try reader.numbers()
    step = Int(try reader.number(UInt8.self))
    guard gateNumbers.count == texts.count, [1, 2, 4].contains(step),
      gateNumbers.allSatisfy({ gates.indices.contains(Int($0)) })
    else { throw reader.malformed }
    self.texts = texts
    self.gates = gates
    self.gateNumbers = gateNumbers
    let leads = Leads(texts: texts, gateNumbers: gateNumbers)
    var longLineWords = WindowFilter()
    let areForLongLines = gates.map(\.isForLongLines)
    wordStarts = try Tables(from: &reader, leads, isAnywhere: false) { window, gate in
      if areForLongLines[gate] { longLineWords.add(window) }
    }
    self.longLineWords = longLineWords
    lineStarts = try Tables(from: &reader, leads, isAnywhere: false)
    marks = try Tables(from: &reader, leads, isAnywhere: false)
    anywhere = try Tables(from: &reader, leads, isAnywhere: true)
    mostWordsAnywhere = try reader.number()
  }

  /// How many literals there are.
  var literalCount: Int { texts.count }
}

extension WindowTable {
  /// Writes where the windows are in their literals, and those that cannot be read from there.
  fileprivate func write(to writer: inout PackWriter, _ texts: LiteralTexts, isAnywhere: Bool) {
    let filled = records.indices.filter { index in
      let entry = records[index].lead.entry
      return texts.window(of: entry, isAnywhere: isAnywhere)?.key.value != records[index].key
    }
    writer.write(all: sizes)
    records.map(\.lead.entry).write(to: &writer)
    writer.write(all: filled.map { Int32($0) })
    writer.write(all: filled.map { records[$0].key })
  }
}

extension LiteralFinder.Tables {
  /// Reads tables, and tells of each window and of the gate of its literal.
  fileprivate init(
    from reader: inout PackReader, _ leads: LiteralFinder.Leads, isAnywhere: Bool,
    _ tell: (LiteralFinder.Window, _ gate: Int) -> Void = { _, _ in }
  ) throws(PackError) {
    let sizes: [Int32] = try reader.numbers()
    let literals: [Int32] = try reader.numbers()
    let offsets: [Int32] = try reader.numbers()
    let filled: [Int32] = try reader.numbers()
    let filledKeys: [UInt64] = try reader.numbers()
    guard literals.count == offsets.count, filled.count == filledKeys.count else {
      throw reader.malformed
    }
    var maker = Maker(count: literals.count)
    var nextFilled = 0
    for index in literals.indices {
      let entry = WindowTable.Entry(literal: literals[index], offset: offsets[index])
      guard leads.texts.hold(entry) else { throw reader.malformed }
      var window = leads.texts.window(of: entry, isAnywhere: isAnywhere)
      if nextFilled < filled.count, Int(filled[nextFilled]) == index {
        window = LiteralFinder.Window(filled: WindowKey(value: filledKeys[nextFilled]), entry)
        nextFilled += 1
      }
      guard let window else { throw reader.malformed }
      let lead = leads[entry]
      maker.add(window, lead)
      tell(window, Int(lead.gate))
    }
    guard nextFilled == filled.count, let tables = maker.finish(sizes: sizes) else {
      throw reader.malformed
    }
    self = tables
  }
}

extension LiteralTexts {
  /// The window that an entry has unless it was filled; `nil` when it must have been.
  @inline(__always)
  fileprivate func window(
    of entry: WindowTable.Entry, isAnywhere: Bool
  ) -> LiteralFinder.Window? {
    let left = count(of: entry.literal) - Int(entry.offset)
    let width = isAnywhere ? 4 : LiteralFinder.Tables.Builder.width(left)
    guard width > 1, width <= left else { return nil }
    return LiteralFinder.Window(of: self, width: width, entry)
  }

  /// Whether there is a literal that holds the place of the entry.
  @inline(__always)
  fileprivate func hold(_ entry: WindowTable.Entry) -> Bool {
    entry.literal >= 0 && Int(entry.literal) < count && entry.offset >= 0
      && Int(entry.offset) < count(of: entry.literal)
  }
}

extension [WindowTable.Entry] {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(all: map(\.literal))
    writer.write(all: map(\.offset))
  }
}
