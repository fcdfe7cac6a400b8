import DrossRules
import DrossText

/// What a value is called in a message.
enum Label {
  case field(String)
  case item(String)

  init(_ name: some FieldName) { self = .field(name.rawValue) }

  /// The words at the start of a sentence.
  var text: String {
    switch self {
    case .field(let name): "'\(name)'"
    case .item(let name): "an item of '\(name)'"
    }
  }

  /// An item of the list that this is.
  var item: Label {
    switch self {
    case .field(let name), .item(let name): .item(name)
    }
  }
}

/// Reads typed values from a tree and notes everything that is not as it should be.
///
/// Every function gives `nil` when there is an error and has then reported it, so that reading
/// goes on to the next field.
struct NodeReader {
  /// One field of a mapping.
  struct Field<Name: FieldName> {
    let name: Name
    let mark: RuleMark
    let value: YAMLNode
    var label: Label { Label(name) }
  }

  /// What messages call the file.
  let path: String
  /// What was wrong, in the order in which it was met.
  private(set) var diagnostics: [Diagnostic] = []
  /// The lexicons that are named, and where.
  var lexicons: [(name: String, mark: RuleMark)] = []

  /// The conditions that may be called by name; `nil` where none may be.
  let conditions: NamedConditions?

  init(path: String, conditions: NamedConditions? = NamedConditions()) {
    self.path = path
    self.conditions = conditions
  }

  mutating func error(_ message: String, at mark: RuleMark, notes: [String] = []) {
    let place = Diagnostic.Place(path: path, line: mark.line, column: mark.column)
    diagnostics.append(Diagnostic(.error, at: place, message, notes: notes))
  }

  mutating func error(_ message: String, at mark: RuleMark, note: String) {
    error(message, at: mark, notes: [note])
  }

  /// Says that `node` should be something else; nothing about a node that is reported already.
  mutating func mismatch(_ node: YAMLNode, _ label: Label, _ wanted: String, note: String? = nil) {
    guard !node.isRefused else { return }
    error(
      "\(label.text) must be \(wanted), not \(node.kind)", at: node.mark,
      notes: note.map { [$0] } ?? [])
  }

  // MARK: Mappings and lists

  /// The fields of a mapping, in the order of the file; unknown ones are reported and left out.
  mutating func fields<Name: FieldName>(
    of node: YAMLNode, _ label: Label, as names: Name.Type
  ) -> [Field<Name>]? {
    guard let pairs = pairs(of: node, label, known: Name.allCases.map(\.rawValue)) else {
      return nil
    }
    return fields(pairs, among: Name.allCases.map(\.rawValue))
  }

  /// The pairs of a mapping that holds at least one.
  mutating func pairs(
    of node: YAMLNode, _ label: Label, known: @autoclosure () -> [String]
  ) -> [YAMLNode.Pair]? {
    if case .mapping(let pairs) = node.content, !pairs.isEmpty { return pairs }
    let note = "its fields: \(known().joined(separator: ", "))"
    if case .mapping = node.content {
      error("\(label.text) must not be empty", at: node.mark, note: note)
    } else {
      mismatch(node, label, "a mapping", note: note)
    }
    return nil
  }

  /// The pairs as fields; a name that is not a field is reported.
  mutating func fields<Name: FieldName>(
    _ pairs: [YAMLNode.Pair], among known: @autoclosure () -> [String]
  ) -> [Field<Name>] {
    pairs.compactMap { pair in
      guard let name = Name(rawValue: pair.key) else {
        let known = known()
        let note =
          Suggestion.closest(to: pair.key, among: known).map { "did you mean '\($0)'?" }
          ?? Name.hint(for: pair.key) ?? "fields here: \(known.joined(separator: ", "))"
        error("unknown field '\(pair.key)'", at: pair.mark, note: note)
        return nil
      }
      return Field(name: name, mark: pair.mark, value: pair.value)
    }
  }

  /// The items of a list that holds at least one.
  mutating func items(of node: YAMLNode, _ label: Label, wanted: String) -> [YAMLNode]? {
    guard case .sequence(let items) = node.content else {
      mismatch(node, label, wanted, note: "put the items between [ and ], or each behind '- '")
      return nil
    }
    guard !items.isEmpty else {
      error("\(label.text) must not be empty", at: node.mark, note: "write at least one item")
      return nil
    }
    return items
  }

  // MARK: Text

  /// Text that is not blank; plain scalars that may be read as something else are refused.
  mutating func text(_ node: YAMLNode, _ label: Label) -> String? {
    guard let text = anyText(node, label) else { return nil }
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      error("\(label.text) must not be empty", at: node.mark)
      return nil
    }
    return text
  }

  /// Text that may be blank.
  mutating func anyText(_ node: YAMLNode, _ label: Label) -> String? {
    guard case .scalar(let text, let style) = node.content, !(text.isEmpty && style == .plain)
    else {
      mismatch(node, label, "text")
      return nil
    }
    if style == .plain, let meaning = PlainScalar.trap(text) {
      error(
        "\(label.text) must be text, but '\(text)' without quotes is \(meaning)", at: node.mark,
        note: "quote it: '\(text)'")
      return nil
    }
    return text
  }

  /// A phrase, key or pattern: text in which a line break at the end would count.
  mutating func exactText(_ node: YAMLNode, _ label: Label) -> String? {
    guard let text = text(node, label) else { return nil }
    if case .scalar(_, .block) = node.content, text.utf8.last == 0x0A {
      error(
        "\(label.text) ends with a line break", at: node.mark,
        note: "write |- or >- instead of | or >")
      return nil
    }
    return text
  }

  /// A list of texts, with the place of each.
  mutating func texts(
    _ node: YAMLNode, _ label: Label, isSingleAllowed: Bool = false
  ) -> [(text: String, mark: RuleMark)]? {
    if isSingleAllowed, case .scalar = node.content {
      return exactText(node, label).map { [($0, node.mark)] }
    }
    let wanted = isSingleAllowed ? "text or a list of texts" : "a list of texts"
    guard let items = items(of: node, label, wanted: wanted) else { return nil }
    var texts: [(String, RuleMark)] = []
    for item in items {
      if let text = exactText(item, label.item) { texts.append((text, item.mark)) }
    }
    return texts.count == items.count ? texts : nil
  }

  /// One of a closed list of words.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ node: YAMLNode, _ label: Label, as choices: Choice.Type
  ) -> Choice? {
    if case .scalar(let text, _) = node.content, let choice = Choice(rawValue: text) {
      return choice
    }
    let words = Choice.allCases.map(\.rawValue)
    let list = "one of: \(words.joined(separator: ", "))"
    guard case .scalar(let text, let style) = node.content, !(text.isEmpty && style == .plain)
    else {
      mismatch(node, label, "text", note: list)
      return nil
    }
    let note = Suggestion.closest(to: text, among: words).map { "did you mean '\($0)'?" } ?? list
    error("\(label.text) cannot be '\(text)'", at: node.mark, note: note)
    return nil
  }

  // MARK: Numbers and truth values

  /// `true` or `false`, without quotes.
  mutating func bool(_ node: YAMLNode, _ label: Label) -> Bool? {
    switch node.content {
    case .scalar("true", .plain): return true
    case .scalar("false", .plain): return false
    case .scalar("true", _), .scalar("false", _):
      error(
        "\(label.text) must be true or false, not text", at: node.mark, note: "leave the quotes out"
      )
    case .scalar(let text, _) where !text.isEmpty:
      error("\(label.text) must be true or false, not '\(text)'", at: node.mark)
    default: mismatch(node, label, "true or false")
    }
    return nil
  }

  /// What kind of number a field holds.
  enum Measure {
    /// A whole number, this one or more.
    case count(from: Int)
    /// A number from 0 to 1.
    case share
    /// Any number.
    case weight

    var words: String {
      switch self {
      case .count: "a whole number"
      case .share: "a number from 0 to 1"
      case .weight: "a number"
      }
    }
  }

  /// A plain decimal number.
  mutating func number(_ node: YAMLNode, _ label: Label, _ measure: Measure) -> Double? {
    guard case .scalar(let text, let style) = node.content, !text.isEmpty else {
      mismatch(node, label, measure.words)
      return nil
    }
    guard let value = PlainScalar.number(text) else {
      error("\(label.text) must be \(measure.words), not '\(text)'", at: node.mark)
      return nil
    }
    guard style == .plain else {
      error(
        "\(label.text) must be \(measure.words), not text", at: node.mark,
        note: "leave the quotes out: \(text)")
      return nil
    }
    switch measure {
    case .count(let least):
      guard !text.utf8.contains(0x2E), abs(value) < 1e9 else { break }
      guard value >= Double(least) else {
        error("\(label.text) must be at least \(least)", at: node.mark)
        return nil
      }
      return value
    case .share:
      if (0...1).contains(value) { return value }
    case .weight:
      return value
    }
    error("\(label.text) must be \(measure.words), not \(text)", at: node.mark)
    return nil
  }

  /// A whole number, `least` or more.
  mutating func count(_ node: YAMLNode, _ label: Label, from least: Int) -> Int? {
    number(node, label, .count(from: least)).map { Int($0) }
  }
}

extension Array {
  /// The field of that name.
  func first<Name: FieldName>(_ name: Name) -> Element? where Element == NodeReader.Field<Name> {
    // By index: a look at the name alone copies no field.
    indices.first { self[$0].name == name }.map { self[$0] }
  }
}
