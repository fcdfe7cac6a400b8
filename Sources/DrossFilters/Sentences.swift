/// Sentences as spaCy's rule-based sentencizer counts them.
enum Sentences {
  /// The number of sentences among `tokens`, at least one.
  ///
  /// A sentence begins at the first token that is neither punctuation nor the end of a sentence after
  /// one that is.
  static func count(_ tokens: [Token]) -> Int {
    var count = 1
    var hasEnded = false
    for token in tokens {
      let ends = token.kind.contains(.endsSentence)
      if hasEnded, !ends, !token.kind.contains(.isPunctuation) {
        count += 1
        hasEnded = false
      } else if ends {
        hasEnded = true
      }
    }
    return count
  }
}
