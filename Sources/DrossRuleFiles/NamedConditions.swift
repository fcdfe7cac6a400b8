import DrossRules
import DrossText

/// Conditions that many rules share: the files `conditions/NAME.yaml` of a folder of rules.
///
/// A rule says `named: NAME`, and it is as if the condition stood there.
struct NamedConditions {
  /// A family of rules, and where it is named.
  typealias Family = (name: String, mark: RuleMark)

  /// A condition that bars families of rules.
  struct Bar {
    let name: String
    /// Its file.
    let path: String
    let condition: YAMLNode
    let families: [Family]
    /// Whether its file is one of the folder.
    let isOwn: Bool
  }

  /// What is known of a name.
  enum Entry {
    /// The condition as it is written, and the families that it bars.
    case node(YAMLNode, bars: [Family])
    /// Its file has errors, which are reported there.
    case faulty
  }

  /// The conditions that bar families, in order of name; known once they were gathered.
  private(set) var bars: [Bar] = []
  /// The conditions of the folder, and their files.
  private var entries: [String: (entry: Entry, path: String)] = [:]
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
    entries[name] = (entry, path)
    return diagnostics
  }

  /// Finds the conditions that bar families, once all files of the folder are there.
  mutating func gatherBars() {
    bars = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
      if let own = entries[name] { return Self.bar(name, own.entry, own.path, isOwn: true) }
      // Few conditions bar any: the others need not be read.
      guard let file = known.file(name), Self.bars(in: file.bytes) else { return nil }
      return Self.bar(
        name, Self.read(file.bytes, path: file.path).entry, file.path, isOwn: false)
    }
  }

  private static func bar(_ name: String, _ entry: Entry, _ path: String, isOwn: Bool) -> Bar? {
    guard case .node(let condition, let families) = entry, !families.isEmpty else { return nil }
    return Bar(name: name, path: path, condition: condition, families: families, isOwn: isOwn)
  }

  /// Whether a line of the file of a condition begins with the field that bars families.
  private static func bars(in bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.starts(with: "bars:".utf8) }
  }

  /// What is known of `name`; a condition of the folder goes before one from elsewhere.
  func entry(_ name: String) -> Entry? {
    entries[name]?.entry ?? known.file(name).map { Self.read($0.bytes, path: $0.path).entry }
  }

  private static func read(
    _ bytes: [UInt8], path: String
  ) -> (entry: Entry, diagnostics: [Diagnostic]) {
    let tree = YAMLTree(bytes, path: path)
    var reader = NodeReader(path: path, conditions: nil)
    let condition = tree.root.flatMap { reader.namedCondition($0) }
    let diagnostics = RuleFile.inOrderOfPlace(tree.diagnostics + reader.diagnostics)
    guard diagnostics.isEmpty, let condition else { return (.faulty, diagnostics) }
    return (.node(condition.node, bars: condition.bars), [])
  }
}

extension NodeReader {
  /// The condition in a file of a named one, as it is written, and the families that it bars.
  fileprivate mutating func namedCondition(
    _ node: YAMLNode
  ) -> (node: YAMLNode, bars: [NamedConditions.Family])? {
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
    let bars = fields.first(.bars).flatMap {
      self.texts($0.value, $0.label, isSingleAllowed: true)
    }
    guard let field = required(.condition, in: fields, of: node, advice: "what must hold"),
      condition(field.value, field.label) != nil
    else { return nil }
    return (field.value, (bars ?? []).map { (name: $0.text, mark: $0.mark) })
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
    case .node(let condition, _): return self.condition(condition.placed(at: node.mark), label)
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
  case schema, title, why, condition, bars
}
