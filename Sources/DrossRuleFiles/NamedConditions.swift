import DrossRules
import DrossText

/// Conditions that many rules share: the files `conditions/NAME.yaml` of a folder of rules.
///
/// A rule says `named: NAME`, and it is as if the condition stood there.
struct NamedConditions {
  /// What is known of a name.
  enum Entry {
    /// The condition as it is written.
    case node(YAMLNode)
    /// Its file has errors, which are reported there.
    case faulty
  }

  /// The conditions of the folder.
  private var entries: [String: Entry] = [:]
  /// Those from elsewhere.
  private let known: RuleLibrary.KnownConditions

  init(known: RuleLibrary.KnownConditions = RuleLibrary.KnownConditions()) { self.known = known }

  /// The names, for suggestions.
  var names: [String] {
    (Array(entries.keys) + known.names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the folder has a file for `name`.
  func holds(_ name: String) -> Bool { entries[name] != nil }

  /// Adds the condition in a file of the folder.
  ///
  /// - Returns: what is wrong with it, in order of place.
  mutating func add(_ bytes: [UInt8], path: String, as name: String) -> [Diagnostic] {
    let (entry, diagnostics) = Self.read(bytes, path: path)
    entries[name] = entry
    return diagnostics
  }

  /// What is known of `name`; a condition of the folder goes before one from elsewhere.
  func entry(_ name: String) -> Entry? {
    entries[name] ?? known.file(name).map { Self.read($0.bytes, path: $0.path).entry }
  }

  private static func read(
    _ bytes: [UInt8], path: String
  ) -> (entry: Entry, diagnostics: [Diagnostic]) {
    let tree = YAMLTree(bytes, path: path)
    var reader = NodeReader(path: path, conditions: nil)
    let node = tree.root.flatMap { reader.namedCondition($0) }
    let diagnostics = RuleFile.inOrderOfPlace(tree.diagnostics + reader.diagnostics)
    guard diagnostics.isEmpty, let node else { return (.faulty, diagnostics) }
    return (.node(node), [])
  }
}

extension NodeReader {
  /// The condition in a file of a named one, as it is written.
  fileprivate mutating func namedCondition(_ node: YAMLNode) -> YAMLNode? {
    guard case .mapping(let pairs) = node.content else {
      guard !node.isRefused else { return nil }
      error(
        "the file of a condition must be a mapping, not \(node.kind)", at: node.mark,
        note: "start with: schema: 1")
      return nil
    }
    let fields: [Field<NamedConditionField>] = fields(
      pairs, among: NamedConditionField.allCases.map(\.rawValue))
    checkSchema(required(.schema, in: fields, of: node, advice: "schema: 1"))
    let texts = [
      required(.title, in: fields, of: node, advice: "a few words that say what it is"),
      required(.why, in: fields, of: node, advice: "what it tells apart, and how"),
    ]
    for field in texts.compactMap(\.self) { _ = text(field.value, field.label) }
    guard let field = required(.condition, in: fields, of: node, advice: "what must hold"),
      condition(field.value, field.label) != nil
    else { return nil }
    return field.value
  }

  /// The condition that a rule calls by its name.
  mutating func named(_ node: YAMLNode, _ label: Label) -> Condition? {
    guard let name = text(node, label) else { return nil }
    guard let conditions else {
      error(
        "a named condition cannot name another one", at: node.mark, note: "write out what it says")
      return nil
    }
    switch conditions.entry(name) {
    case .node(let condition): return self.condition(condition.placed(at: node.mark), label)
    case .faulty: error("the condition '\(name)' has errors of its own", at: node.mark)
    case nil:
      error(
        "unknown condition '\(name)'", at: node.mark,
        note: Suggestion.closest(to: name, among: conditions.names).map { "did you mean '\($0)'?" }
          ?? "there is no file conditions/\(name).yaml")
    }
    return nil
  }
}

/// The file of a named condition.
enum NamedConditionField: String, FieldName {
  case schema, title, why, condition
}
