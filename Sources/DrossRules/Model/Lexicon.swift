/// A named list of words and phrases, too long to stand in a rule.
public struct Lexicon: Hashable, Sendable {
  /// The name by which rules call it: the file `rules/lexicons/<name>.txt`.
  public var name: String
  /// The words and phrases, as they are written in the file.
  public var phrases: [String]

  /// A lexicon.
  public init(name: String, phrases: [String]) {
    self.name = name
    self.phrases = phrases
  }
}
