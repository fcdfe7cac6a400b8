public import DrossText

extension TextReporter {
  /// Appends a line for each edit of `plan`, which was carried out on the bytes of `document`.
  ///
  /// Places are those of the text as it was before.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with edits).
  public func writeEdits(
    _ plan: EditPlan, of document: ReportedDocument, to output: inout [UInt8]
  ) {
    var places = LinePlaces(document.bytes, lines: document.lines)
    for edit in plan.edits {
      let removed = document.bytes[edit.range.range]
      // A whole line may go with the blank lines before it: its place is where its words are.
      let words = Self.trimmed(removed)
      let start = words.isEmpty ? edit.range.start : words.startIndex
      var line: [UInt8] = []
      writePlace(document, places.place(of: start), to: &line)
      paint.write(.cyan, edit.rule, to: &line)
      line.write(" ")
      let used = DisplayWidth.columns(of: line) + 9
      let room = max(options.width - used, 20)
      if edit.replacement.isEmpty {
        paint.write(.red, "removed", to: &line)
        line.write(" ")
        line.append(contentsOf: Self.quotedIfBlank(removed, words, width: room))
      } else if removed.isEmpty {
        paint.write(.green, "inserted", to: &line)
        line.write(" ")
        let text = edit.replacement[...]
        line.append(contentsOf: Self.quotedIfBlank(text, Self.trimmed(text), width: room))
      } else {
        paint.write(.yellow, "replaced", to: &line)
        line.write(" ")
        write(Change(old: removed, new: edit.replacement[...], width: room), to: &line)
      }
      line.endLine()
      output.append(contentsOf: line)
    }
  }

  /// The words of a text; when it has none, its white space spelled out in quotes.
  private static func quotedIfBlank(
    _ text: ArraySlice<UInt8>, _ words: ArraySlice<UInt8>, width: Int
  ) -> [UInt8] {
    guard words.isEmpty else { return Excerpt(words, width: width).bytes }
    return [0x22] + Excerpt(text, width: width - 2, whiteSpace: .spelled).bytes + [0x22]
  }

  /// `text` without the spaces, tabs and line endings around it.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte < 0x80 && Excerpt.isWhiteSpace(UInt32(byte))
  }
}
