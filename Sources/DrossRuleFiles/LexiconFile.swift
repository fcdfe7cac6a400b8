package import DrossRules
package import DrossText

/// Reads lexicons: text files with one phrase a line.
///
/// A `#` at the start of a line or after two spaces starts a comment; `[en]` starts the section of
/// a language. Sections are checked, and otherwise without effect for now. `mediate east => Middle
/// East` says what stood there before somebody exchanged the words; `strategical * => strategic *`
/// takes in the next word, whatever it is. `! a fewer number` keeps a phrase from being found; `~ minutes`
/// covers text, but is no hit.
package enum LexiconFile {
  /// Reads one lexicon.
  ///
  /// A phrase that stands twice in one section is a warning; the same phrase in two languages is
  /// not. Every phrase is given once.
  ///
  /// - Parameter bytes: the whole file.
  /// - Parameter path: what messages call the file.
  /// - Parameter name: the name by which rules call the lexicon.
  /// - Returns: the lexicon, or `nil` when there was an error; and what was wrong, in order of line.
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: [UInt8], path: String, name: String
  ) -> (lexicon: Lexicon?, diagnostics: [Diagnostic]) {
    var reader = LineReader(path: path)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (index, line) in LineTable(bytes.span, from: start).lines.enumerated() {
      reader.read(bytes[line.content.range], line: index + 1)
    }
    if reader.diagnostics.isEmpty, reader.phrases.isEmpty {
      reader.report(.error, "the lexicon holds no phrase", line: 1, column: 1)
    }
    guard !reader.diagnostics.contains(where: { $0.severity == .error }) else {
      return (nil, reader.diagnostics)
    }
    let lexicon = Lexicon(name: name, phrases: reader.phrases, expected: reader.expected)
    return (lexicon, reader.diagnostics)
  }

  /// The state from line to line.
  private struct LineReader {
    let path: String
    var phrases: [String] = []
    var expected: [Int: String] = [:]
    var diagnostics: [Diagnostic] = []
    /// Where each phrase stands last, by its bytes in lower case.
    private var places: [[UInt8]: (section: Int, line: Int)] = [:]
    private var section = 0

    init(path: String) { self.path = path }

    mutating func report(
      _ severity: Diagnostic.Severity, _ message: String, line: Int, column: Int, byte: Int? = nil,
      notes: [String] = []
    ) {
      let place = Diagnostic.Place(path: path, line: line, column: column, byte: byte)
      diagnostics.append(Diagnostic(severity, at: place, message, notes: notes))
    }

    mutating func read(_ line: ArraySlice<UInt8>, line number: Int) {
      let content = LexiconFile.withoutComment(line)
      guard let first = content.first else { return }
      let indent = content.startIndex - line.startIndex
      guard let text = String(validating: content, as: UTF8.self) else {
        let byte = LexiconFile.firstIllFormed(in: content)
        let column = line[..<byte].count { $0 & 0xC0 != 0x80 } + 1
        report(
          .error, "not valid UTF-8", line: number, column: column, byte: byte,
          notes: ["save the file as UTF-8"])
        return
      }
      if first == UInt8(ascii: "[") {
        section(content, line: number, column: indent + 1)
        return
      }
      guard let arrow = LexiconFile.arrow(in: content) else {
        return add(content, text, expected: nil, line: number, column: indent + 1)
      }
      let phrase = LexiconFile.trimmed(content[..<arrow.lowerBound])
      let meant = LexiconFile.trimmed(content[arrow.upperBound...])
      let takesWord = phrase.ends(with: " *")
      guard !phrase.isEmpty, !meant.isEmpty, takesWord == meant.ends(with: " *") else {
        report(
          .error, "'\(text)' is not a phrase and what it stands for", line: number,
          column: indent + 1,
          notes: ["write 'strategical => strategic', or ' *' at the end of both sides"])
        return
      }
      add(
        phrase, String(decoding: phrase, as: UTF8.self),
        expected: String(decoding: meant, as: UTF8.self), line: number, column: indent + 1)
    }

    private mutating func add(
      _ phrase: ArraySlice<UInt8>, _ text: String, expected meant: String?, line: Int, column: Int
    ) {
      let key = phrase.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      let earlier = places.updateValue((section, line), forKey: key)
      if let earlier, earlier.section == section {
        places[key] = earlier
        report(
          .warning, "'\(text)' stands twice", line: line, column: column,
          notes: ["it stands first in line \(earlier.line)"])
        return
      }
      guard earlier == nil else { return }
      if let meant { expected[phrases.count] = meant }
      phrases.append(text)
    }

    private mutating func section(_ content: ArraySlice<UInt8>, line: Int, column: Int) {
      section += 1
      let tag = content.dropFirst().dropLast()
      let isAny = tag.elementsEqual([UInt8(ascii: "*")])
      if content.last == UInt8(ascii: "]"), isAny || LanguageTag.isValid(tag) { return }
      report(
        .error, "'\(String(decoding: content, as: UTF8.self))' is not a section", line: line,
        column: column, notes: ["write a BCP 47 tag between brackets, such as [en], or [*]"])
    }
  }

  /// Where `=>` stands, if it does.
  private static func arrow(in content: ArraySlice<UInt8>) -> Range<Int>? {
    content.indices.dropLast().first { content[$0] == 0x3D && content[$0 + 1] == 0x3E }
      .map { $0..<$0 + 2 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  /// The line without its comment and without the spaces and tabs around it.
  private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var content = line.drop(while: isBlank)
    if content.first == UInt8(ascii: "#") { return [] }
    for index in content.indices.dropFirst(2)
    where content[index] == UInt8(ascii: "#") && content[index - 1] == 0x20
      && content[index - 2] == 0x20
    {
      content = content[..<index]
      break
    }
    while let last = content.last, isBlank(last) { content.removeLast() }
    return content
  }

  /// The offset of the first byte that is not UTF-8.
  private static func firstIllFormed(in bytes: ArraySlice<UInt8>) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.endIndex
    } catch {
      return bytes.startIndex + error.byteOffsets.lowerBound
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).elementsEqual(text.description.utf8)
  }
}
