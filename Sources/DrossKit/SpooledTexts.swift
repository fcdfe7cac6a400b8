import DrossDedup
import DrossFormats
import DrossText

/// The texts of documents, in a temporary file when there are many.
struct SpooledTexts: Sendable {
  private var file: SpoolFile
  /// Where each text starts, and the end of the last one.
  private var starts: [Int] = [0]
  /// Documents of an index, which stand behind the others; their texts are not there.
  var known: IndexComparison?

  /// How many texts there are.
  var count: Int { starts.count - 1 }

  /// - Parameter limit: how many bytes stay in memory.
  init(limit: Int) { file = SpoolFile(limit: limit) }

  mutating func append(_ text: [UInt8]) throws(FormatError) {
    try file.append(text.span)
    starts.append(file.count)
  }

  /// The text that was added as number `index`.
  func text(_ index: Int) throws(FormatError) -> [UInt8] {
    try file.bytes(starts[index]..<starts[index + 1])
  }

  /// The document of an index with this number; `nil` for one that was added.
  func known(_ index: Int) -> IndexedDocument? {
    index < count ? nil : known?.documents[index - count]
  }

  /// The bytes of ranges of elements of a document, each from its first element's start to its last one's
  /// end.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`.
  func sourceRanges(
    _ ranges: [Range<Int>], of index: Int
  ) throws(FormatError) -> [TextRange] {
    guard let known, let document = self.known(index) else {
      let text = try text(index)
      return ElementPlaces.sourceRanges(ranges, in: text.span)
    }
    let file = known.index.file
    guard let found = ElementPlaceCode.sourceRanges(ranges, in: try file.block(document.places))
    else { throw FormatError(.damagedIndex, path: file.path) }
    return found
  }
}
