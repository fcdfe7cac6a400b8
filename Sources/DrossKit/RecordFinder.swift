package import DrossFormats
import DrossText

/// Finds one record of a file.
package enum RecordFinder {
  /// Which record is meant.
  package enum Choice: Hashable, Sendable {
    /// The one on a line of the file, from 1.
    case line(Int)
    /// The first one with an id.
    case id(String)
  }

  /// A record that was found.
  package struct Found: Sendable {
    /// Its line in the file, from 1.
    package let line: Int
    /// Its id, if it has one.
    package let id: String?
    /// Its text, all escapes resolved.
    package let text: [UInt8]
  }

  /// The record; `nil` when there is none.
  ///
  /// - Throws: `cannotRead` and its like, and for a record on the line what is wrong with it; for an id,
  ///   records that are not right are passed over.
  /// - Complexity: O(bytes up to the record).
  package static func find(
    _ choice: Choice, in path: String, format: InputFormat, fields: PieceCleaner.Fields
  ) throws(FormatError) -> Found? {
    var reader = try RecordReader(path: path, format: format, batchSize: PieceReader.batchSize)
    while let batch = try reader.next() {
      for record in batch.records {
        switch choice {
        case .line(let wanted):
          guard record.line == wanted else { continue }
          do throws(FormatError) {
            let text = try batch.text(of: record, field: fields.text, id: fields.id)
            return text.map { Found(line: record.line, id: $0.id, text: $0.bytes) }
          } catch {
            throw error.located(
              in: path, line: record.line, recordStart: batch.offset + record.content.start)
          }
        case .id(let wanted):
          guard
            let found = try? batch.text(of: record, field: fields.text, id: fields.id),
            let id = found.id, id.utf8.elementsEqual(wanted.utf8)
          else { continue }
          return Found(line: record.line, id: id, text: found.bytes)
        }
      }
    }
    return nil
  }
}
