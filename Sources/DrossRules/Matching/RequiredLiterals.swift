/// Which literals a text must hold for a pattern to match in it, and where.
///
/// The pattern is read once, as far as that question needs it: what is not understood counts as
/// "could be anything", which only costs speed. The method is that of RE2's prefilter (Cox 2010),
/// with distances from `^` and `$`.
struct RequiredLiterals: Hashable {
  /// Literals of which every match holds at least one.
  struct Choice: Hashable {
    /// The literals as they stand in the pattern, not folded.
    let literals: [LiteralSet.Literal]
    /// The most bytes of a match that can stand before it.
    let mostWithin: Int?
    /// Whether the pattern starts with `^`.
    let isStart: Bool
    /// The most bytes that can stand behind it in a unit of one line, if the pattern ends with `$`.
    let mostAfter: Int?
    /// Whether no letter of ASCII stands before it on its line.
    var isFirst = false
  }

  /// Every match holds a literal of each; the most telling one is the first.
  let choices: [Choice]

  /// What `pattern` needs; `nil` when nothing useful is known.
  init?(_ pattern: String) {
    var reader = PatternReader(Array(pattern.unicodeScalars))
    guard let facts = reader.readAlternation(), reader.isAtEnd else { return nil }
    var choices: [Choice] = []
    for set in facts.sets where choices.isEmpty || set.rank >= Self.leastRank {
      let shortened = set.shortened()
      let choice = Choice(
        literals: shortened.literals, mostWithin: shortened.mostBefore, isStart: facts.isStart,
        mostAfter: facts.isEnd ? shortened.mostAfter : nil,
        isFirst: facts.isStart && shortened.isFirst)
      if choice.isUseful, choices.isEmpty || choice.isCheap { choices.append(choice) }
    }
    guard !choices.isEmpty else { return nil }
    self.choices = choices
  }

  /// Below this a second set stands on too many lines to tell them apart.
  private static let leastRank = 13 * 16
}

extension RequiredLiterals.Choice {
  /// The most bytes that can stand before it in a unit of one line, if the pattern starts with `^`.
  var mostBefore: Int? { isStart ? mostWithin : nil }

  /// Whether it costs little to look for, so that a second choice pays.
  fileprivate var isCheap: Bool {
    literals.allSatisfy {
      $0.isBordered || $0.bytes.count >= 5 || FoldedWords.isASCIIMark($0.bytes[0])
    }
  }

  /// Two letters point at something only as the first word of a line or as the start of a word near an
  /// end of it; two bytes that are one character beyond ASCII, such as ©, do anywhere, and so do marks.
  fileprivate var isUseful: Bool {
    let isNearEnd =
      isFirst || (mostBefore ?? .max) <= 64 || (mostAfter ?? .max) <= 128
    return literals.allSatisfy {
      $0.bytes.count >= 3 || $0.bytes.allSatisfy { $0 >= 0x80 } || (isNearEnd && $0.isBordered)
        || FoldedWords.isASCIIMark($0.bytes[0])
    }
  }
}
