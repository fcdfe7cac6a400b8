/// Which literals a text must hold for a pattern to match in it, and where.
///
/// The pattern is read once, as far as that question needs it: what is not understood counts as
/// "could be anything", which only costs speed. The method is that of RE2's prefilter (Cox 2010),
/// with distances from `^` and `$`.
struct RequiredLiterals: Hashable {
  /// Literals of which every match holds at least one, as they stand in the pattern, not folded,
  /// without white space at their ends.
  let literals: [[UInt8]]
  /// The most bytes that can stand before it in a unit of one line, if the pattern starts with `^`.
  let mostBefore: Int?
  /// The most bytes that can stand behind it in a unit of one line, if the pattern ends with `$`.
  let mostAfter: Int?

  /// What `pattern` needs; `nil` when nothing useful is known.
  init?(_ pattern: String) {
    var reader = PatternReader(Array(pattern.unicodeScalars))
    guard let facts = reader.readAlternation(), reader.isAtEnd, let best = facts.best else {
      return nil
    }
    let shortened = best.shortened()
    literals = shortened.literals
    mostBefore = facts.isStart ? shortened.mostBefore : nil
    mostAfter = facts.isEnd ? shortened.mostAfter : nil
    // Two letters point at something only near an end of the line; two bytes that are one character
    // beyond ASCII, such as ©, do anywhere.
    let isNearEnd = (mostBefore ?? .max) <= 64 || (mostAfter ?? .max) <= 128
    let isLong = literals.allSatisfy { $0.count >= 3 || $0.allSatisfy { $0 >= 0x80 } }
    guard isLong || isNearEnd else { return nil }
  }
}
