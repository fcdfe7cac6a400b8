import DrossFormats
import DrossReport

/// The order of documents: by path, record id and line; those of the same names by what they say.
enum DocumentOrder {
  /// The indices of the documents in their order.
  ///
  /// - Throws: `cannotRead`, of the temporary file.
  static func order(
    _ names: [FoundDuplicates.Document], _ texts: SpooledTexts
  ) throws(FormatError) -> [Int] {
    var order = Array(names.indices)
    if !zip(names, names.dropFirst()).allSatisfy({ compare($0, $1) < 0 }) {
      order.sort { compare(names[$0], names[$1]) < 0 }
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, compare(names[order[start]], names[order[end]]) == 0 { end += 1 }
      if end > start + 1 {
        var group: [(text: [UInt8], index: Int)] = []
        for index in order[start..<end] { group.append((try texts.text(index), index)) }
        group.sort { $0.text.lexicographicallyPrecedes($1.text) }
        order.replaceSubrange(start..<end, with: group.map(\.index))
      }
      start = end
    }
    return order
  }

  /// Below 0 when `left` comes first, 0 when the names are the same.
  private static func compare(
    _ left: FoundDuplicates.Document, _ right: FoundDuplicates.Document
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
