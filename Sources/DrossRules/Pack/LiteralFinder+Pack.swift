extension LiteralFinder: Packable {
  func write(to writer: inout PackWriter) {
    let literals = PackedLiterals(bytes: texts.bytes, counts: texts.counts)
    literals.write(to: &writer)
    gates.write(to: &writer)
    writer.write(all: gateNumbers)
    writer.write(UInt8(step))
    wordStarts.write(to: &writer, literals, isAnywhere: false)
    lineStarts.write(to: &writer, literals, isAnywhere: false)
    anywhere.write(to: &writer, literals, isAnywhere: true)
    marks.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    let literals = try PackedLiterals(from: &reader)
    texts = LiteralTexts(literals.bytes, counts: literals.counts)
    let gates: [PlaceGate] = try reader.values()
    let gateNumbers: [Int32] = try reader.numbers()
    self.gates = gates
    self.gateNumbers = gateNumbers
    step = Int(try reader.number(UInt8.self))
    guard gateNumbers.count == literals.counts.count,
      gateNumbers.allSatisfy({ gates.indices.contains(Int($0)) }), [1, 2, 4].contains(step)
    else {
      throw reader.malformed
    }
    let leads = Leads(texts: texts, gateNumbers: gateNumbers)
    let words = try Tables.windows(from: &reader, literals, isAnywhere: false)
    wordStarts = Tables(words, leads)
    let mostWords = gateNumbers.map { gates[Int($0)].lines.words.upperBound }
    var longWords: [Window] = []
    longWords.reserveCapacity(words.count)
    for window in words where mostWords[Int(window.entry.literal)] > Self.longLine {
      longWords.append(window)
    }
    longLineWords = Tables(longWords, leads)
    lineStarts = Tables(try Tables.windows(from: &reader, literals, isAnywhere: false), leads)
    let others = try Tables.windows(from: &reader, literals, isAnywhere: true)
    anywhere = Tables(others, leads)
    mostWordsAnywhere = others.reduce(0) { max($0, mostWords[Int($1.entry.literal)]) }
    marks = MarkTable(try MarkTable.entries(from: &reader, literals), leads)
  }

  /// How many literals there are.
  var literalCount: Int { texts.counts.count }
}

/// The bytes of all literals in a row, from which the windows can be read again.
private struct PackedLiterals: Packable {
  let bytes: [UInt8]
  let counts: [Int32]
  private let starts: [Int]

  init(bytes: [UInt8], counts: [Int32]) {
    self.bytes = bytes
    self.counts = counts
    var start = 0
    starts = counts.map { count in
      defer { start += Int(count) }
      return start
    }
  }

  func write(to writer: inout PackWriter) {
    writer.write(all: bytes)
    writer.write(all: counts)
  }

  init(from reader: inout PackReader) throws(PackError) {
    let bytes: [UInt8] = try reader.numbers()
    let counts: [Int32] = try reader.numbers()
    var sum = 0
    for count in counts {
      guard count > 0 else { throw reader.malformed }
      sum += Int(count)
    }
    guard sum == bytes.count else { throw reader.malformed }
    self.init(bytes: bytes, counts: counts)
  }

  /// Whether there is a literal that holds the place of the entry.
  func hold(_ entry: WindowTable.Entry) -> Bool {
    let literal = Int(entry.literal)
    return literal >= 0 && literal < counts.count && entry.offset >= 0
      && entry.offset < counts[literal]
  }

  /// The window that an entry has unless it was filled; `nil` when it must have been.
  ///
  /// - Precondition: there is such a literal.
  func window(of entry: WindowTable.Entry, isAnywhere: Bool) -> LiteralFinder.Window? {
    let start = starts[Int(entry.literal)] + Int(entry.offset)
    let left = Int(counts[Int(entry.literal)]) - Int(entry.offset)
    let width = isAnywhere ? 4 : LiteralFinder.Tables.Builder.width(left)
    guard width > 1, width <= left else { return nil }
    return LiteralFinder.Window(of: bytes, from: start, width: width, entry)
  }
}

extension LiteralFinder.Window {
  /// The window of `width` bytes of `bytes`.
  fileprivate init(
    of bytes: [UInt8], from start: Int, width: Int, _ entry: WindowTable.Entry
  ) {
    first = LiteralTexts.word(bytes, from: start, to: start + width)
    let next = width > 8 ? LiteralTexts.word(bytes, from: start + 8, to: start + width) : 0
    key = WindowKey(first, next: UInt32(truncatingIfNeeded: next), width: width)
    self.width = width
    self.entry = entry
  }
}

extension LiteralFinder.Tables {
  /// Writes the entries, and the windows that cannot be read from the literals.
  fileprivate func write(
    to writer: inout PackWriter, _ literals: PackedLiterals, isAnywhere: Bool
  ) {
    let windows = table.sorted
    windows.map(\.entry).write(to: &writer)
    let filled = windows.indices.filter {
      literals.window(of: windows[$0].entry, isAnywhere: isAnywhere)?.key != windows[$0].key
    }
    writer.write(all: filled.map { Int32($0) })
    writer.write(all: filled.map { windows[$0].key.value })
  }

  /// The windows in order of key.
  fileprivate static func windows(
    from reader: inout PackReader, _ literals: PackedLiterals, isAnywhere: Bool
  ) throws(PackError) -> [LiteralFinder.Window] {
    let entries = try [WindowTable.Entry].read(from: &reader)
    let filled: [Int32] = try reader.numbers()
    let values: [UInt64] = try reader.numbers()
    guard entries.allSatisfy(literals.hold), filled.count == values.count else {
      throw reader.malformed
    }
    var windows: [LiteralFinder.Window] = []
    windows.reserveCapacity(entries.count)
    var next = 0
    for (index, entry) in entries.enumerated() {
      var window = literals.window(of: entry, isAnywhere: isAnywhere)
      if next < filled.count, Int(filled[next]) == index {
        window = LiteralFinder.Window(filled: WindowKey(value: values[next]), entry)
        next += 1
      }
      guard let window, (windows.last?.key.value ?? 0) <= window.key.value else {
        throw reader.malformed
      }
      windows.append(window)
    }
    guard next == filled.count else { throw reader.malformed }
    return windows
  }
}

extension [WindowTable.Entry] {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(all: map(\.literal))
    writer.write(all: map(\.offset))
  }

  fileprivate static func read(
    from reader: inout PackReader
  ) throws(PackError) -> [WindowTable.Entry] {
    let literals: [Int32] = try reader.numbers()
    let offsets: [Int32] = try reader.numbers()
    guard literals.count == offsets.count else { throw reader.malformed }
    var entries: [WindowTable.Entry] = []
    entries.reserveCapacity(literals.count)
    for index in literals.indices {
      entries.append(WindowTable.Entry(literal: literals[index], offset: offsets[index]))
    }
    return entries
  }
}

extension MarkTable {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(all: starts)
    entries.write(to: &writer)
  }

  /// The literals of each byte of ASCII.
  fileprivate static func entries(
    from reader: inout PackReader, _ literals: PackedLiterals
  ) throws(PackError) -> [[WindowTable.Entry]] {
    let starts: [Int32] = try reader.numbers()
    let entries = try [WindowTable.Entry].read(from: &reader)
    guard starts.count == 129, starts.isStarts(of: entries.count),
      entries.allSatisfy(literals.hold)
    else { throw reader.malformed }
    return (0..<128).map { Array(entries[Int(starts[$0])..<Int(starts[$0 + 1])]) }
  }
}

extension [Int32] {
  /// Whether these are places where parts of `count` elements start, the end of the last one with them.
  func isStarts(of count: Int) -> Bool {
    guard first == 0, last.map({ Int($0) == count }) == true else { return false }
    for index in indices.dropFirst() where self[index] < self[index - 1] { return false }
    return true
  }
}
