import DrossDedup

/// How the objects of documents begin, up to their names.
///
/// Most documents are of the same file, and findings in order name the same ones again and again.
struct DocumentHeads {
  /// How many are kept.
  private static let size = 1 << 13

  private let found: FoundDuplicates
  private var documents = [Int](repeating: -1, count: size)
  private var heads = [[UInt8]](repeating: [], count: size)
  private var path: [UInt8] = []
  private var lastPath: [UInt8] = []

  init(_ found: FoundDuplicates) { self.found = found }

  /// The object of a document, not closed.
  mutating func head(of index: Int) -> [UInt8] {
    let slot = index % Self.size
    if documents[slot] != index {
      heads[slot] = made(index)
      documents[slot] = index
    }
    return heads[slot]
  }

  private mutating func made(_ index: Int) -> [UInt8] {
    let document = found.documents[index]
    if path.isEmpty || document.path != lastPath {
      var writer = JSONWriter()
      writer.string(bytes: document.path[...])
      path = writer.bytes
      lastPath = document.path
    }
    var writer = JSONWriter(capacity: path.count + 64)
    writer.beginObject()
    writer.key("path")
    writer.written(path)
    writer.key("id")
    if let id = document.recordID { writer.string(id) } else { writer.null() }
    if let line = document.recordLine {
      writer.key("record")
      writer.int(line)
    }
    if found.report.isKnown(index) {
      writer.key("indexed")
      writer.bool(true)
    }
    return writer.bytes
  }
}
