import DrossRules

/// The fields of one kind of mapping in a rule file.
///
/// The readers know no field that does not stand in one of these lists, and
/// `rules/rule.schema.json` holds the same names.
protocol FieldName: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What to do instead about a name that is not a field here, when that is known.
  static func hint(for name: String) -> String?
}

extension FieldName {
  static func hint(for name: String) -> String? { nil }
}

/// A whole rule file.
enum RuleField: String, FieldName {
  case schema, id, extends, title, why, `class`, languages, scope
  case conditionsBefore = "where"
  case match, score, despite, action, fix, confidence, capped, strength, examples

  static func hint(for name: String) -> String? {
    if WhereField(rawValue: name) != nil { return "'\(name)' stands under 'where'" }
    if ConditionField(rawValue: name) != nil { return "'\(name)' stands under 'match'" }
    if ScoreField(rawValue: name) != nil { return "'\(name)' stands under 'score'" }
    if ActionField(rawValue: name) != nil { return "'\(name)' stands under 'action'" }
    return nil
  }

  /// What a field that is missing should say.
  var advice: String {
    switch self {
    case .schema: "the version of the format: schema: 1"
    case .id: "the path of the file without its ending, such as caption/photo-credit"
    case .extends: "the rule whose fields are taken over, such as: extends: caption/photo-credit"
    case .title: "a few words that say what was found, such as: title: Photo credit"
    case .why: "a sentence that says why this does not belong to an article"
    case .class: "the kind of dross, such as: class: caption"
    case .languages: "a list of BCP 47 tags, such as: languages: [en, de]"
    case .scope: "what the rule looks at: line, lines, block or document"
    case .conditionsBefore: "cheap conditions that must hold, such as: where: {words: {max: 20}}"
    case .match: "a condition, such as: match: {phrase: read more}"
    case .score: "a threshold and weighted features"
    case .despite: "the conditions that do not bar this rule, such as: despite: [quoted-line]"
    case .action: "what to do: remove or flag, or {kind: replace, with: …}"
    case .fix: "how safe the action is: safe, unsafe or none"
    case .confidence: "the measured precision, from 0 to 1"
    case .capped: "whether removals count towards the cap: true or false"
    case .strength: "how much a finding says about its document: strong or weak"
    case .examples: "texts that prove the rule: examples: {match: […], no_match: […]}"
    }
  }
}

/// What stands under `where`.
enum WhereField: String, FieldName {
  case words, characters, lines, shape, position, each, gap

  static func hint(for name: String) -> String? {
    ConditionField(rawValue: name).map { _ in "'\(name)' stands under 'match'" }
  }
}

/// A condition; several fields in one mapping must all hold.
enum ConditionField: String, FieldName {
  case any, all, not, phrase, regex, cased, keys, lexicon, shape, position, previous, next, rest,
    model
  case repeats
  case atLeast = "at_least"
  case sameAs = "same_as"
  case subject, document, language, named
  case words, characters, lines

  static func hint(for name: String) -> String? {
    ShapeField(rawValue: name) != nil ? "'\(name)' stands under 'shape'" : nil
  }
}

/// What stands under `at_least`.
enum AtLeastField: String, FieldName {
  case n
  case ofDistinct = "of_distinct"
}

/// What stands under `lexicon`.
enum LexiconField: String, FieldName {
  case name
  case minCount = "min_count"
  case minDensity = "min_density"
  case minDistinct = "min_distinct"
  case minCovered = "min_covered"
  case cased
}

/// What stands under `model`.
enum ModelField: String, FieldName {
  case name, score, transition
}

/// What stands under `shape`.
enum ShapeField: String, FieldName {
  case words, characters, lines, sentences, links
  case gluedEnds = "glued_ends"
  case uppercaseRatio = "uppercase_ratio"
  case titleRatio = "title_ratio"
  case digitRatio = "digit_ratio"
  case endsSentence = "ends_sentence"
  case endsWithColon = "ends_with_colon"
  case endsWithQuestion = "ends_with_question"
  case innerCapital = "inner_capital"
  case listItem = "list_item"
  case keyValue = "key_value"
  case prose, heading

  static func hint(for name: String) -> String? {
    ShapeFlag(rawValue: name) == .noTerminalPunctuation ? "write ends_sentence: false" : nil
  }
}

/// A shape by a word of its own.
enum ShapeFlag: String, Hashable, Sendable, CaseIterable {
  case prose, heading
  case listItem = "list_item"
  case keyValue = "key_value"
  case endsSentence = "ends_sentence"
  case noTerminalPunctuation = "no_terminal_punctuation"
  case endsWithColon = "ends_with_colon"
  case endsWithQuestion = "ends_with_question"
}

/// What stands under `key_value`.
enum KeyValueField: String, FieldName {
  case minPairs = "min_pairs"
  case minRatio = "min_ratio"
}

/// What stands under `position`.
enum PositionField: String, FieldName {
  case near
  case withinBlocks = "within_blocks"
  case withinLines = "within_lines"
  case withinShare = "within_share"
  case withinBytes = "within_bytes"
  case outsideProse = "outside_prose"
  case blankAbove = "blank_above"
  case blankBelow = "blank_below"
}

/// What stands under `repeats`.
enum RepeatsField: String, FieldName {
  case nth, copies, documents, share, of
}

/// Two ends of a range.
enum BoundsField: String, FieldName {
  case min, max
}

/// What stands under `score`.
enum ScoreField: String, FieldName {
  case threshold, features
}

/// What a feature of a score has besides the fields of a condition.
enum FeatureField: String, FieldName {
  case weight
}

/// What stands under `action`.
enum ActionField: String, FieldName {
  case kind, target
  case template = "with"

  static func hint(for name: String) -> String? {
    Suggestion.closest(to: name, among: Action.Kind.allCases.map(\.rawValue))
      .map { "did you mean 'kind: \($0)'?" }
  }
}

/// What stands under `examples`.
enum ExamplesField: String, FieldName {
  case match
  case noMatch = "no_match"
}
