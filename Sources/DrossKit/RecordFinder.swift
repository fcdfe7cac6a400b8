public import DrossFormats
import DrossText

/// Finds one record of a JSON Lines file.
public enum RecordFinder {
  /// Which record is meant.
  public enum Choice: Hashable, Sendable {
    /// The one on a line of the file, from 1.
    case line(Int)
    /// The first one with an id.
    case id(String)
  }

  /// A record that was found.
  public struct Found: Sendable {
    /// Its line in the file, from 1.
    public let line: Int
    /// Its id, if it has one.
    public let id: String?
    /// Its text, all escapes resolved.
    public let text: [UInt8]
  }

  /// The record; `nil` when there is none.
  ///
  /// - Throws: `cannotRead` and its like, and for a record on the line what is wrong with it; for an id,
  ///   records that are not right are passed over.
  /// - Complexity: O(bytes up to the record).
  public static func find(
    _ choice: Choice, in path: String, fields: PieceCleaner.Fields
  ) throws(FormatError) -> Found? {
    var reader = try JSONLinesReader(path: path)
    while let batch = try reader.next() {
      for (index, line) in batch.lines.enumerated() where !batch.isBlank(line) {
        let number = batch.firstLine + index
        let record = batch.bytes.span.extracting(line.content.range)
        switch choice {
        case .line(let wanted):
          guard number == wanted else { continue }
          do throws(FormatError) {
            let found = try JSONText.locate(field: fields.text, id: fields.id, in: record)
            return Found(
              line: number, id: found.id.map { $0.text(in: record) },
              text: found.text.decoded(in: record))
          } catch {
            throw error.located(
              in: path, line: number, recordStart: batch.offset + line.content.start)
          }
        case .id(let wanted):
          guard let found = try? JSONText.locate(field: fields.text, id: fields.id, in: record),
            let id = found.id.map({ $0.text(in: record) }), id.utf8.elementsEqual(wanted.utf8)
          else { continue }
          return Found(line: number, id: id, text: found.text.decoded(in: record))
        }
      }
    }
    return nil
  }
}
