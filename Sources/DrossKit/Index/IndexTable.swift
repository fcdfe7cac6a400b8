import DrossDedup
import DrossFormats

/// Records of an index in order of their keys, in blocks that are found by the first key of each.
///
/// A record is a fingerprint, or looks like one: `key`, the number of a text, and another number.
struct IndexTable: Sendable {
  /// A table as the catalog knows it.
  struct Stored: Hashable, Sendable {
    /// The number of records.
    var count = 0
    /// The block with the first keys and the places of all others; of no bytes for an empty table.
    var directory = BlockPlace(offset: 0, count: 0, checksum: 0)
  }

  /// The records of one block.
  static let blockLength = 512

  let file: BlockFile
  /// The number of records.
  let count: Int
  private var firstKeys: [UInt64] = []
  private(set) var places: [BlockPlace] = []

  /// Opens a table.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  init(_ stored: Stored, in file: BlockFile) throws(FormatError) {
    self.file = file
    count = stored.count
    guard count > 0 else { return }
    var reader = NumberReader(try file.block(stored.directory))
    let blocks = (count + Self.blockLength - 1) / Self.blockLength
    guard stored.directory.count == blocks * (8 + BlockPlace.width) else {
      throw FormatError(.damagedIndex, path: file.path)
    }
    for _ in 0..<blocks {
      firstKeys.append(reader.wide())
      places.append(reader.place())
    }
  }

  /// The records of a block.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  func records(ofBlock index: Int) throws(FormatError) -> [Fingerprint] {
    var reader = NumberReader(try file.block(places[index]))
    let length = min(Self.blockLength, count - index * Self.blockLength)
    var records: [Fingerprint] = []
    records.reserveCapacity(length)
    var last = Fingerprint(key: firstKeys[index], text: 0, place: 0)
    for _ in 0..<length {
      let step = reader.short()
      if step > 0 { last = Fingerprint(key: last.key &+ step, text: 0, place: 0) }
      let textStep = UInt32(truncatingIfNeeded: reader.short())
      if textStep > 0 { last.place = 0 }
      last.text &+= textStep
      last.place &+= UInt32(truncatingIfNeeded: reader.short())
      records.append(last)
    }
    guard reader.isAtEnd else { throw FormatError(.damagedIndex, path: file.path) }
    return records
  }

  /// Calls `body` with each record of the keys, and the index of its key.
  ///
  /// - Parameter keys: in order, each once.
  /// - Complexity: O(keys · log blocks + blocks with records of them).
  /// - Throws: `cannotRead`, `damagedIndex`.
  func forEach(
    of keys: [UInt64], _ body: (_ index: Int, _ record: Fingerprint) -> Void
  ) throws(FormatError) {
    guard !firstKeys.isEmpty else { return }
    var block = -1
    var records: [Fingerprint] = []
    var position = 0
    for (index, key) in keys.enumerated() {
      if block < 0 || (block + 1 < firstKeys.count && firstKeys[block + 1] < key) {
        // Records of a key may start in the block before the one that it comes first in.
        let found = max(self.block(from: key, after: block), 0)
        if found != block {
          block = found
          records = try self.records(ofBlock: block)
          position = 0
        }
      }
      while true {
        while position < records.count, records[position].key < key { position += 1 }
        while position < records.count, records[position].key == key {
          body(index, records[position])
          position += 1
        }
        guard position == records.count, block + 1 < firstKeys.count, firstKeys[block + 1] <= key
        else { break }
        block += 1
        records = try self.records(ofBlock: block)
        position = 0
      }
    }
  }

  /// The last block before the first one that starts at `key` or behind it.
  private func block(from key: UInt64, after block: Int) -> Int {
    var low = max(block, 0)
    var high = firstKeys.count
    while low < high {
      let middle = (low + high) / 2
      if firstKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}

extension Fingerprint {
  /// Whether it stands before another one in a table.
  func precedes(_ other: Fingerprint) -> Bool {
    if key != other.key { return key < other.key }
    return text != other.text ? text < other.text : place < other.place
  }
}
