import CDrossTables
import DrossText

/// Folds a text from its first line to its last; look-alike letters are left for later.
///
/// Three loops do the work: ASCII eight bytes a step, letters of two and three bytes that a look into
/// the table settles, and everything else one code point at a time. Each writes at most as many bytes as
/// it reads, so that room has to be looked at only where a code point grows.
@safe struct FoldMachine {
  /// Bytes behind the output that a store of eight bytes and the last LF may touch.
  static let slack = 24

  let source: UnsafeBufferPointer<UInt8>
  private let lines: [LineTable.Line]?
  private var line = 0

  /// The next source byte.
  var position: Int
  /// The first source byte of the line.
  var lineSource = 0
  /// The first folded byte of the line.
  var lineFolded = 0
  /// Folded bytes so far.
  var count = 0
  private(set) var output = unsafe UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private var wantedCapacity: Int

  var map = OffsetMap()
  private(set) var foldedLines: [Range<Int>] = []
  /// Folded offsets of letters that stand next to one of another script.
  var mixed: [Int] = []
  /// The class of the last folded code point that is no mark, when it is not ASCII.
  var lastClass = LetterClass.other

  /// A machine for the lines of `source`, or for all of it when `lines` is `nil`.
  init(source: UnsafeBufferPointer<UInt8>, lines: [LineTable.Line]?) {
    unsafe self.source = unsafe source
    self.lines = lines
    position = lines?.first?.content.start ?? 0
    lineSource = position
    wantedCapacity = source.count + source.count / 32 + 2 * Self.slack
    foldedLines.reserveCapacity(lines?.count ?? 0)
  }

  /// Folds everything.
  mutating func run() -> [UInt8] {
    var bytes: [UInt8] = []
    var isDone = false
    repeat {
      // Room runs out only in a text with many long expansions.
      let before = bytes
      bytes = unsafe [UInt8](unsafeUninitializedCapacity: wantedCapacity) { buffer, initialized in
        _ = unsafe buffer.update(fromContentsOf: before)
        unsafe output = buffer
        isDone = foldLines()
        initialized = count
        unsafe output = UnsafeMutableBufferPointer(start: nil, count: 0)
      }
    } while !isDone
    return bytes
  }

  /// Folds until the text or the room is used up.
  ///
  /// - Returns: whether it was the text.
  private mutating func foldLines() -> Bool {
    guard let lines else { return unsafe foldContent(to: source.count) }
    while line < lines.count {
      let content = lines[line].content
      guard foldContent(to: content.end) else { return false }
      endLine(content, next: lines[line].next)
      line += 1
    }
    return true
  }

  private mutating func endLine(_ content: TextRange, next: Int) {
    if count > lineFolded, unsafe output[count - 1] == 0x20 {
      count -= 1
      map.truncate(to: count)
    }
    foldedLines.append(lineFolded..<count)
    if next - content.end == 1 {
      map.keep(folded: count, source: content.end)
    } else {
      map.addUnit(folded: count, source: content.end, count: next - content.end)
    }
    unsafe output[count] = 0x0A
    count += 1
    position = next
    lineSource = next
    lineFolded = count
  }

  /// Folds up to the source offset `end`, or until there is no room.
  private mutating func foldContent(to end: Int) -> Bool {
    while position < end {
      if unsafe source[position] < 0x80 {
        foldASCII(to: end)
        if position < end, unsafe source[position] < 0x80 { foldControlOrSpace(to: end) }
      } else {
        foldLetters(to: end)
        while position < end, unsafe source[position] >= 0x80 {
          guard foldCodePoint(to: end) else { return false }
          foldLetters(to: end)
        }
      }
    }
    return true
  }

  /// Whether `added` bytes fit, and after them as many as there are left to read; asks for more room
  /// if not.
  mutating func hasRoom(for added: Int, readingOnFrom next: Int) -> Bool {
    let needed = unsafe count + added + (source.count - next) + Self.slack
    if unsafe needed <= output.count { return true }
    wantedCapacity = unsafe max(needed + Self.slack, output.count * 2)
    return false
  }
}

// MARK: Words of several scripts

extension FoldMachine {
  /// The class of the last folded code point of the line that is no mark.
  var currentClass: LetterClass {
    guard count > lineFolded else { return .other }
    let last = unsafe output[count - 1]
    return last < 0x80 ? LetterClass(ascii: last) : lastClass
  }

  /// Takes note of a Latin letter right behind a letter of another script.
  @inline(__always)
  mutating func noteASCIILetter(_ byte: UInt8) {
    if lastClass == .cyrillic || lastClass == .greek, LetterClass(ascii: byte | 0x20) == .latin,
      currentClass != .latin, currentClass != .other
    {
      mixed.append(count)
    }
  }

  /// Takes note of a code point of the class `next` that is about to be written.
  mutating func note(_ next: LetterClass) {
    let current = currentClass
    if next.isLetter, current.isLetter, next != current { mixed.append(count) }
    lastClass = next == .mark ? current : next
  }
}
