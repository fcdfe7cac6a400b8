extension FilterRule {
  /// The test in a few words.
  package var title: String {
    switch self {
    case .c4Citation: "citation mark, such as [1]"
    case .c4LongWord: "line with a word of more than 1,000 characters"
    case .c4EndMark: "line that does not end in . ? ! or a quotation mark"
    case .c4FewWords: "line of fewer than 3 words"
    case .c4LoremIpsum: "text with lorem ipsum"
    case .c4JavaScript: "line that names JavaScript"
    case .c4CurlyBracket: "text with a curly bracket"
    case .c4Policy: "line about cookies, privacy or terms of use"
    case .c4FewSentences: "fewer than 5 sentences in the lines that stay"
    case .gopherShort: "fewer than 50 words"
    case .gopherLong: "more than 100,000 words"
    case .gopherShortWords: "words of fewer than 3 characters on average"
    case .gopherLongWords: "words of more than 10 characters on average"
    case .gopherHashes: "more than 1 hash sign for 10 words"
    case .gopherEllipses: "more than 1 ellipsis for 10 words"
    case .gopherBullets: "more than 90 % of the lines begin with a bullet"
    case .gopherEllipsisLines: "more than 30 % of the lines end in an ellipsis"
    case .gopherFewLetters: "fewer than 80 % of the words have a letter"
    case .gopherStopWords: "fewer than 2 of 8 common English words"
    case .gopherParagraphs: "more than 30 % of the paragraphs are repeated"
    case .gopherParagraphText: "more than 20 % of the text is in repeated paragraphs"
    case .gopherLines: "more than 30 % of the lines are repeated"
    case .gopherLineText: "more than 20 % of the text is in repeated lines"
    case .gopherTop2: "the most frequent 2 words are more than 20 % of the text"
    case .gopherTop3: "the most frequent 3 words are more than 18 % of the text"
    case .gopherTop4: "the most frequent 4 words are more than 16 % of the text"
    case .gopherDuplicate5: "more than 15 % of the text is in repeated runs of 5 words"
    case .gopherDuplicate6: "more than 14 % of the text is in repeated runs of 6 words"
    case .gopherDuplicate7: "more than 13 % of the text is in repeated runs of 7 words"
    case .gopherDuplicate8: "more than 12 % of the text is in repeated runs of 8 words"
    case .gopherDuplicate9: "more than 11 % of the text is in repeated runs of 9 words"
    case .gopherDuplicate10: "more than 10 % of the text is in repeated runs of 10 words"
    case .fineWebEmpty: "nothing but white space"
    case .fineWebEndMarks: "fewer than 12 % of the lines end in a full stop or the like"
    case .fineWebShortLines: "more than 67 % of the lines have at most 30 characters"
    case .fineWebDuplicateText: "more than 1 % of the text is in repeated lines"
    case .fineWebLineFeeds: "more than 3 line feeds for 10 words"
    case .refinedWebCapitals: "line with more capitals than all else"
    case .refinedWebDigits: "line of nothing but digits"
    case .refinedWebCounter: "counter, such as 3 likes"
    case .refinedWebOneWord: "line of a single word"
    case .refinedWebPhrase: "sign-in, read more or cart on a short line"
    case .ccnetLine: "line that comes again in the corpus"
    case .refinedWebRemovedWords: "the line filters would take more than 5 % of the words"
    }
  }

  /// What dross does.
  package var what: String {
    switch subject {
    case .line: "Takes out the line."
    case .part: "Takes the words out of the line."
    case .document: "Reports the document and changes nothing."
    }
  }

  /// Why the filter does it.
  package var why: String {
    switch subject {
    case .line, .part:
      "The \(pack.title) filter takes it out of a text. Good articles have such lines too, so it is only done when it is asked for."
    case .document:
      "The \(pack.title) filter drops such documents. dross drops nothing; the numbers say how far the document is from what was asked."
    }
  }
}

extension FilterPack {
  /// The name in print.
  public var title: String {
    switch self {
    case .c4: "C4"
    case .gopher: "Gopher"
    case .fineweb: "FineWeb"
    case .refinedweb: "RefinedWeb"
    case .ccnet: "CCNet"
    }
  }
}
