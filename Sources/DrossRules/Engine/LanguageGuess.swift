import DrossText
import DrossUnicode

/// Which languages the lines of a text are in, as far as frequent words and scripts tell.
///
/// A language is named only when several of its most frequent words stand in the text and no other
/// language has nearly as many (Ingle 1980); a script that one language family alone uses stands for
/// itself. Short lines have no language.
public struct LanguageGuess: Sendable {
  /// The languages that can be told, as BCP 47 tags.
  public static var known: [String] {
    StopWords.lists.map(\.tag) + [
      "hy", "ka", "he", "ar", "hi", "th", "zh", "ja", "ko",
    ]
  }

  /// A line is read no further than this many bytes: the first words tell.
  private static let bytesRead = 400
  /// Shorter lines say nothing about the language of a document.
  private static let fewestCharacters = 24
  /// The fewest words that a language is told by, and their least share of all words.
  private static let fewestWords = 3
  private static let leastShare = 0.2

  private let view: TextView
  private let main: Int?
  private let mainScript: Int?

  init(of view: TextView) {
    self.view = view
    var sum = Counts()
    for line in view.contentLines
    where view.shapes[Int(line)].characters >= Self.fewestCharacters {
      sum.add(Counts(of: view.folded.lines[Int(line)], in: view))
    }
    main = sum.language
    mainScript = sum.script
  }

  func holds(_ test: LanguageTest, _ unit: Unit) -> Bool {
    guard let main else { return false }
    switch test {
    case .foreign:
      let own = Counts(of: unit.folded, in: view, main: main)
      // Kanji alone are no other script than the rest of a Japanese text.
      if let script = own.script, let mainScript, script != mainScript { return true }
      return own.language.map { $0 != main } ?? false
    case .document(let tags): return tags.contains { $0.utf8.elementsEqual(Self.known[main].utf8) }
    }
  }

  /// How many words of each language, and letters of each script, a text has.
  private struct Counts {
    private var words = 0
    private var letters = 0
    private var ofLanguage = [Int](repeating: 0, count: StopWords.lists.count)
    private var ofScript = [Int](repeating: 0, count: 16)

    init() {}

    /// - Parameter main: a language whose words count for no other one.
    init(of range: Range<Int>, in view: TextView, main: Int? = nil) {
      let mainMask: UInt32 = main.map { $0 < 32 ? 1 << UInt32($0) : 0 } ?? 0
      let bytes = view.folded.bytes
      let text = bytes.span
      var end = min(range.upperBound, range.lowerBound + LanguageGuess.bytesRead)
      while end < range.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
      FoldedWords.forEach(in: text, range.lowerBound..<end) { word in
        words += 1
        guard word.count <= 16, var mask = StopWords.masks[Array(bytes[word])] else { return }
        if mask & mainMask != 0 { mask = mainMask }
        for number in ofLanguage.indices where mask & (1 << UInt32(number)) != 0 {
          ofLanguage[number] += 1
        }
      }
      var offset = range.lowerBound
      while offset < end {
        let scalar = ScalarReader.read(text, at: offset)
        offset += scalar.byteCount
        let script = Script.of(scalar.value)
        guard script != .common else { continue }
        ofScript[Int(script.rawValue)] += 1
        letters += 1
      }
    }

    mutating func add(_ other: Counts) {
      words += other.words
      letters += other.letters
      for number in ofLanguage.indices { ofLanguage[number] += other.ofLanguage[number] }
      for number in ofScript.indices { ofScript[number] += other.ofScript[number] }
    }

    /// The index of the language in `known`, if it can be told.
    var language: Int? {
      if let script = languageOfScript { return script }
      var best = 0
      for number in ofLanguage.indices where ofLanguage[number] > ofLanguage[best] { best = number }
      let count = ofLanguage[best]
      guard count >= LanguageGuess.fewestWords,
        Double(count) >= LanguageGuess.leastShare * Double(words)
      else { return nil }
      for number in ofLanguage.indices
      where number != best && ofLanguage[number] * 3 > count * 2 { return nil }
      return best
    }

    /// The script of most letters; Chinese characters and kana count as one.
    var script: Int? {
      guard letters >= 8 else { return nil }
      var counts = ofScript
      let han = Int(Script.han.rawValue)
      for other in [Script.hiragana, .katakana] {
        counts[han] += counts[Int(other.rawValue)]
        counts[Int(other.rawValue)] = 0
      }
      return counts.firstIndex { $0 * 10 >= letters * 6 }
    }

    private func count(_ scripts: Script...) -> Int {
      scripts.reduce(0) { $0 + ofScript[Int($1.rawValue)] }
    }

    /// The language of a script that tells it, when most letters are of that script.
    private var languageOfScript: Int? {
      guard letters >= 8 else { return nil }
      let kana = count(.hiragana, .katakana)
      let counts = [
        count(.armenian), count(.georgian), count(.hebrew), count(.arabic), count(.devanagari),
        count(.thai), kana * 8 < letters ? count(.han) : 0,
        kana * 8 < letters ? 0 : kana + count(.han), count(.hangul),
      ]
      return counts.firstIndex { $0 * 10 >= letters * 6 }.map { StopWords.lists.count + $0 }
    }
  }
}
