import DrossDedup
import DrossFormats

/// Writes a table of an index, record for record in order.
struct IndexTableWriter {
  private var block = NumberWriter()
  private var directory = NumberWriter()
  private var blockCount = 0
  private var count = 0
  private var firstKey: UInt64 = 0
  private var last = Fingerprint(key: 0, text: 0, place: 0)

  /// Adds a record that does not precede the one before.
  ///
  /// - Throws: `cannotWrite`.
  mutating func append(
    _ record: Fingerprint, to file: BlockFileWriter
  ) throws(FormatError) {
    if blockCount == 0 {
      firstKey = record.key
      last = Fingerprint(key: record.key, text: 0, place: 0)
    }
    block.short(record.key - last.key)
    if record.key != last.key { last = Fingerprint(key: record.key, text: 0, place: 0) }
    block.short(UInt64(record.text - last.text))
    if record.text != last.text { last.place = 0 }
    block.short(UInt64(record.place - last.place))
    last = record
    blockCount += 1
    count += 1
    if blockCount == IndexTable.blockLength { try endBlock(file) }
  }

  /// Adds all records of `tables` and those that `next` gives, each in order.
  ///
  /// - Throws: what reading and writing say.
  mutating func merge(
    _ tables: [IndexTable], with next: () throws(FormatError) -> Fingerprint?,
    to file: BlockFileWriter
  ) throws(FormatError) {
    var cursors: [IndexTableCursor] = []
    for table in tables { cursors.append(try IndexTableCursor(table)) }
    var fresh = try next()
    while true {
      var least = fresh
      var chosen = -1
      for index in cursors.indices {
        guard let record = cursors[index].record else { continue }
        if let known = least, !record.precedes(known) { continue }
        least = record
        chosen = index
      }
      guard let least else { return }
      try append(least, to: file)
      if chosen < 0 { fresh = try next() } else { try cursors[chosen].advance() }
    }
  }

  /// Writes what is left, and what leads to it.
  ///
  /// - Throws: `cannotWrite`.
  mutating func finish(_ file: BlockFileWriter) throws(FormatError) -> IndexTable.Stored {
    if blockCount > 0 { try endBlock(file) }
    guard count > 0 else { return IndexTable.Stored() }
    return IndexTable.Stored(count: count, directory: try file.append(directory.bytes))
  }

  private mutating func endBlock(_ file: BlockFileWriter) throws(FormatError) {
    directory.wide(firstKey)
    directory.place(try file.append(block.bytes))
    block.removeAll()
    blockCount = 0
  }
}

/// Goes through a table from front to back.
struct IndexTableCursor {
  private let table: IndexTable
  private var block = 0
  private var records: [Fingerprint] = []
  private var position = 0

  /// The next record; `nil` at the end.
  var record: Fingerprint? { position < records.count ? records[position] : nil }

  init(_ table: IndexTable) throws(FormatError) {
    self.table = table
    if !table.places.isEmpty { records = try table.records(ofBlock: 0) }
  }

  /// Goes on to the next record.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  mutating func advance() throws(FormatError) {
    position += 1
    guard position == records.count, block + 1 < table.places.count else { return }
    block += 1
    records = try table.records(ofBlock: block)
    position = 0
  }
}
