import CDrossTables

/// Takes a piece of text without white space apart: spaCy's `Tokenizer._tokenize`.
///
/// Not for sharing between tasks.
final class WordSplitter {
  private let prefix: WordPattern
  private let suffix: WordPattern
  private let infix: WordPattern
  private let address: WordPattern

  /// Bytes that the longest suffix takes, full stops aside, with what must stand before it.
  private static let longestSuffix = 32

  /// The splitter, or `nil` when PCRE2 does not take the patterns.
  init?() {
    let lines = Self.lines(dross_filter_patterns_count, dross_filter_patterns_byte)
    let patterns = lines.compactMap { WordPattern($0) }
    guard patterns.count == 4 else { return nil }
    prefix = patterns[0]
    suffix = patterns[1]
    infix = patterns[2]
    address = patterns[3]
  }

  /// The lines of a table of the C target.
  static func lines(_ count: UInt32, _ byte: (UInt32) -> UInt8) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for offset in 0..<count {
      let byte = byte(offset)
      if byte == 0x0A { lines.append([]) } else { lines[lines.count - 1].append(byte) }
    }
    return lines.dropLast()
  }

  /// Whether some pattern would take `piece` apart.
  func isTouched(_ piece: [UInt8]) -> Bool {
    let all = 0..<piece.count
    return prefixCount(piece, all) > 0 || suffixCount(piece, all) > 0
      || infix.match(piece.span) != nil
  }

  /// The parts of `piece`, which is well formed, in order; together they are all of it.
  ///
  /// - Parameter isException: whether a part is to be left whole. The exceptions are put in by the caller.
  func parts(
    of piece: [UInt8], isException: (ArraySlice<UInt8>) -> Bool
  ) -> [(range: Range<Int>, isException: Bool)] {
    var rest = 0..<piece.count
    var before: [Range<Int>] = []
    var behind: [Range<Int>] = []
    var last = -1
    while !rest.isEmpty, rest.count != last {
      if isException(piece[rest]) { break }
      last = rest.count
      let prefix = prefixCount(piece, rest)
      let minusPrefix = rest.lowerBound + prefix..<rest.upperBound
      if prefix > 0, !minusPrefix.isEmpty, isException(piece[minusPrefix]) {
        before.append(rest.lowerBound..<minusPrefix.lowerBound)
        rest = minusPrefix
        break
      }
      let suffix = suffixCount(piece, minusPrefix)
      let minusSuffix = rest.lowerBound..<rest.upperBound - suffix
      if suffix > 0, !minusSuffix.isEmpty, isException(piece[minusSuffix]) {
        behind.append(minusSuffix.upperBound..<rest.upperBound)
        rest = minusSuffix
        break
      }
      if prefix > 0 { before.append(rest.lowerBound..<minusPrefix.lowerBound) }
      if suffix > 0 { behind.append(minusSuffix.upperBound..<rest.upperBound) }
      rest = minusPrefix.lowerBound..<minusSuffix.upperBound
    }
    var parts = before.map { (range: $0, isException: false) }
    if !rest.isEmpty {
      if isException(piece[rest]) {
        parts.append((rest, true))
      } else {
        parts += middle(of: piece, rest).map { (range: $0, isException: false) }
      }
    }
    parts += behind.reversed().map { (range: $0, isException: false) }
    return parts
  }

  /// What is left without prefixes and suffixes: whole when it is an address, else cut at infixes.
  private func middle(of piece: [UInt8], _ rest: Range<Int>) -> [Range<Int>] {
    let span = piece.span.extracting(rest)
    // Every address has a full stop before its last part.
    if piece[rest].contains(0x2E), address.match(span) != nil { return [rest] }
    var parts: [Range<Int>] = []
    var start = 0
    var from = 0
    while from <= span.count, let found = infix.match(span, from: from) {
      from = max(found.upperBound, from + 1)
      if found.lowerBound == 0 { continue }
      if found.lowerBound != start { parts.append(start..<found.lowerBound) }
      if !found.isEmpty { parts.append(found) }
      start = found.upperBound
    }
    if start < span.count { parts.append(start..<span.count) }
    return parts.map { $0.lowerBound + rest.lowerBound..<$0.upperBound + rest.lowerBound }
  }

  private func prefixCount(_ piece: [UInt8], _ range: Range<Int>) -> Int {
    prefix.match(piece.span.extracting(range))?.count ?? 0
  }

  /// The number of bytes of the suffix.
  ///
  /// A suffix is short or a run of full stops, so the search need not start at the start: a long run of
  /// signs would take quadratic time otherwise.
  private func suffixCount(_ piece: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, piece[start - 1] == 0x2E { start -= 1 }
    start = max(range.lowerBound, start - Self.longestSuffix)
    while start > range.lowerBound, piece[start] & 0xC0 == 0x80 { start -= 1 }
    return suffix.match(piece.span.extracting(range), from: start - range.lowerBound)?.count ?? 0
  }
}
