extension RuleSet.ReadyLexicon: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(all: words.slots)
    writer.write(all: words.text)
    writer.write(all: words.starts)
    writer.write(phrases)
    isPointing.write(to: &writer)
    writer.write(all: entries.bytes)
    writer.write(all: entries.ends)
    writer.write(all: entries.flags)
  }

  convenience init(from reader: inout PackReader) throws(PackError) {
    let words = try WordSet(from: &reader)
    let phrases = try reader.integer()
    let isPointing = try Bool(from: &reader)
    guard
      let entries = LexiconEntries(
        bytes: try reader.numbers(), ends: try reader.numbers(), flags: try reader.numbers())
    else { throw reader.malformed }
    self.init(words: words, phrases: phrases, isPointing: isPointing, entries: entries)
  }
}

extension WordSet {
  fileprivate init(from reader: inout PackReader) throws(PackError) {
    let slots: [Int32] = try reader.numbers()
    let text: [UInt8] = try reader.numbers()
    let starts: [Int32] = try reader.numbers()
    // Looking up a word ends at an empty slot.
    guard slots.count.nonzeroBitCount == 1, slots.contains(where: { $0 < 0 }),
      slots.allSatisfy({ $0 < starts.count - 1 }), starts.isStarts(of: text.count)
    else { throw reader.malformed }
    self.init(slots: slots, text: text, starts: starts)
  }
}

extension Lexicon: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(name)
    phrases.write(to: &writer)
    let indices = expected.keys.sorted()
    indices.write(to: &writer)
    indices.compactMap { expected[$0] }.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(name: try reader.text(), phrases: try reader.values())
    let indices: [Int] = try reader.values()
    let texts: [String] = try reader.values()
    guard indices.count == texts.count, indices.allSatisfy(phrases.indices.contains) else {
      throw reader.malformed
    }
    for (index, text) in zip(indices, texts) { expected[index] = text }
  }
}

extension LineModel: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(name)
    writer.write(all: weights)
  }

  init(from reader: inout PackReader) throws(PackError) {
    guard let model = LineModel(name: try reader.text(), weights: try reader.numbers()) else {
      throw reader.malformed
    }
    self = model
  }
}
