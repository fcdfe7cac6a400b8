import CDrossTables
import DrossText

/// Finds words of look-alike letters, and stacks of marks.
enum OddWords {
  /// Marks in a row that are no writing any more; Hebrew with vowels and accents has up to four.
  private static let stackSize = 5

  /// The reports on `bytes`, in order of place.
  ///
  /// - Complexity: O(bytes), eight bytes a step where the text is ASCII.
  static func reports(in bytes: Span<UInt8>, rules: UnicodeRules) -> [UnicodeRepair.Report] {
    var reports: [UnicodeRepair.Report] = []
    // Which of the reports are about words that are disguised only if all around them is Latin.
    var suspects: [Int] = []
    let findsWords = rules.contains(.lookAlike)
    let findsStacks = rules.contains(.markStack)
    guard findsWords || findsStacks else { return [] }
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset = afterASCII(bytes, from: offset + 1)
        continue
      }
      let scalar = ScalarReader.read(bytes, at: offset)
      let context = Context(scalar.value)
      if findsWords, context.has(DROSS_CONTEXT_CYRILLIC) || context.has(DROSS_CONTEXT_GREEK) {
        let (word, isMixed) = MixedWord.range(around: offset, in: bytes)
        if isMixed {
          if MixedWord(word, in: bytes).isDisguised {
            reports.append(.init(rule: .lookAlike, range: word))
          }
        } else if MixedWord(word, in: bytes).looksLatin {
          suspects.append(reports.count)
          reports.append(.init(rule: .lookAlike, range: word))
        }
        offset = word.end
      } else if findsStacks, context.has(DROSS_CONTEXT_STACKING) {
        let (end, count) = stack(in: bytes, from: offset)
        if count >= stackSize {
          reports.append(.init(rule: .markStack, range: TextRange(offset, end)))
        }
        offset = end
      } else {
        offset += scalar.byteCount
      }
    }
    if !suspects.isEmpty, !ScriptShare.isLatin(bytes, without: suspects.map { reports[$0].range }) {
      for index in suspects.reversed() { reports.remove(at: index) }
    }
    return reports
  }

  private static func afterASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = unsafe bytes.bytes
    var offset = start
    while offset + 8 <= bytes.count,
      unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    { offset += 8 }
    while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
    return offset
  }

  private static func stack(in bytes: Span<UInt8>, from start: Int) -> (end: Int, count: Int) {
    var offset = start
    var count = 0
    while offset < bytes.count {
      let scalar = ScalarReader.read(bytes, at: offset)
      guard Context(scalar.value).has(DROSS_CONTEXT_STACKING) else { break }
      count += 1
      offset += scalar.byteCount
    }
    return (offset, count)
  }
}
