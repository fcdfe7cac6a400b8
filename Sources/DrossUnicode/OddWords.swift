import CDrossTables
import DrossText

/// Finds words of look-alike letters, and stacks of marks.
enum OddWords {
  /// The reports on `bytes`, in order of place.
  ///
  /// - Complexity: O(bytes).
  static func reports(in bytes: Span<UInt8>, rules: UnicodeRules) -> [UnicodeRepair.Report] {
    var reports: [UnicodeRepair.Report] = []
    // Which of the reports are about words that are disguised only if all around them is Latin.
    var suspects: [Int] = []
    let findsWords = rules.contains(.lookAlike)
    let findsStacks = rules.contains(.markStack)
    guard findsWords || findsStacks else { return [] }
    var offset = 0
    while true {
      offset = next(in: bytes, from: offset)
      guard offset < bytes.count else { break }
      guard isOther(bytes, at: offset) else {
        let end = stackEnd(in: bytes, from: offset)
        if findsStacks { reports.append(.init(rule: .markStack, range: TextRange(offset, end))) }
        offset = end
        continue
      }
      let (word, isMixed) = MixedWord.range(around: offset, in: bytes)
      offset = word.end
      guard findsWords else { continue }
      if isMixed {
        if MixedWord(word, in: bytes).isDisguised {
          reports.append(.init(rule: .lookAlike, range: word))
        }
      } else if MixedWord(word, in: bytes).looksLatin {
        suspects.append(reports.count)
        reports.append(.init(rule: .lookAlike, range: word))
      }
    }
    if !suspects.isEmpty, !ScriptShare.isLatin(bytes, without: suspects.map { reports[$0].range }) {
      for index in suspects.reversed() { reports.remove(at: index) }
    }
    return reports
  }

  /// Where from `start` on a word or a stack is worth a look, or the number of bytes.
  private static func next(in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe Int(dross_next_odd_word(base, Int64(start), Int64(buffer.count)))
    }
  }

  /// Whether a letter of Cyrillic or Greek stands at `offset`.
  private static func isOther(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let context = Context(ScalarReader.read(bytes, at: offset).value)
    return context.has(DROSS_CONTEXT_CYRILLIC) || context.has(DROSS_CONTEXT_GREEK)
  }

  private static func stackEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let scalar = ScalarReader.read(bytes, at: offset)
      guard Context(scalar.value).has(DROSS_CONTEXT_STACKING) else { break }
      offset += scalar.byteCount
    }
    return offset
  }
}
