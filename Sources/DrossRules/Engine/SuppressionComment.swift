import DrossText

/// A comment that takes findings off some lines of a text.
///
/// `<!-- dross: ignore caption/photo-credit, nav -->` is for its own line, or for the next line with
/// something on it when it stands alone. `<!-- dross: off -->` is for all lines up to
/// `<!-- dross: on -->`, both included, or to the end; with names, only for these.
struct SuppressionComment {
  enum Word: String, CaseIterable {
    case ignore, off, on
  }

  /// The comment, from `<` to `>`.
  let range: TextRange
  /// What it says; `nil` for something that dross does not know.
  let word: Word?
  /// Rules and families; none for all.
  let names: [String]
  /// What is wrong with it.
  let fault: String?

  /// The comments of the line at `content`, in order.
  static func all(in bytes: [UInt8], _ content: TextRange) -> [SuppressionComment] {
    var comments: [SuppressionComment] = []
    var position = content.start
    while let start = find(opening, in: bytes, from: position, to: content.end) {
      var rest = bytes[(start + opening.count)..<content.end].drop(while: isSpace)
      position = start + opening.count
      guard rest.starts(with: label) else { continue }
      rest = rest.dropFirst(label.count)
      // What ends no comment here ends none that begins later.
      guard let end = find(closing, in: bytes, from: rest.startIndex, to: content.end) else {
        break
      }
      position = end + closing.count
      comments.append(
        SuppressionComment(bytes[rest.startIndex..<end], range: TextRange(start, position)))
    }
    return comments
  }

  private init(_ body: ArraySlice<UInt8>, range: TextRange) {
    self.range = range
    let parts = body.split { Self.isSpace($0) || $0 == UInt8(ascii: ",") }
      .map { String(decoding: $0, as: UTF8.self) }
    let word = parts.first.flatMap { Word(rawValue: $0) }
    let names = Array(parts.dropFirst())
    self.word = word
    self.names = names
    switch word {
    case nil: fault = "say ignore, off or on"
    case .ignore where names.isEmpty: fault = "say which rule: <!-- dross: ignore family/name -->"
    case .on where !names.isEmpty: fault = "'on' takes no names"
    default:
      let bad = names.first { RuleID($0) == nil && RuleID("\($0)/name") == nil }
      fault = bad.map { "'\($0)' cannot be the name of a rule or family" }
    }
  }

  /// What the comment is about; an empty name is all rules.
  var subjects: [String] { names.isEmpty ? [""] : names }

  /// What comments about findings of `rule` may be about.
  static func subjects(of rule: RuleID) -> [String] { ["", rule.family, rule.description] }

  private static let opening = Array("<!--".utf8)
  private static let label = Array("dross:".utf8)
  private static let closing = Array("-->".utf8)

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func find(
    _ text: [UInt8], in bytes: [UInt8], from start: Int, to end: Int
  ) -> Int? {
    guard end - start >= text.count else { return nil }
    return (start...(end - text.count)).first { place in
      bytes[place] == text[0] && bytes[place..<(place + text.count)].elementsEqual(text)
    }
  }
}
