/// Rule files made at random about the words of the articles, so that some of what they look for is
/// there: half of them phrases, a third patterns, the rest patterns with gates and exceptions.
enum GeneratedRules {
  /// The text of rule `number`.
  static func text(_ number: Int, words: [String], using random: inout Generator) -> String {
    let plain = words.filter { $0.utf8.count > 3 && $0.utf8.allSatisfy { 0x61...0x7A ~= $0 } }
    func word() -> String { random.pick(plain) }
    // A word that stands in no article, for the examples.
    let own = "zq\(number)x"
    let match: String
    switch number % 6 {
    case 0, 1, 2:
      match = "  phrase: [\"\(own)\", \"\(word()) \(word())\", \"\(word()) \(word()) \(word())\"]"
    case 3, 4:
      match =
        "  regex: '^\\W*(?:\(own)|\(word()) \(word()))(?: \\w+)?\\s*[:/-]\\s*\\S.{0,90}$|^\(own)'"
    default:
      match =
        "  all:\n    - any:\n        - regex: '\\b(?:\(own)|\(word())ly|\(word())ing)\\b'\n"
        + "        - phrase: [\"\(word()) \(own)\"]\n  not:\n    - regex: '\\.$'"
    }
    return """
      schema: 1
      title: Generated rule \(number)
      why: It is made for measuring.
      class: generated
      languages: ["*"]
      scope: line
      where: {words: {max: 20}}
      match:
      \(match)
      action: flag
      fix: none
      examples:
        match: ["\(own)", "\(own) again"]
        no_match: ["Nothing of the kind.", "Nor here."]

      """
  }
}
