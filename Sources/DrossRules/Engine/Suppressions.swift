import DrossText
import DrossUnicode

/// The comments of a text that take findings off its lines.
///
/// A comment is not text of the article, so no rule touches it: what overlaps one that stands alone, or
/// that reaches beyond its line, is hidden whatever the rule.
public struct Suppressions {
  /// Something about a comment that people should know.
  public struct Note: Hashable, Sendable {
    /// The line of the comment, from 1.
    public let line: Int
    /// What is wrong, in lower case without a full stop.
    public let message: String
    /// What to do about it.
    public let note: String?
    /// Whether the comment hides nothing, rather than being wrong.
    public let isUnused: Bool
    /// Whether the comment is about all rules.
    public let isAboutAll: Bool
  }

  private struct Entry {
    let comment: SuppressionComment
    let line: Int
    /// The indices of the lines for which it is.
    let lines: Range<Int>
    let isAlone: Bool
  }

  private let view: TextView
  private var entries: [Entry] = []
  /// The ends of what 'off' began without an 'on' before it, by line.
  private var strayOns: [Int] = []

  /// The comments in `view`; `nil` when there are none.
  ///
  /// - Complexity: O(bytes).
  init?(in view: TextView) {
    self.view = view
    let bytes = view.bytes
    guard Self.mayHoldComments(bytes.span) else { return nil }
    var open: [(comment: SuppressionComment, line: Int, isAlone: Bool)] = []
    for (line, shape) in view.shapes.enumerated() where !shape.isBlank {
      let comments = SuppressionComment.all(in: bytes, view.lines.lines[line].content)
      let text = view.trimmedRange(ofLine: line)
      for comment in comments {
        let isAlone = comments.count == 1 && comment.range.contains(text)
        switch comment.word {
        case nil: add(comment, line, line..<line, isAlone)
        case .ignore:
          let target = isAlone ? Self.next(after: line, in: view) : line
          add(comment, line, target..<(target + 1), isAlone)
        case .off: open.append((comment, line, isAlone))
        case .on:
          if open.isEmpty { strayOns.append(line) }
          for start in open {
            add(start.comment, start.line, start.line..<(line + 1), start.isAlone)
          }
          open = []
          add(comment, line, line..<line, isAlone)
        }
      }
    }
    for start in open {
      add(start.comment, start.line, start.line..<view.shapes.count, start.isAlone)
    }
    guard !entries.isEmpty else { return nil }
    entries.sort { $0.comment.range < $1.comment.range }
  }

  private mutating func add(
    _ comment: SuppressionComment, _ line: Int, _ lines: Range<Int>, _ isAlone: Bool
  ) {
    entries.append(
      Entry(
        comment: comment, line: line, lines: comment.fault == nil ? lines : line..<line,
        isAlone: isAlone))
  }

  /// The next line with something on it that is not a comment of dross alone.
  private static func next(after line: Int, in view: TextView) -> Int {
    let bytes = view.bytes
    var line = line
    while let next = view.neighbour(of: line..<(line + 1), isNext: true) {
      line = next
      let comments = SuppressionComment.all(in: bytes, view.lines.lines[line].content)
      guard comments.count == 1, comments[0].range.contains(view.trimmedRange(ofLine: line)) else {
        return line
      }
    }
    return line
  }

  /// Whether there is a `<!--` somewhere.
  ///
  /// - Complexity: O(bytes), eight bytes a step where there is no `<`.
  private static func mayHoldComments(_ bytes: Span<UInt8>) -> Bool {
    let raw = unsafe bytes.bytes
    var index = 0
    while index + 8 <= bytes.count {
      // Inside the span: eight bytes are left.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let difference = word ^ 0x3C3C_3C3C_3C3C_3C3C
      // Whether one of the eight bytes is zero (Mycroft 1987).
      if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0 {
        for place in index..<min(index + 8, bytes.count - 3)
        where bytes[place] == 0x3C && bytes[place + 1] == 0x21 && bytes[place + 2] == 0x2D
          && bytes[place + 3] == 0x2D
        {
          return true
        }
      }
      index += 8
    }
    // A comment for dross does not fit into what is left.
    return false
  }

  /// Whether the finding is hidden, and the bytes of the comments that do it.
  func hides(_ finding: Finding, _ used: inout Set<Used>) -> Bool {
    guard let first = view.lines.index(containing: finding.range.start),
      let last = view.lines.index(containing: max(finding.range.start, finding.range.end - 1))
    else { return false }
    var isHidden = false
    for entry in entries {
      let comment = entry.comment
      if comment.fault == nil, comment.word != .on, comment.isAbout(finding.rule),
        entry.lines.overlaps(first..<(last + 1))
      {
        isHidden = true
        used.insert(Used(text: Array(view.bytes[comment.range.range]), start: comment.range.start))
      } else if comment.range.overlaps(finding.range) {
        let isOfLine = comment.word == .ignore && !entry.isAlone
        if !isOfLine || !finding.range.contains(comment.range) { isHidden = true }
      }
    }
    return isHidden
  }

  /// A comment that hid something.
  struct Used: Hashable {
    let text: [UInt8]
    let start: Int
  }

  /// What is wrong with the comments of the source, and which of them hid nothing.
  ///
  /// Comments about rules that are not in use are not judged.
  ///
  /// - Parameter used: those that hid something in the source.
  /// - Parameter usedLater: those that hid something once other text was gone.
  func notes(used: Set<Used>, usedLater: Set<Used>, rules: [RuleID]) -> [Note] {
    let later = Set(usedLater.map(\.text))
    var notes = strayOns.map {
      Note(
        line: $0 + 1, message: "'on' without 'off' before it", note: nil, isUnused: false,
        isAboutAll: false)
    }
    for entry in entries where entry.comment.word != .on || entry.comment.fault != nil {
      let comment = entry.comment
      if let fault = comment.fault {
        notes.append(
          Note(
            line: entry.line + 1, message: "a comment for dross that cannot be read", note: fault,
            isUnused: false, isAboutAll: false))
        continue
      }
      let text = Array(view.bytes[comment.range.range])
      guard !used.contains(Used(text: text, start: comment.range.start)), !later.contains(text),
        rules.contains(where: comment.isAbout)
      else { continue }
      notes.append(
        Note(
          line: entry.line + 1, message: "a comment for dross that hides nothing",
          note: "remove it", isUnused: true, isAboutAll: comment.names.isEmpty))
    }
    return notes.sorted { $0.line < $1.line }
  }
}
