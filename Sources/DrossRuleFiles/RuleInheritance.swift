import DrossRules
import DrossText

/// Puts the fields of the rule that a rule file `extends` under its own.
///
/// Every field that is not given is taken over; `match` and `score` stand for one another, and the
/// examples of both are joined. A measured `confidence` is not taken over by a rule that looks for
/// something else. What is taken over has the place of the word after `extends`, since
/// that is where a mistake in the sum can be mended.
struct RuleInheritance {
  /// A rule file, read as YAML.
  struct Entry {
    let path: String
    let tree: YAMLTree
  }

  /// The rule files of the folder.
  var entries: [RuleID: Entry] = [:]
  /// The rules from elsewhere: their files, and their ids for suggestions.
  let known: RuleLibrary.KnownRules

  /// A rule file with all that it takes over.
  struct Sum {
    var root: YAMLNode?
    var diagnostics: [Diagnostic] = []
    /// The base and the place where it is named, if there is one.
    var base: (name: String, mark: RuleMark)?
    /// The families of the rule and of all that it extends, its own first.
    var families: [String] = []
    /// Rules that extend one another in a circle, if there is one on the way.
    var circle: [RuleID] = []
  }

  /// The sum of a rule file of the folder and what it extends.
  func sum(of id: RuleID) -> Sum {
    guard let entry = entries[id] else { return Sum() }
    return sum(of: entry, id: id, way: [])
  }

  /// - Parameter way: the rules that wait for this one, each with its file.
  private func sum(of entry: Entry, id: RuleID, way: [(id: RuleID, path: String)]) -> Sum {
    var sum = Sum(
      root: entry.tree.root, diagnostics: entry.tree.diagnostics, families: [id.family])
    guard let root = entry.tree.root, case .mapping(let pairs) = root.content,
      let extends = pairs.first(where: { $0.key == RuleField.extends.rawValue })
    else { return sum }
    let own = pairs.filter { $0.key != extends.key }
    let mark = extends.value.mark
    func fail(_ message: String, _ note: String) -> Sum {
      var sum = sum
      let place = Diagnostic.Place(path: entry.path, line: mark.line, column: mark.column)
      sum.diagnostics.append(Diagnostic(.error, at: place, message, notes: [note]))
      sum.root = nil
      return sum
    }
    var reader = NodeReader(path: entry.path)
    guard let name = reader.text(extends.value, .field(extends.key)) else {
      sum.diagnostics += reader.diagnostics
      sum.root = nil
      return sum
    }
    func failCircle(_ circle: [RuleID]) -> Sum {
      let names = (circle + circle.prefix(1)).map(\.description)
      var sum = fail("the rule extends itself", names.joined(separator: " extends "))
      sum.circle = circle
      return sum
    }
    guard let base = RuleID(name), let file = file(of: base, for: id, at: entry.path) else {
      if RuleID(name) == id { return failCircle([id]) }
      let names = (entries.keys.filter { $0 != id }.map(\.description) + known.names).sorted()
      return fail(
        "there is no rule '\(name)' to extend",
        Suggestion.closest(to: name, among: names).map { "did you mean '\($0)'?" }
          ?? "write the id of a rule, such as caption/photo-credit")
    }
    let steps = way + [(id: id, path: entry.path)]
    if let first = steps.firstIndex(where: { $0.id == base && $0.path == file.path }) {
      return failCircle(steps[first...].map(\.id))
    }
    let lower = self.sum(of: file, id: base, way: steps)
    if let own = lower.circle.firstIndex(of: id) {
      return failCircle(Array(lower.circle[own...] + lower.circle[..<own]))
    }
    guard lower.diagnostics.isEmpty, case .mapping(let taken)? = lower.root?.content else {
      return fail(
        "the rule '\(name)' that this one extends has errors of its own", "mend \(file.path) first")
    }
    sum.root = YAMLNode(
      content: .mapping(Self.joined(own, over: taken.map { $0.placed(at: mark) })), mark: root.mark)
    sum.base = (name, mark)
    sum.families += lower.families
    return sum
  }

  /// The file of a base: in this folder, or from elsewhere when a rule extends its own name.
  private func file(of base: RuleID, for id: RuleID, at path: String) -> Entry? {
    let isOwnName = base == id && entries[id]?.path == path
    if !isOwnName, let entry = entries[base] { return entry }
    return known.file(base).map { Entry(path: $0.path, tree: YAMLTree($0.bytes, path: $0.path)) }
  }

  private static func joined(_ own: [YAMLNode.Pair], over base: [YAMLNode.Pair]) -> [YAMLNode.Pair]
  {
    let bodies = [RuleField.match.rawValue, RuleField.score.rawValue]
    let hasBody = own.contains { bodies.contains($0.key) }
    let conditions = bodies + [RuleField.conditionsBefore.rawValue, RuleField.scope.rawValue]
    let isMeasured = !own.contains { conditions.contains($0.key) }
    var pairs = base.filter { pair in
      pair.key != RuleField.id.rawValue && !own.contains { $0.key == pair.key }
        && !(hasBody && bodies.contains(pair.key))
        && (isMeasured || pair.key != RuleField.confidence.rawValue)
    }
    for var pair in own {
      if pair.key == RuleField.examples.rawValue,
        let other = base.first(where: { $0.key == pair.key })
      {
        pair.value = examples(pair.value, after: other.value)
      }
      pairs.append(pair)
    }
    return pairs
  }

  /// Both lists of each kind; what is no mapping of lists stays for the reader to report.
  private static func examples(_ own: YAMLNode, after base: YAMLNode) -> YAMLNode {
    guard case .mapping(var pairs) = own.content, case .mapping(let others) = base.content else {
      return own
    }
    for other in others {
      guard let index = pairs.firstIndex(where: { $0.key == other.key }) else {
        pairs.append(other)
        continue
      }
      if case .sequence(let items) = pairs[index].value.content,
        case .sequence(let first) = other.value.content
      {
        pairs[index].value.content = .sequence(first + items)
      }
    }
    return YAMLNode(content: .mapping(pairs), mark: own.mark)
  }
}
