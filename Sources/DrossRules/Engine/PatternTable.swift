import DrossUnicode

/// The patterns that rules ask for, each once, and the features that point at them.
struct PatternTable {
  private struct Key: Hashable {
    let pattern: Pattern
    let isMultiline: Bool
  }

  private let known: KnownPatterns
  private(set) var ready: [RuleSet.ReadyPattern] = []
  private var numbers: [Key: Int] = [:]

  /// - Parameter known: patterns that need not be read.
  init(known: KnownPatterns) { self.known = known }

  /// The number of a pattern, and what is wrong with it if it does not compile.
  ///
  /// - Parameter isMultiline: whether `^` and `$` stand for the ends of every line.
  /// - Parameter gate: the lines on which it is looked for.
  /// - Parameter literals: take up what points at it.
  mutating func number(
    of pattern: Pattern, isMultiline: Bool, on gate: LineGate, literals: inout LiteralTable
  ) -> (number: Int, error: PatternError?) {
    let key = Key(pattern: pattern, isMultiline: isMultiline)
    if let known = numbers[key] {
      for pointer in ready[known].pointers { literals.widenGate(of: pointer.feature, to: gate) }
      return (known, nil)
    }
    let required = known.literals(of: pattern)
    var failure: PatternError?
    if required == nil {
      do { _ = try CompiledPattern(pattern, isMultiline: isMultiline) } catch { failure = error }
    }
    let pointers = Self.pointers(
      to: pattern, isMultiline: isMultiline,
      needing: required ?? RequiredLiterals(pattern.text), on: gate, literals: &literals)
    ready.append(
      RuleSet.ReadyPattern(
        utf8: Array(pattern.text.utf8), isCased: pattern.isCased, isMultiline: isMultiline,
        pointers: pointers))
    // Whoever else has a pattern that does not compile is to hear of it too.
    if failure == nil { numbers[key] = ready.count - 1 }
    return (ready.count - 1, failure)
  }

  /// The patterns without pointers that are `idle`.
  func finish(without idle: [Bool]) -> [RuleSet.ReadyPattern] {
    ready.map { ready in
      RuleSet.ReadyPattern(
        utf8: ready.utf8, isCased: ready.isCased, isMultiline: ready.isMultiline,
        pointers: ready.pointers.filter { !idle[$0.feature] })
    }
  }

  /// Features that each have a hit wherever the pattern can match, the most telling first.
  private static func pointers(
    to pattern: Pattern, isMultiline: Bool, needing required: RequiredLiterals?, on gate: LineGate,
    literals: inout LiteralTable
  ) -> [RuleSet.ReadyPattern.Pointer] {
    guard let required else { return [] }
    // Distances are counted in folded bytes, and from the ends of the one line of the unit.
    let hasDistances = !isMultiline && !pattern.isCased
    var pointers: [RuleSet.ReadyPattern.Pointer] = []
    for choice in required.choices {
      let shortest = hasDistances || choice.isFirst ? 2 : 3
      let found = choice.literals.map { literal in
        LiteralTable.Literal(
          bytes: LiteralTable.folded(String(decoding: literal.bytes, as: UTF8.self)),
          role: .pointer, isBordered: choice.isFirst || literal.isBordered,
          isClosed: literal.isClosed && literal.endsWithLetter, isFirst: choice.isFirst,
          mostBefore: hasDistances ? choice.mostBefore : nil,
          mostAfter: hasDistances ? choice.mostAfter : nil)
      }
      let areTelling = found.map(\.bytes).allSatisfy { literal in
        literal.count >= shortest || literal.allSatisfy { $0 >= 0x80 }
          || (literal.first.map(FoldedWords.isASCIIMark) ?? false)
      }
      guard areTelling else { continue }
      // One choice is enough; others are worth looking for only where that costs little.
      guard
        pointers.isEmpty
          || !found.contains(where: {
            LiteralFinder.Literal(bytes: $0.bytes, isBordered: $0.isBordered).anchor == .everywhere
          })
      else { continue }
      let feature = literals.newFeature(on: gate)
      for literal in found { literals.add(literal, to: feature) }
      // What is folded may be a little longer than what is written.
      let mostWithin = hasDistances ? choice.mostWithin.map { $0 + $0 / 2 + 4 } : nil
      pointers.append(
        RuleSet.ReadyPattern.Pointer(
          feature: feature, mostBefore: mostWithin.map { Int32($0) } ?? .max))
    }
    return pointers
  }
}
