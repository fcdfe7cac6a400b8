import DrossText
import DrossUnicode

/// Words that stand where other words stood, as a lexicon knows them.
struct Substitution {
  /// What is said of the place: `"mediate East" for "Middle East"`.
  let message: String
  /// What the lexicon says: `"strategical *" stands for "strategic *"`.
  let why: String

  /// `nil` when the entry stands for nothing else.
  init?(_ hit: LexiconHit, entry: LexiconEntries.Entry, in view: TextView) {
    guard let expected = entry.expected else { return nil }
    let found = view.bytes[view.sourceRange(hit.range).range]
    // The space and the word that the phrase takes in stand for themselves.
    let taken = view.bytes[view.sourceRange(hit.phraseEnd..<hit.range.upperBound).range]
    message = "\"\(Self.text(found))\" for \"\(Self.text(expected))\(Self.text(taken))\""
    let star = entry.takesWord ? " *" : ""
    why = "\"\(Self.text(entry.written))\(star)\" stands for \"\(Self.text(expected))\(star)\""
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
