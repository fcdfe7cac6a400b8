extension LiteralFinder: Packable {
  func write(to writer: inout PackWriter) {
    let literals = PackedLiterals(bytes: texts.bytes, counts: texts.counts)
    literals.write(to: &writer)
    for tables in [wordStarts, lineStarts, anywhere] {
      tables.eights.write(to: &writer, width: 8, literals)
      tables.fives.write(to: &writer, width: 5, literals)
      tables.fours.write(to: &writer, width: 4, literals)
      tables.threes.write(to: &writer, width: 3, literals)
      tables.twos.write(to: &writer, width: 2, literals)
    }
    marks.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    let literals = try PackedLiterals(from: &reader)
    texts = LiteralTexts(literals.bytes, counts: literals.counts)
    wordStarts = try Tables(from: &reader, literals)
    lineStarts = try Tables(from: &reader, literals)
    anywhere = try Tables(from: &reader, literals)
    marks = try MarkTable(from: &reader)
    guard marks.entries.allSatisfy(literals.hold) else { throw reader.malformed }
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

  /// The window that an entry has in a table of windows of `width` bytes, unless it was filled.
  ///
  /// - Precondition: there is such a literal.
  func window(of entry: WindowTable.Entry, width: Int) -> UInt64 {
    let literal = Int(entry.literal)
    let start = starts[literal] + Int(entry.offset)
    let left = starts[literal] + Int(counts[literal]) - start
    let window = LiteralTexts.word(bytes, from: start, to: start + min(width, left))
    return width == 3 && left == 2 ? window | WindowTable.shortBit : window
  }
}

extension LiteralFinder.Tables {
  fileprivate init(
    from reader: inout PackReader, _ literals: PackedLiterals
  ) throws(PackError) {
    self.init(
      try WindowTable.read(from: &reader, width: 8, literals),
      try WindowTable.read(from: &reader, width: 5, literals),
      try WindowTable.read(from: &reader, width: 4, literals),
      try WindowTable.read(from: &reader, width: 3, literals),
      try WindowTable.read(from: &reader, width: 2, literals))
  }
}

extension WindowTable {
  /// Writes the entries, and their windows unless they can be read from the literals.
  fileprivate func write(to writer: inout PackWriter, width: Int, _ literals: PackedLiterals) {
    entries.write(to: &writer)
    let windows = windows
    let isPlain = zip(windows, entries).allSatisfy { $0 == literals.window(of: $1, width: width) }
    isPlain.write(to: &writer)
    if !isPlain { writer.write(all: windows) }
  }

  fileprivate static func read(
    from reader: inout PackReader, width: Int, _ literals: PackedLiterals
  ) throws(PackError) -> WindowTable {
    let entries = try [Entry].read(from: &reader)
    guard entries.allSatisfy(literals.hold) else { throw reader.malformed }
    let isPlain = try Bool(from: &reader)
    let windows =
      isPlain
      ? entries.map { literals.window(of: $0, width: width) } : try reader.numbers(of: UInt64.self)
    guard windows.count == entries.count else { throw reader.malformed }
    var last: UInt64 = 0
    for window in windows {
      guard window >= last else { throw reader.malformed }
      last = window
    }
    return WindowTable(width: width, windows: windows, entries: entries)
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

extension MarkTable: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(all: starts)
    entries.write(to: &writer)
    writer.write(low)
    writer.write(high)
  }

  init(from reader: inout PackReader) throws(PackError) {
    let starts: [Int32] = try reader.numbers()
    let entries = try [WindowTable.Entry].read(from: &reader)
    guard starts.count == 129, starts.isStarts(of: entries.count) else { throw reader.malformed }
    self.init(
      starts: starts, entries: entries, low: try reader.number(), high: try reader.number())
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
