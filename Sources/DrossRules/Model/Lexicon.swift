/// A named list of words and phrases, too long to stand in a rule.
///
/// A phrase that ends in ` *` takes in the word behind it; one that begins with `! ` is an exception
/// and no hit, nor is what it covers. One that begins with `~ ` only fills up: it covers text, but does not
/// count as a hit.
public struct Lexicon: Hashable, Sendable {
  /// The name by which rules call it: the file `rules/lexicons/<name>.txt`.
  public var name: String
  /// The words and phrases, as they are written in the file.
  public var phrases: [String]
  /// What the writer meant by a phrase that stands for another one, by the index of the phrase.
  ///
  /// A `*` stands for the word that the phrase takes in.
  public var expected: [Int: String]

  /// A lexicon of `phrases`; `expected` says what some of them, by index, stand for.
  public init(name: String, phrases: [String], expected: [Int: String] = [:]) {
    self.name = name
    self.phrases = phrases
    self.expected = expected
  }
}
