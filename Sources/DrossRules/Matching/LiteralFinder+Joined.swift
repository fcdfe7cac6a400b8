extension LiteralFinder {
  /// Finds the literals of both; those of the other one have numbers behind those of this one.
  ///
  /// - Complexity: O(literals), with a small factor.
  func joined(with other: LiteralFinder) -> LiteralFinder {
    let shift = Shift(literals: Int32(literalCount), gates: Int32(gates.count))
    let texts = texts.appending(other.texts)
    let gateNumbers = gateNumbers + other.gateNumbers.map { $0 + shift.gates }
    let leads = Leads(texts: texts, gateNumbers: gateNumbers)
    let (anywhere, step) = anywhere(with: other, shift, leads)
    return LiteralFinder(
      texts: texts, gates: gates + other.gates, gateNumbers: gateNumbers,
      wordStarts: wordStarts.joined(with: other.wordStarts, shift),
      longLineWords: longLineWords.union(other.longLineWords),
      lineStarts: lineStarts.joined(with: other.lineStarts, shift), anywhere: anywhere, step: step,
      mostWordsAnywhere: max(mostWordsAnywhere, other.mostWordsAnywhere),
      marks: marks.joined(with: other.marks, shift))
  }

  /// How far the numbers of literals and gates go up behind those of another finder.
  fileprivate struct Shift {
    let literals: Int32
    let gates: Int32
  }

  /// The tables of what is looked for at every place, and how many places are gone on at once.
  private func anywhere(
    with other: LiteralFinder, _ shift: Shift, _ leads: Leads
  ) -> (tables: Tables, step: Int) {
    if other.anywhere.isEmpty { return (anywhere, step) }
    if anywhere.isEmpty || step == other.step {
      return (anywhere.joined(with: other.anywhere, shift), other.step)
    }
    // Literals have as many windows as places are gone on at once.
    let step = min(step, other.step)
    var builder = Tables.Builder()
    let own = anywhere.table.literals
    for literal in own + other.anywhere.table.literals.map({ $0 + shift.literals }) {
      builder.addAnywhere(leads.texts[literal], step: step, as: literal)
    }
    return (Tables(builder.finish(), leads), step)
  }
}

extension LiteralFinder.Tables {
  fileprivate func joined(
    with other: LiteralFinder.Tables, _ shift: LiteralFinder.Shift
  ) -> LiteralFinder.Tables {
    guard !other.isEmpty else { return self }
    let records = other.table.records.map { record in
      var record = record
      record.lead.literal += shift.literals
      record.lead.gate += shift.gates
      return record
    }
    return LiteralFinder.Tables(
      table: WindowTable(table.records + records), filter: filter.union(other.filter),
      hasShort: hasShort || other.hasShort)
  }
}
