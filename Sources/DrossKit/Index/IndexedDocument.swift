import DrossDedup
import DrossFormats
import DrossReport

/// What an index knows of a document beside its elements.
struct IndexedDocument: Sendable {
  /// The number of what it says; documents that say the same have the same one.
  var text: UInt32
  /// The hash of all elements.
  var whole: UInt64
  /// How many elements there are.
  var count: Int
  var name: DocumentName
  /// The block with the bytes of its elements.
  var places: BlockPlace

  init(
    text: UInt32, whole: UInt64, count: Int, name: DocumentName, places: BlockPlace
  ) {
    self.text = text
    self.whole = whole
    self.count = count
    self.name = name
    self.places = places
  }

  /// The bytes of it.
  var bytes: [UInt8] {
    var writer = NumberWriter()
    writer.half(text)
    writer.wide(whole)
    writer.short(count)
    writer.place(places)
    writer.short(name.recordLine.map { $0 + 1 } ?? 0)
    writer.short(name.recordID == nil ? 0 : 1)
    writer.counted(Array((name.recordID ?? "").utf8))
    writer.counted(name.path)
    return writer.bytes
  }

  /// Reads the document from its block.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  init(_ place: BlockPlace, in file: BlockFile) throws(FormatError) {
    var reader = NumberReader(try file.block(place))
    text = reader.half()
    whole = reader.wide()
    count = reader.count()
    places = reader.place()
    let line = reader.count()
    let hasID = reader.short() == 1
    let id = reader.counted()
    name = DocumentName(
      path: reader.counted(), recordID: hasID ? String(decoding: id, as: UTF8.self) : nil,
      recordLine: line > 0 ? line - 1 : nil)
    guard reader.isAtEnd else { throw FormatError(.damagedIndex, path: file.path) }
  }
}
