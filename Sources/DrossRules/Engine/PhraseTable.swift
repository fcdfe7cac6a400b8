import DrossUnicode

/// The lists of phrases and the lexicons that rules ask for, each once.
struct PhraseTable {
  /// Phrases that several rules may look for.
  private struct ListKey: Hashable {
    let phrases: [ByteString]
    let role: RuleSet.UseKind.Role
  }

  /// A lexicon as it is asked.
  private struct LexiconKey: Hashable {
    let name: String
    let isPointing: Bool
  }

  private lazy var lexicons = readLexicons()
  private let readLexicons: () -> [Lexicon]
  private(set) var readyLexicons: [RuleSet.ReadyLexicon] = []
  private var lexiconNumbers: [LexiconKey: Int] = [:]
  private var features: [ListKey: Int] = [:]

  /// - Parameter lexicons: asked for when a rule names one.
  init(lexicons: @escaping () -> [Lexicon]) { readLexicons = lexicons }

  /// The feature of a list of phrases, and those of them of which folding leaves nothing.
  ///
  /// - Parameter gate: the lines on which they are looked for.
  /// - Parameter literals: take up the phrases.
  mutating func feature(
    of phrases: [String], as role: RuleSet.UseKind.Role, on gate: LineGate,
    literals: inout LiteralTable
  ) -> (feature: Int, empty: [String]) {
    let key = ListKey(phrases: phrases.map { ByteString(bytes: Array($0.utf8)) }, role: role)
    if let known = features[key] {
      literals.widenGate(of: known, to: gate)
      return (known, [])
    }
    let feature = literals.newFeature(on: gate)
    var empty: [String] = []
    for (ordinal, phrase) in phrases.enumerated() {
      let bytes = LiteralTable.folded(phrase)
      if bytes.isEmpty {
        empty.append(phrase)
      } else {
        literals.add(.init(bytes: bytes, role: role, ordinal: ordinal), to: feature)
      }
    }
    // Whoever else has an empty phrase is to hear of it too.
    if empty.isEmpty { features[key] = feature }
    return (feature, empty)
  }

  /// Whether a folded phrase is one word of a script that is written with spaces.
  private static func isWord(_ phrase: [UInt8]) -> Bool {
    String(decoding: phrase, as: UTF8.self).unicodeScalars.allSatisfy {
      ScalarKind.of($0.value) == .lowerLetter
    }
  }

  /// The number of a lexicon, and whether it is there, which is told once.
  ///
  /// - Parameter gate: the lines on which its phrases are looked for.
  /// - Parameter literals: take up the phrases.
  mutating func number(
    ofLexicon test: LexiconTest, on gate: LineGate, literals: inout LiteralTable
  ) -> (number: Int, isMissing: Bool) {
    let key = LexiconKey(name: test.name, isPointing: test.isPointing)
    if let known = lexiconNumbers[key] {
      literals.widenGate(of: readyLexicons[known].phrases, to: gate)
      return (known, false)
    }
    let lexicon = lexicons.first { $0.name.utf8.elementsEqual(test.name.utf8) }
    let entries = lexicon.map { LexiconEntries(of: $0) } ?? LexiconEntries()
    let folded = (0..<entries.count).map {
      LiteralTable.folded(String(decoding: entries[$0].written, as: UTF8.self))
    }
    let feature = literals.newFeature(on: gate)
    var words: [[UInt8]] = []
    for (ordinal, phrase) in folded.enumerated() where !phrase.isEmpty {
      let isFiller = entries[ordinal].isFiller
      // Words that fill up stand in every other line, and are only asked for where something was hit.
      let isWord = test.isPointing ? isFiller && Self.isWord(phrase) : !phrase.contains(0x20)
      if isWord {
        if test.isPointing || !isFiller { words.append(phrase) }
      } else {
        literals.add(.init(bytes: phrase, role: .phrase, ordinal: ordinal), to: feature)
      }
    }
    readyLexicons.append(
      RuleSet.ReadyLexicon(
        words: WordSet(words), phrases: feature, isPointing: test.isPointing, entries: entries))
    lexiconNumbers[key] = readyLexicons.count - 1
    return (readyLexicons.count - 1, folded.isEmpty)
  }
}
