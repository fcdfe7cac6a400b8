package import DrossRules

/// The file with which a new rule begins.
package enum RuleTemplate {
  /// A rule file that is right in form, says what each field is for, and has one example that fails:
  /// its text says what to do.
  package static func text(for id: RuleID) -> String {
    """
    # A rule of dross. Its id is the path of this file: \(id)
    # 'dross rules test DIR' runs its examples; 'dross rules show ID' prints other rules to learn from.
    schema: 1

    # A few words for people: the message of every finding.
    title: '\(title(of: id))'

    # Why what is found does not belong to an article, and how it came there.
    why: Say here what the text is, and how it gets into articles.

    # The kind of dross, and the languages of the texts; "*" is any language.
    class: '\(id.family)'
    languages: ["*"]

    # What the rule looks at, one at a time: line, lines (a run of lines), block or document.
    scope: line

    # Cheap gates. All must hold before anything else is looked at.
    where: {words: {max: 20}}

    # What gives it away. Write words in plain lower case, with straight quotes and plain hyphens: case,
    # width, look-alike letters and white space do not hide a word. Instead of phrase: regex, keys, any,
    # all, not and more.
    match:
      phrase: [put your words here]

    # What is done: remove, flag, or {kind: replace, with: '…'}.
    action: remove

    # How sure that is: safe (done by default), unsafe (done when asked for) or none (only reported).
    fix: unsafe

    # Texts that prove the rule, at least two of each kind.
    examples:
      match:
        - Put your words here, whatever stands behind them
        - REPLACE ME with a line that must be found, and the phrase above with the words that give it away
      no_match:
        - Write here a sentence of an article that comes close and must stay.
        - Write here another one.

    """
  }

  /// `photo-credit` reads `Photo credit`.
  private static func title(of id: RuleID) -> String {
    var letters = id.name.utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }
    if let first = letters.first, (0x61...0x7A).contains(first) { letters[0] = first & ~0x20 }
    return String(decoding: letters, as: UTF8.self)
  }
}
