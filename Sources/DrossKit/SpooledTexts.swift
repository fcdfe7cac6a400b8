import DrossDedup
import DrossFormats
import DrossText

/// The texts of documents: in memory while there are few, then where they came from, if they can be read there
/// once more, or in a temporary file.
struct SpooledTexts: Sendable {
  /// Where a text is.
  private struct Place: BitwiseCopyable {
    var start: Int
    var count: UInt32
    /// The number of the file that it came from; none when it is kept here.
    var file: UInt16?
    var hasEscapes = false
  }

  /// Files that are kept open, at most.
  private static let mostFiles = 64

  private let limit: Int
  private var kept: SpoolFile
  private var files: [SourceFile] = []
  private var places: [Place] = []
  /// The hash of the elements of each text.
  private var wholes: [UInt64] = []
  /// Documents of an index, which stand behind the others; their texts are not there.
  var known: IndexComparison?

  /// How many texts there are.
  var count: Int { places.count }

  /// - Parameter limit: how many bytes stay in memory.
  init(limit: Int) {
    self.limit = limit
    kept = SpoolFile(limit: limit)
  }

  mutating func append(_ document: Deduplicator.Document) throws(FormatError) {
    let text = document.bytes
    wholes.append(document.print.wholeHash)
    if kept.count + text.count > limit, let origin = document.origin,
      let count = UInt32(exactly: origin.range.count), let file = number(of: origin.file)
    {
      places.append(
        Place(
          start: origin.range.lowerBound, count: count, file: file, hasEscapes: origin.hasEscapes))
      return
    }
    // No text is larger than 2 GiB.
    places.append(Place(start: kept.count, count: UInt32(text.count)))
    try kept.append(text.span)
  }

  /// The number of a file; `nil` when too many are open.
  private mutating func number(of file: SourceFile) -> UInt16? {
    // Texts come file by file.
    if files.last !== file {
      guard files.count < Self.mostFiles else { return nil }
      files.append(file)
    }
    return UInt16(files.count - 1)
  }

  /// The text that was added as number `index`.
  ///
  /// - Throws: `cannotRead`; `changedFile`, when something else stands where it came from.
  func text(_ index: Int) throws(FormatError) -> [UInt8] {
    let place = places[index]
    let range = place.start..<place.start + Int(place.count)
    guard let number = place.file else { return try kept.bytes(range) }
    let file = files[Int(number)]
    let text = try TextOrigin(file, range, hasEscapes: place.hasEscapes).text()
    // A file that grows at its end, as a log does, says the same where the text stands.
    guard file.isUnchanged || DocumentPrint(text.span).wholeHash == wholes[index] else {
      throw file.changed
    }
    return text
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
