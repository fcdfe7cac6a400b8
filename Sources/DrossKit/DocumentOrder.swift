import DrossFormats
import DrossReport

/// The order of documents: by path, record id and line; those of the same names by what they say.
enum DocumentOrder {
  /// The indices of the documents in their order.
  ///
  /// - Parameter wholes: a hash of what each document says, where the texts are not there.
  /// - Throws: `cannotRead`, of the temporary file.
  static func order(
    _ names: DocumentNames, _ texts: SpooledTexts, wholes: [UInt64] = []
  ) throws(FormatError) -> [UInt32] {
    var order = names.indices.map { UInt32(truncatingIfNeeded: $0) }
    if !names.indices.dropFirst().allSatisfy({ names.compare($0 - 1, $0) < 0 }) {
      order.sort { names.compare(Int($0), Int($1)) < 0 }
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, names.compare(Int(order[end - 1]), Int(order[end])) == 0 {
        end += 1
      }
      if end > start + 1, !wholes.isEmpty {
        order[start..<end].sort { wholes[Int($0)] < wholes[Int($1)] }
      } else if end > start + 1 {
        var group: [(text: [UInt8], index: UInt32)] = []
        let known = order[start..<end].filter { texts.known(Int($0)) != nil }
        for index in order[start..<end] where texts.known(Int(index)) == nil {
          group.append((try texts.text(Int(index)), index))
        }
        group.sort { $0.text.lexicographicallyPrecedes($1.text) }
        // What an index has was there before; its texts are not at hand.
        order.replaceSubrange(start..<end, with: known.sorted() + group.map(\.index))
      }
      start = end
    }
    return order
  }

  /// Below 0 when `left` comes first, 0 when the names are the same.
  static func compare(
    _ left: DocumentName, _ right: DocumentName
  ) -> Int {
    if left.path != right.path {
      return left.path.lexicographicallyPrecedes(right.path) ? -1 : 1
    }
    let id = (left.recordID ?? "").utf8
    let other = (right.recordID ?? "").utf8
    if !id.elementsEqual(other) { return id.lexicographicallyPrecedes(other) ? -1 : 1 }
    return (left.recordLine ?? 0) - (right.recordLine ?? 0)
  }
}

extension DocumentName {
  /// A hash of the name and of what the document says, for sets in memory.
  func hash(_ whole: UInt64) -> UInt64 {
    let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
    var hash = whole
    func add(_ number: UInt64) {
      hash = (hash ^ number) &* factor
      hash ^= hash >> 32
    }
    for byte in path { add(UInt64(byte)) }
    add(UInt64(path.count))
    for byte in (recordID ?? "").utf8 { add(UInt64(byte)) }
    add(UInt64(recordLine ?? 0))
    return hash
  }
}
