extension UnicodeRule {
  /// The rule with the id `unicode/…`; `nil` for any other id.
  public init?(id: String) {
    let prefix = "unicode/"
    guard id.utf8.starts(with: prefix.utf8) else { return nil }
    self.init(rawValue: String(id.utf8.dropFirst(prefix.utf8.count)) ?? "")
  }

  /// A few words for a person; the message of every finding.
  public var title: String { texts.title }

  /// Why what the rule finds is no good in a text.
  public var why: String { texts.why }

  /// What the rule does about it.
  public var what: String { texts.what }

  private var texts: (title: String, why: String, what: String) {
    switch self {
    case .encoding:
      (
        "text in another encoding",
        "Rules, searches and other programs read UTF-8.",
        "Writes each character in UTF-8 instead of the encoding that was named or marked."
      )
    case .byteOrderMark:
      (
        "byte order mark",
        "UTF-8 has no byte order; the mark ends up in the first word, or before a first field.",
        "Removes U+FEFF at the very start of the text."
      )
    case .illFormed:
      (
        "bytes that are not UTF-8",
        "A program that reads UTF-8 stops there, or shows a replacement character.",
        "Reports each ill-formed sequence. With --fix unsafe it becomes U+FFFD; what the bytes meant is"
          + " then only in the ledger, so name the encoding of the text if you know it."
      )
    case .surrogate:
      (
        "surrogates written as characters",
        "Old databases and Java write characters above U+FFFF as two halves of three bytes each, and NUL"
          + " as two bytes; neither is UTF-8.",
        "Joins the halves to the character that was meant. Half a pair becomes U+FFFD."
      )
    case .entity:
      (
        "HTML character reference",
        "The text was escaped for HTML once too often, or unescaped once too little.",
        "Resolves names and numbers that end in a semicolon, if the text has no HTML tag."
      )
    case .mojibake:
      (
        "UTF-8 read in another encoding",
        "Somewhere on its way the text was read as Latin-1, Windows-125x, MacRoman or the like, once or"
          + " several times.",
        "Puts the characters back into the bytes they were, and reads them as UTF-8, where the outcome is"
          + " sure: by the rules of ftfy, for a whole line or for each run of bad characters."
      )
    case .c1Control:
      (
        "control character for a Windows-1252 character",
        "Windows-1252 was read as Latin-1: quotation marks and dashes became control characters.",
        "Replaces U+0080 to U+009F by what Windows-1252 has there, as browsers do."
      )
    case .terminalEscape:
      (
        "terminal escape sequence",
        "Output of a program was saved with its colours, titles and cursor movements.",
        "Removes whole sequences of ECMA-48: those of CSI, OSC, DCS, SOS, PM and APC, character sets."
      )
    case .control:
      (
        "control character",
        "It does nothing in text, and keeps words from being found.",
        "Removes the control characters of ASCII except white space, deprecated format characters,"
          + " interlinear annotation and the object replacement character."
      )
    case .lineBreak:
      (
        "line break that is no line feed",
        "Programs do not agree on what ends a line; all know the line feed.",
        "Replaces CR LF, CR, vertical tab, form feed, NEL and the line and paragraph separators by LF."
      )
    case .zeroWidth:
      (
        "character of no width without a meaning",
        "It hides words from searches and filters, and nobody sees it.",
        "Removes zero-width spaces, joiners, word joiners and marks U+FEFF, except where a script or an"
          + " emoji needs them: joiners between pictures and in scripts that join, zero-width spaces in"
          + " scripts without spaces."
      )
    case .softHyphen:
      (
        "soft hyphen",
        "It only says where a line may be broken, and keeps words from being found.",
        "Removes U+00AD between two letters of Latin, Cyrillic, Greek, Armenian or Georgian; reports it"
          + " elsewhere."
      )
    case .variationSelector:
      (
        "variation selector without a variant",
        "It chooses the look of a symbol; behind a letter it chooses nothing.",
        "Removes U+FE0E and U+FE0F behind characters that have no variants."
      )
    case .bidiMark:
      (
        "mark of direction inside a word",
        "In a line that runs from left to right it does nothing, and keeps the word from being found.",
        "Removes U+200E, U+200F and U+061C between letters, in lines without right-to-left letters."
      )
    case .nfc:
      (
        "characters not in normal form C",
        "The same letters can be written in several ways; programs that compare bytes then find"
          + " nothing.",
        "Brings the text into Unicode's Normalization Form C."
      )
    case .nonJoiner:
      (
        "non-joiner between letters that do not join",
        "It is used to prevent ligatures, and to hide words.",
        "Reports U+200C between letters and digits of a line in which no script joins. Removed with"
          + " --fix unsafe."
      )
    case .bidiOverride:
      (
        "change of direction that hides text",
        "Overrides and isolates can make a line read otherwise than it is (Trojan Source).",
        "Reports embeddings, overrides and isolates that are not closed on their line, or stand in a line"
          + " without right-to-left letters. Removed with --fix unsafe."
      )
    case .hiddenText:
      (
        "hidden text",
        "Tag characters and runs of variation selectors are not seen, and can carry a message.",
        "Reports tags outside flags of emoji and selectors without a variant. Removed with --fix unsafe."
      )
    case .lookAlike:
      (
        "word of look-alike letters",
        "Letters of another script stand for the usual ones: by a slip of the keyboard, or to pass a"
          + " filter.",
        "Reports words in which the letters of one script all look like letters of the other, and, in"
          + " texts of Latin letters, words of another script whose letters all look like Latin ones."
      )
    case .markStack:
      (
        "stack of marks",
        "Many marks on one letter run over the lines above and below.",
        "Reports five and more marks in a row."
      )
    case .privateUse:
      (
        "character of private use",
        "Only one font or one program knows what it is.",
        "Reports characters of private use."
      )
    case .filler:
      (
        "letter that shows nothing",
        "Fillers and the blank of braille look like nothing or like a space, and are letters.",
        "Reports them outside the scripts that need them."
      )
    case .quotes:
      (
        "curly quotation mark",
        "Some programs know only the straight ones of ASCII.",
        "Replaces U+2018 to U+201F by ' and \". Only with --fold quotes."
      )
    case .dashes:
      (
        "dash", "Some programs know only the hyphen of ASCII.",
        "Replaces hyphens, dashes and the minus sign by -. Only with --fold dashes."
      )
    case .ellipsis:
      (
        "ellipsis", "Some programs know only full stops.",
        "Replaces U+2026 by three full stops. Only with --fold ellipsis."
      )
    case .ligatures:
      (
        "ligature",
        "Texts copied out of typeset pages have fi and the like as one character.",
        "Replaces ligatures and digraphs of Latin letters by the letters. Only with --fold ligatures."
      )
    case .width:
      (
        "fullwidth or halfwidth form",
        "East Asian encodings had letters twice, to fit a grid.",
        "Replaces fullwidth and halfwidth forms by the usual ones. Only with --fold width."
      )
    case .spaces:
      (
        "space of another kind", "Some programs know only the space of ASCII.",
        "Replaces spaces of all widths, and those without a break, by the usual one. Only with --fold"
          + " spaces."
      )
    }
  }
}
