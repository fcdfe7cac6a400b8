import DrossRules

/// One step of libyaml through a file.
struct YAMLEvent: Sendable {
  /// What the step is.
  enum Kind: Sendable {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar(String, YAMLNode.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  var mark: RuleMark
  var hasAnchor = false
  var hasTag = false
}

/// Why libyaml cannot read on.
struct YAMLFailure: Error {
  /// What libyaml says.
  var message: String
  /// The place, when libyaml knows the line.
  var mark: RuleMark?
  /// The byte, when libyaml only knows that.
  var byte: Int?
  /// What to do about it, and where the part began that went wrong.
  var notes: [String] = []

  /// What to do about the most common mistakes, found by libyaml's own words.
  static func hint(problem: String, context: String) -> String? {
    if context.hasSuffix("an alias") || context.hasSuffix("an anchor") {
      return "a text that starts with '*' or '&' needs quotes"
    }
    switch problem {
    case "mapping values are not allowed in this context":
      return "a text with ': ' in it needs quotes"
    case "found character that cannot start any token":
      return "indent with spaces, and quote a text that starts with a tab, '@', '%' or '`'"
    case "found unknown escape character":
      return "between double quotes a backslash starts an escape; use single quotes for a regex"
    case "could not find expected ':'":
      return "a key is followed by ': ' on the same line"
    case "control characters are not allowed":
      return "write the character as an escape between double quotes, such as \"\\u0007\""
    default:
      return nil
    }
  }
}
