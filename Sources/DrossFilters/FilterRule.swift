package import DrossRules

/// One test of a published filter; the raw value is its id.
///
/// The cases of a pack stand in the order in which the original asks them.
package enum FilterRule: String, CaseIterable, Hashable, Sendable {
  // MARK: C4
  case c4Citation = "c4/citation"
  case c4LongWord = "c4/long-word"
  case c4EndMark = "c4/end-mark"
  case c4FewWords = "c4/few-words"
  case c4LoremIpsum = "c4/lorem-ipsum"
  case c4JavaScript = "c4/javascript"
  case c4CurlyBracket = "c4/curly-bracket"
  case c4Policy = "c4/policy"
  case c4FewSentences = "c4/few-sentences"

  // MARK: Gopher, quality
  case gopherShort = "gopher/short-document"
  case gopherLong = "gopher/long-document"
  case gopherShortWords = "gopher/short-words"
  case gopherLongWords = "gopher/long-words"
  case gopherHashes = "gopher/hashes"
  case gopherEllipses = "gopher/ellipses"
  case gopherBullets = "gopher/bullets"
  case gopherEllipsisLines = "gopher/ellipsis-lines"
  case gopherFewLetters = "gopher/few-letters"
  case gopherStopWords = "gopher/stop-words"

  // MARK: Gopher, repetition
  case gopherParagraphs = "gopher/duplicate-paragraphs"
  case gopherParagraphText = "gopher/duplicate-paragraph-text"
  case gopherLines = "gopher/duplicate-lines"
  case gopherLineText = "gopher/duplicate-line-text"
  case gopherTop2 = "gopher/top-2-gram"
  case gopherTop3 = "gopher/top-3-gram"
  case gopherTop4 = "gopher/top-4-gram"
  case gopherDuplicate5 = "gopher/duplicate-5-grams"
  case gopherDuplicate6 = "gopher/duplicate-6-grams"
  case gopherDuplicate7 = "gopher/duplicate-7-grams"
  case gopherDuplicate8 = "gopher/duplicate-8-grams"
  case gopherDuplicate9 = "gopher/duplicate-9-grams"
  case gopherDuplicate10 = "gopher/duplicate-10-grams"

  // MARK: FineWeb
  case fineWebEmpty = "fineweb/empty"
  case fineWebEndMarks = "fineweb/end-marks"
  case fineWebShortLines = "fineweb/short-lines"
  case fineWebDuplicateText = "fineweb/duplicate-text"
  case fineWebLineFeeds = "fineweb/line-feeds"

  // MARK: RefinedWeb
  case refinedWebCapitals = "refinedweb/capitals"
  case refinedWebDigits = "refinedweb/digits"
  case refinedWebCounter = "refinedweb/counter"
  case refinedWebOneWord = "refinedweb/one-word"
  case refinedWebPhrase = "refinedweb/phrase"
  case refinedWebRemovedWords = "refinedweb/removed-words"

  // MARK: CCNet
  case ccnetLine = "ccnet/duplicate-line"

  /// What a test decides about.
  package enum Subject: Hashable, Sendable {
    /// A line, which the original takes out.
    case line
    /// A part of a line, which the original takes out.
    case part
    /// The document, which the original drops.
    case document
  }

  /// The pack.
  package var pack: FilterPack {
    switch self {
    case .c4Citation, .c4LongWord, .c4EndMark, .c4FewWords, .c4LoremIpsum, .c4JavaScript,
      .c4CurlyBracket, .c4Policy, .c4FewSentences:
      .c4
    case .fineWebEmpty, .fineWebEndMarks, .fineWebShortLines, .fineWebDuplicateText,
      .fineWebLineFeeds:
      .fineweb
    case .refinedWebCapitals, .refinedWebDigits, .refinedWebCounter, .refinedWebOneWord,
      .refinedWebPhrase, .refinedWebRemovedWords:
      .refinedweb
    case .ccnetLine: .ccnet
    default: .gopher
    }
  }

  /// What the test decides about.
  package var subject: Subject {
    switch self {
    case .c4Citation, .refinedWebPhrase: .part
    case .c4LongWord, .c4EndMark, .c4FewWords, .c4JavaScript, .c4Policy, .refinedWebCapitals,
      .refinedWebDigits, .refinedWebCounter, .refinedWebOneWord, .ccnetLine:
      .line
    default: .document
    }
  }

  /// The id.
  package var id: RuleID {
    let name = rawValue.utf8.drop { $0 != 0x2F }.dropFirst()
    return RuleID(family: pack.rawValue, name: String(decoding: name, as: UTF8.self))
  }

  /// What is done: what the original takes out of a text is a removal, what it drops is a flag.
  package var action: Action.Kind { subject == .document ? .flag : .remove }

  /// How safe that is: nothing of it is done unless it is asked for.
  package var fix: FixSafety { subject == .document ? .none : .unsafe }

  /// The rule with the id `id`, if there is one.
  package init?(id: RuleID) { self.init(rawValue: id.description) }
}
