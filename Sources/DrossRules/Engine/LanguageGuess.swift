import DrossText
import DrossUnicode

/// Which languages the lines of a text are in, as far as frequent words and scripts tell.
///
/// A language is named only when several of its most frequent words stand in the text and no other
/// language has nearly as many (Ingle 1980); a script that one language family alone uses stands for
/// itself. Short lines have no language.
package struct LanguageGuess: Sendable {
  /// The languages that can be told, as BCP 47 tags.
  package static var known: [String] {
    StopWords.lists.map(\.tag) + [
      "hy", "ka", "he", "ar", "hi", "th", "zh", "ja", "ko",
    ]
  }

  /// A line is read no further than this many bytes: the first words tell.
  private static let bytesRead = 200
  /// The language of a document is told by its first lines, as long as these have fewer words.
  private static let wordsRead = 600
  /// With this many frequent words of one language, and hardly any of others, no more are read.
  private static let plainWords: Int32 = 48
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
    var sum = LanguageCounts()
    for line in view.contentLines
    where view.shapes[Int(line)].characters >= Self.fewestCharacters {
      sum.count(view.folded.lines[Int(line)], in: view, upTo: Self.bytesRead)
      if sum.words >= Self.wordsRead || sum.isPlain(from: Self.plainWords) { break }
    }
    main = sum.language(fewest: Self.fewestWords, leastShare: Self.leastShare)
    mainScript = sum.script
  }

  func holds(_ test: LanguageTest, _ unit: Unit) -> Bool {
    guard let main else { return false }
    switch test {
    case .foreign:
      // Most lines show within a few words that they are in the language of the document.
      if LanguageCounts.holds(
        wordsOf: main, moreThan: Self.fewestWords, unit.folded, in: view, upTo: Self.bytesRead / 2)
      {
        return false
      }
      var own = LanguageCounts(main: main)
      own.count(unit.folded, in: view, upTo: Self.bytesRead)
      // Kanji alone are no other script than the rest of a Japanese text.
      if let script = own.script, let mainScript, script != mainScript { return true }
      let language = own.language(fewest: Self.fewestWords, leastShare: Self.leastShare)
      return language.map { $0 != main } ?? false
    case .document(let tags):
      return tags.contains { $0.utf8.elementsEqual(Self.known[main].utf8) }
    }
  }
}
