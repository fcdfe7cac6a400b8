import DrossText
import DrossUnicode

/// Whom the running text names, and with whose name a unit begins.
///
/// A name is two words or more that begin with capitals, with particles such as "van" between them; its last
/// word is looked for. Words are told apart by their first letters, so that an inflected name (Kowalskiego)
/// counts for the plain one: what errs, errs towards a text that names the person.
final class NamedPeople {
  /// The letters by which last names are told apart.
  private static let stem = 5
  /// A line longer than this is no head of a note on somebody.
  private static let farthest = 400
  private static let particles: [StaticString] = [
    "al", "bin", "da", "das", "de", "dei", "del", "den", "der", "di",
    "dos", "du", "el", "la", "le", "ten", "ter", "van", "von", "zu",
  ]

  private let view: TextView
  /// The first and the last line of running text with each word that begins with a capital.
  private lazy var mentions: [UInt64: ClosedRange<Int>] = findMentions()
  /// How many lines of running text there are before each line.
  private lazy var proseBefore: [Int32] = countProse()

  init(in view: TextView) { self.view = view }

  /// Whether the article's sentences say of the one with whom `unit` begins what `subject` wants.
  ///
  /// - Complexity: O(bytes of the unit); the first time O(bytes of the running text).
  func holds(_ subject: Subject, _ unit: Unit) -> Bool {
    guard let name = firstName(in: unit.folded)?.last else { return false }
    let above = proseBefore[unit.lines.lowerBound]
    let below = proseBefore[proseBefore.count - 1] - proseBefore[unit.lines.upperBound]
    guard max(above, below) > 0 else { return false }
    let isMentioned =
      mentions[hash(of: name)].map { lines in
        above >= below
          ? lines.lowerBound < unit.lines.lowerBound : lines.upperBound >= unit.lines.upperBound
      } ?? false
    return isMentioned == (subject == .mentioned)
  }

  /// A name: where it begins, and its last word.
  private struct Name {
    let start: Int
    let last: Range<Int>
  }

  /// The first name in a part of the folded text.
  private func firstName(in range: Range<Int>) -> Name? {
    let bytes = view.folded.bytes
    let text = bytes.span
    let end = min(range.upperBound, range.lowerBound + Self.farthest)
    var words = FoldedWordScanner(range.lowerBound..<end)
    var name: Name?
    var count = 0
    var isBehindParticle = false
    while let word = words.next(in: text) {
      if let before = name, !isJoined(before.last.upperBound..<word.lowerBound, isBehindParticle) {
        if isName(count, upTo: before.last.upperBound) { return before }
        name = nil
        count = 0
      }
      isBehindParticle = name != nil && isParticle(word)
      if beginsWithCapital(word) {
        name = Name(start: name?.start ?? word.lowerBound, last: word)
        count += 1
      } else if !isBehindParticle {
        if let name, isName(count, upTo: name.last.upperBound) { return name }
        name = nil
        count = 0
      }
    }
    guard let name, isName(count, upTo: name.last.upperBound) else { return nil }
    return name
  }

  /// Whether `count` words with capitals that end at `end` are a name and no label.
  private func isName(_ count: Int, upTo end: Int) -> Bool {
    guard count >= 2 else { return false }
    let text = view.folded.bytes
    var next = end
    while next < text.count, text[next] == 0x20 { next += 1 }
    return next == text.count || text[next] != 0x3A
  }

  /// Whether two words of a name may stand so far apart: a space, a hyphen, an apostrophe, a full stop of an
  /// initial, a particle.
  private func isJoined(_ gap: Range<Int>, _ isBehindParticle: Bool) -> Bool {
    let text = view.folded.bytes
    if isBehindParticle { return gap.allSatisfy { text[$0] != 0x0A } }
    return switch gap.count {
    case 1: [0x20, 0x2D, 0x27].contains(text[gap.lowerBound])
    // One letter, and what stands before it.
    case 2:
      text[gap.lowerBound] == 0x2E && text[gap.lowerBound + 1] == 0x20
        && (gap.lowerBound < 2 || !FoldedWords.isWordByte(text[gap.lowerBound - 2]))
    default: false
    }
  }

  private func isParticle(_ word: Range<Int>) -> Bool {
    let text = view.folded.bytes
    return Self.particles.contains { particle in
      particle.utf8CodeUnitCount == word.count
        && particle.withUTF8Buffer { unsafe $0.elementsEqual(text[word]) }
    }
  }

  private func beginsWithCapital(_ word: Range<Int>) -> Bool {
    let source = view.sourceRange(word)
    guard source.start < source.end else { return false }
    let bytes = view.bytes
    let scalar = ScalarReader.read(bytes.span, at: source.start).value
    return ScalarKind.of(scalar) == .upperLetter
  }

  /// A hash of the first letters of a word.
  private func hash(of word: Range<Int>) -> UInt64 {
    let bytes = view.folded.bytes
    var end = word.lowerBound
    var letters = 0
    while end < word.upperBound {
      if bytes[end] & 0xC0 != 0x80 {
        if letters == Self.stem { break }
        letters += 1
      }
      end += 1
    }
    return StableHash.hash(bytes.span, word.lowerBound..<end)
  }

  private func findMentions() -> [UInt64: ClosedRange<Int>] {
    var mentions: [UInt64: ClosedRange<Int>] = [:]
    let bytes = view.folded.bytes
    let half = proseBefore[proseBefore.count - 1] / 2
    for (line, shape) in view.shapes.enumerated() where shape.isProse {
      let range = view.folded.lines[line]
      // An article names somebody in full once, and early; late, at the head of a line, it is another note.
      let note = proseBefore[line] > half ? firstName(in: range) : nil
      let presented = note?.start == range.lowerBound ? note?.last : nil
      var words = FoldedWordScanner(range)
      while let word = words.next(in: bytes.span) {
        guard word != presented, beginsWithCapital(word) else { continue }
        let hash = hash(of: word)
        mentions[hash] = (mentions[hash]?.lowerBound ?? line)...line
      }
    }
    return mentions
  }

  private func countProse() -> [Int32] {
    var counts: [Int32] = [0]
    counts.reserveCapacity(view.shapes.count + 1)
    for shape in view.shapes { counts.append((counts.last ?? 0) + (shape.isProse ? 1 : 0)) }
    return counts
  }
}
