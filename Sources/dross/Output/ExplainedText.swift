import DrossKit

/// The text that is explained, and the line of it.
struct ExplainedText {
  let path: String
  let bytes: [UInt8]
  /// The line, from 1; `nil` when it is for dross to choose.
  let line: Int?
  let isRecord: Bool
  let isMarkdown: Bool
  /// How the record is named behind the path.
  let recordName: String?

  /// What people call the text.
  var name: String { recordName.map { "\(path)#\($0)" } ?? path }

  init?(_ command: ExplainCommand, _ place: LinePlace, _ messages: inout Messages) {
    path = place.path
    let format = command.format.format(of: place.path)
    isRecord = format.hasRecords
    isMarkdown = format == .markdown
    do throws(FormatError) {
      guard isRecord else {
        bytes = try FileBytes.read(place.path)
        line = place.numbers.last
        recordName = nil
        if place.numbers.count > 1 {
          messages.tell(
            Diagnostic(
              .error, at: .init(path: place.path), "a text has lines, but no records",
              notes: ["say FILE:LINE, or --format jsonl"]))
          return nil
        }
        return
      }
      let fields = PieceCleaner.Fields(text: command.textField ?? "text", id: command.idField)
      let choice = command.id.map { RecordFinder.Choice.id($0) } ?? .line(place.numbers[0])
      guard
        let found = try RecordFinder.find(
          choice, in: place.path, format: format, fields: fields)
      else {
        let wanted = command.id.map { "with the id '\($0)'" } ?? "on line \(place.numbers[0])"
        messages.tell(
          Diagnostic(.error, at: .init(path: place.path), "there is no record \(wanted)"))
        return nil
      }
      bytes = found.text
      line = command.id != nil || place.numbers.count > 1 ? place.numbers.last : nil
      recordName = found.id ?? String(found.line)
    } catch {
      messages.tell(error.diagnostic)
      return nil
    }
  }
}
