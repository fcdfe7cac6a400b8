import DrossText

/// Writes places as SARIF has them: columns in code points, ends exclusive.
struct SARIFRegion {
  private let document: ReportedDocument
  private let uri: String
  private var places: LinePlaces

  init(_ document: ReportedDocument) {
    self.document = document
    uri = PathReference.encode(document.path)
    places = LinePlaces(document.bytes, lines: document.lines)
  }

  /// Appends a `location` at `range`, with what stands there unless it is longer than `snippet` bytes.
  ///
  /// A record is known by its line in the file: places in its text are none in the file, and stand
  /// among the properties.
  mutating func write(
    _ range: TextRange, snippet: Int = 0, id: Int? = nil, message: String? = nil,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    if let id {
      writer.key("id")
      writer.int(id)
    }
    writer.key("physicalLocation")
    writer.beginObject()
    writeFile(to: &writer)
    writer.key("region")
    writeRegion(range, snippet: snippet, to: &writer)
    writer.endObject()
    if let name = document.recordID {
      writer.key("logicalLocations")
      writer.beginArray()
      writer.beginObject()
      writer.key("name")
      writer.string(name)
      writer.key("kind")
      writer.string("object")
      writer.endObject()
      writer.endArray()
    }
    if let message {
      writer.key("message")
      SARIFReporter.write(message: message, to: &writer)
    }
    if document.recordLine != nil {
      writer.key("properties")
      writer.beginObject()
      writer.key("start")
      writer.int(range.start)
      writer.key("end")
      writer.int(range.end)
      writer.endObject()
    }
    writer.endObject()
  }

  /// Appends the member `artifactLocation`.
  func writeFile(to writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.beginObject()
    writer.key("uri")
    writer.string(uri)
    writer.endObject()
  }

  /// Appends a `region`.
  mutating func writeRegion(_ range: TextRange, snippet: Int = 0, to writer: inout JSONWriter) {
    writer.beginObject()
    if let line = document.recordLine {
      writer.key("startLine")
      writer.int(line)
    } else if document.bytes.isEmpty {
      // The text is not at hand, so its lines are not known.
      for (key, value) in [("byteOffset", range.start), ("byteLength", range.count)] {
        writer.key(key)
        writer.int(value)
      }
    } else {
      let start = places.place(of: range.start)
      let end = places.place(of: range.end)
      for (key, value) in [
        ("startLine", start.line), ("startColumn", start.column), ("endLine", end.line),
        ("endColumn", end.column),
        ("byteOffset", range.start), ("byteLength", range.count),
      ] {
        writer.key(key)
        writer.int(value)
      }
    }
    if range.count > 0, range.count <= snippet {
      writer.key("snippet")
      writer.beginObject()
      writer.key("text")
      writer.string(bytes: document.bytes[range.range])
      writer.endObject()
    }
    writer.endObject()
  }
}
