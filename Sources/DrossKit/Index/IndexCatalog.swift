import DrossDedup
import DrossFormats
import DrossUnicode

/// The root of an index: what it was made with, and what leads to everything in it.
struct IndexCatalog: Sendable {
  /// Three tables that were written together.
  struct Run: Hashable, Sendable {
    /// The fingerprints of texts.
    var fingerprints = IndexTable.Stored()
    /// By the hash of all elements the text of it.
    var wholes = IndexTable.Stored()
    /// By the number of a text the documents that say it, but for the first one.
    var copies = IndexTable.Stored()
  }

  var documents = IndexList()
  var texts = IndexList()
  /// The largest ones first, more or less.
  var runs: [Run] = []
  /// The bytes of all documents.
  var byteCount = 0
  /// The elements of all texts.
  var elementCount = 0

  /// The catalog of an empty index.
  init() {}

  /// What texts must be compared by.
  private static var properties: [(name: String, value: String)] {
    [
      ("the version of its hashes", "\(DocumentPrint.schema)"),
      ("the length of runs", "\(Winnowing.gramLength)"),
      ("the window of fingerprints", "\(Winnowing.window)"),
      ("the version of Unicode", UnicodeVersion.tables),
      ("the version of Unicode of normal forms", UnicodeVersion.unicode),
    ]
  }

  /// The bytes of it.
  var bytes: [UInt8] {
    var writer = NumberWriter()
    writer.short(Self.properties.count)
    for property in Self.properties { writer.counted(Array(property.value.utf8)) }
    writer.short(byteCount)
    writer.short(elementCount)
    documents.write(to: &writer)
    texts.write(to: &writer)
    writer.short(runs.count)
    for run in runs {
      for table in [run.fingerprints, run.wholes, run.copies] {
        writer.short(table.count)
        writer.place(table.directory)
      }
    }
    return writer.bytes
  }

  /// Reads the catalog of `file`.
  ///
  /// - Throws: `cannotRead`, `damagedIndex`; `otherIndex` when texts were compared by something else.
  init(_ file: BlockFile) throws(FormatError) {
    var reader = NumberReader(try file.block(file.root))
    guard reader.count() == Self.properties.count else {
      throw FormatError(.damagedIndex, path: file.path)
    }
    for property in Self.properties
    where !reader.counted().elementsEqual(property.value.utf8) {
      var error = FormatError(.otherIndex, path: file.path)
      error.field = property.name
      throw error
    }
    byteCount = reader.count()
    elementCount = reader.count()
    documents = IndexList(&reader)
    texts = IndexList(&reader)
    for _ in 0..<reader.count() where !reader.isBroken {
      var run = Run()
      run.fingerprints = Self.table(&reader)
      run.wholes = Self.table(&reader)
      run.copies = Self.table(&reader)
      runs.append(run)
    }
    guard reader.isAtEnd else { throw FormatError(.damagedIndex, path: file.path) }
  }

  private static func table(_ reader: inout NumberReader) -> IndexTable.Stored {
    IndexTable.Stored(count: reader.count(), directory: reader.place())
  }
}
