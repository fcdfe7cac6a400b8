import DrossText
import DrossUnicode

/// The comments of a text that take findings off its lines.
///
/// A comment is not text of the article, so no rule touches it: what overlaps one that stands alone, or
/// that reaches beyond its line, is hidden whatever the rule.
package struct Suppressions {
  private struct Entry {
    let comment: SuppressionComment
    let line: Int
    /// The indices of the lines for which it is.
    let lines: Range<Int>
    let isAlone: Bool

    /// Whether a finding may take the comment away together with what is around it.
    var goesWithItsLine: Bool { comment.word == .ignore && !isAlone }
  }

  /// The lines of findings that comments hid, by what these are about.
  struct Hits {
    fileprivate var lines: [String: [Range<Int>]] = [:]
  }

  private let view: TextView
  /// In order of place.
  private var entries: [Entry] = []
  /// The ends of what 'off' began without an 'on' before it, by line.
  private var strayOns: [Int] = []
  /// The lines whose findings are hidden, by what comments are about.
  private var hidden: [String: LineSet] = [:]
  /// How many of the first entries stay whatever is found around them; one number more than entries.
  private var fixedCounts = [0]

  /// The comments in `view`; `nil` when there are none.
  ///
  /// - Parameter kept: what must stay, such as code: a comment in it is an example of one.
  /// - Complexity: O(bytes + n log n) for n comments.
  init?(in view: TextView, outside kept: @autoclosure () -> KeptText? = nil) {
    self.view = view
    let bytes = view.bytes
    guard Self.mayHoldComments(bytes.span) else { return nil }
    let kept = kept()
    var open: [(comment: SuppressionComment, line: Int, isAlone: Bool)] = []
    // Comments that stand alone and wait for the next line with something else on it.
    var waiting: [(comment: SuppressionComment, line: Int)] = []
    var last = 0
    for (line, shape) in view.shapes.enumerated() where !shape.isBlank {
      last = line
      let comments = SuppressionComment.all(in: bytes, view.lines.lines[line].content)
        .filter { kept?.isCut(by: $0.range) != true }
      let isAlone =
        comments.count == 1 && comments[0].range.contains(view.trimmedRange(ofLine: line))
      if !isAlone {
        for start in waiting { add(start.comment, start.line, line..<(line + 1), true) }
        waiting = []
      }
      for comment in comments {
        switch comment.word {
        case nil: add(comment, line, line..<line, isAlone)
        case .ignore where isAlone: waiting.append((comment, line))
        case .ignore: add(comment, line, line..<(line + 1), isAlone)
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
    for start in waiting { add(start.comment, start.line, last..<(last + 1), true) }
    for start in open {
      add(start.comment, start.line, start.line..<view.shapes.count, start.isAlone)
    }
    guard !entries.isEmpty else { return nil }
    entries.sort { $0.comment.range < $1.comment.range }
    indexEntries()
  }

  private mutating func add(
    _ comment: SuppressionComment, _ line: Int, _ lines: Range<Int>, _ isAlone: Bool
  ) {
    entries.append(
      Entry(
        comment: comment, line: line, lines: comment.fault == nil ? lines : line..<line,
        isAlone: isAlone))
  }

  private mutating func indexEntries() {
    var lines: [String: [Range<Int>]] = [:]
    for entry in entries {
      if !entry.lines.isEmpty {
        for subject in entry.comment.subjects { lines[subject, default: []].append(entry.lines) }
      }
      fixedCounts.append(fixedCounts[fixedCounts.count - 1] + (entry.goesWithItsLine ? 0 : 1))
    }
    hidden = lines.mapValues { LineSet($0) }
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

  /// Whether the finding is hidden; where it is hidden for its lines, `hits` takes them down.
  ///
  /// - Complexity: O(log lines).
  func hides(_ finding: Finding, _ hits: inout Hits) -> Bool {
    guard let first = view.lines.index(containing: finding.range.start),
      let last = view.lines.index(containing: max(finding.range.start, finding.range.end - 1))
    else { return false }
    let lines = first..<(last + 1)
    var isHidden = false
    for subject in SuppressionComment.subjects(of: finding.rule)
    where hidden[subject]?.overlaps(lines) == true {
      isHidden = true
      hits.lines[subject, default: []].append(lines)
    }
    return isHidden || touchesComment(finding.range)
  }

  /// Whether a change of `range` would be one of a comment, other than taking it away with its line.
  private func touchesComment(_ range: TextRange) -> Bool {
    // Comments share no bytes, so those that the range touches follow one another.
    let first = count { $0.comment.range.end <= range.start }
    let end = count { $0.comment.range.start < range.end }
    guard first < end else { return false }
    return fixedCounts[first] < fixedCounts[end]
      || !range.contains(entries[first].comment.range)
      || !range.contains(entries[end - 1].comment.range)
  }

  /// The number of entries for which `isBefore` holds, which it does up to some entry and then no more.
  private func count(where isBefore: (Entry) -> Bool) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(entries[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The comments that hid the findings of `hits`.
  ///
  /// - Complexity: O(n log n) for comments and findings together.
  func used(_ hits: Hits) -> Set<Used> {
    let lines = hits.lines.mapValues { LineSet($0) }
    var used: Set<Used> = []
    for entry in entries
    where entry.comment.subjects.contains(where: { lines[$0]?.overlaps(entry.lines) == true }) {
      used.insert(Used(text: text(of: entry), start: entry.comment.range.start))
    }
    return used
  }

  private func text(of entry: Entry) -> [UInt8] { Array(view.bytes[entry.comment.range.range]) }

  /// A comment that hid something.
  struct Used: Hashable {
    let text: [UInt8]
    let start: Int
  }

  /// What is wrong with the comments of the source, and which of them hid nothing.
  ///
  /// Comments about rules that are not in use are not judged; nor are those beside other text, for without
  /// them a rule might look at the line with other eyes.
  ///
  /// - Parameter used: those that hid something in the source.
  /// - Parameter usedLater: those that hid something once other text was gone.
  /// - Parameter correction: what to say about a name that no rule and no family has, but nearly.
  func notes(
    used: Set<Used>, usedLater: Set<Used>, rules: [RuleID], correction: (String) -> String?
  ) -> [SuppressionNote] {
    let later = Set(usedLater.map(\.text))
    let known = Set(rules.flatMap { SuppressionComment.subjects(of: $0) })
    var notes = strayOns.map {
      SuppressionNote(
        line: $0 + 1, message: "'on' without 'off' before it", note: nil, isUnused: false,
        isAboutAll: false)
    }
    for entry in entries where entry.comment.word != .on || entry.comment.fault != nil {
      let comment = entry.comment
      if let fault = comment.fault {
        notes.append(
          SuppressionNote(
            line: entry.line + 1, message: "a comment for dross that cannot be read", note: fault,
            isUnused: false, isAboutAll: false))
        continue
      }
      for name in comment.names {
        guard let note = correction(name) else { continue }
        notes.append(
          SuppressionNote(
            line: entry.line + 1, message: "there is no rule or family '\(name)'", note: note,
            isUnused: false, isAboutAll: false))
      }
      let text = text(of: entry)
      guard entry.isAlone, !used.contains(Used(text: text, start: comment.range.start)),
        !later.contains(text), comment.subjects.contains(where: known.contains)
      else { continue }
      notes.append(
        SuppressionNote(
          line: entry.line + 1, message: "a comment for dross that hides nothing",
          note: "remove it", isUnused: true, isAboutAll: comment.names.isEmpty))
    }
    return notes.sorted { $0.line < $1.line }
  }
}
