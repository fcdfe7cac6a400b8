package import DrossRules
package import DrossText

/// All rules and lexicons of one folder, and what was wrong with the others.
package struct RuleLibrary: Sendable {
  /// The rules without errors, in order of id.
  package private(set) var rules: [Rule] = []
  /// The lexicons without errors, in order of name.
  package private(set) var lexicons: [Lexicon] = []
  /// The line models without errors, in order of name.
  package private(set) var models: [LineModel] = []
  /// What was wrong, in order of file and place.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Files from elsewhere that rule files may call by name.
  package struct Known<Name: Sendable>: Sendable {
    /// The names, for suggestions.
    package let names: [String]
    /// The path and the bytes of the file of that name; `nil` when there is none.
    package let file: @Sendable (Name) -> (path: String, bytes: [UInt8])?

    /// Known files; none by default.
    package init(
      names: [String] = [],
      file: @escaping @Sendable (Name) -> (path: String, bytes: [UInt8])? = { _ in nil }
    ) {
      self.names = names
      self.file = file
    }
  }

  /// Rules from elsewhere that rule files may extend.
  package typealias KnownRules = Known<RuleID>
  /// Conditions from elsewhere that rule files may name.
  package typealias KnownConditions = Known<String>

  /// Reads the files of a folder of rules.
  ///
  /// `family/name.yaml` is a rule, `lexicons/name.txt` a lexicon, `conditions/name.yaml` a condition
  /// that rules share, and `model/name.txt` a table of weights. `.yaml` and `.yml` files in
  /// other places are errors; all other files, and hidden ones, are passed over. A file with an
  /// error is reported and left out; the others count.
  ///
  /// - Parameter files: paths relative to the folder, between slashes, and the bytes of each.
  /// - Parameter root: what messages put before a path, such as `rules`; may be empty.
  /// - Parameter knownLexicons: names of lexicons from elsewhere that the rules may use.
  /// - Parameter knownRules: rules from elsewhere that the rules may extend.
  /// - Parameter knownConditions: conditions from elsewhere that the rules may name.
  /// - Returns: the same library whatever the order of `files`.
  /// - Complexity: O(bytes).
  package static func load(
    _ files: [(path: String, bytes: [UInt8])], root: String, knownLexicons: [String] = [],
    knownRules: KnownRules = KnownRules(), knownConditions: KnownConditions = KnownConditions()
  ) -> RuleLibrary {
    var loader = Loader(
      root: root, knownLexicons: knownLexicons, knownRules: knownRules,
      knownConditions: knownConditions)
    let order = files.indices.sorted { left, right in
      let (a, b) = (files[left].path.utf8, files[right].path.utf8)
      return a.elementsEqual(b) ? left < right : a.lexicographicallyPrecedes(b)
    }
    for index in order { loader.add(files[index].path, files[index].bytes) }
    return loader.finish()
  }

  /// The state from file to file.
  private struct Loader {
    let root: String
    var lexiconNames: Set<String>
    var faultyLexicons: Set<String> = []
    /// The rule files, kept until all lexicons and all that may be extended are known.
    var rules: RuleInheritance
    var ids: [RuleID] = []
    var conditions: NamedConditions
    /// What was wrong with each file, in order of path.
    var diagnostics: [(path: String, list: [Diagnostic])] = []
    var lexicons: [Lexicon] = []
    var models: [LineModel] = []

    init(
      root: String, knownLexicons: [String], knownRules: KnownRules,
      knownConditions: KnownConditions
    ) {
      self.root = root
      rules = RuleInheritance(known: knownRules)
      conditions = NamedConditions(known: knownConditions)
      lexiconNames = Set(knownLexicons)
    }

    mutating func add(_ path: String, _ bytes: [UInt8]) {
      let shown = root.isEmpty ? path : "\(root)/\(path)"
      let parts = path.split(separator: "/").filter { $0 != "." }.map(String.init)
      guard let file = parts.last, let dot = file.utf8.lastIndex(of: 0x2E),
        !parts.contains(where: { $0.utf8.first == 0x2E })
      else { return }
      let name = String(file[..<dot])
      switch (String(file[dot...]), parts.count, parts.first == "lexicons") {
      case (".txt", 2, true): addLexicon(name, bytes, shown)
      case (".txt", 2, false) where parts[0].utf8.elementsEqual("model".utf8):
        addModel(name, bytes, shown)
      case (".yaml", 2, false) where parts[0].utf8.elementsEqual("conditions".utf8):
        addCondition(name, bytes, shown)
      case (".yaml", 2, false): addRule(parts[0], name, bytes, shown)
      case (".yaml", _, true), (".yml", _, true):
        refuse(shown, "a rule cannot stand under lexicons", "move it to FAMILY/NAME.yaml")
      case (".yaml", _, _):
        refuse(
          shown, "a rule file must stand in a folder of its family",
          "move it to FAMILY/NAME.yaml, such as caption/photo-credit.yaml")
      case (".yml", _, _):
        refuse(shown, "a rule file must end in .yaml", "rename it to \(name).yaml")
      default: break
      }
    }

    private mutating func refuse(_ path: String, _ message: String, _ note: String) {
      let place = Diagnostic.Place(path: path)
      diagnostics.append((path, [Diagnostic(.error, at: place, message, notes: [note])]))
    }

    private mutating func addRule(
      _ family: String, _ name: String, _ bytes: [UInt8], _ path: String
    ) {
      guard let id = RuleID("\(family)/\(name)") else {
        refuse(
          path, "'\(family)/\(name)' cannot be the id of a rule",
          "use lower-case letters, digits and hyphens, such as caption/photo-credit.yaml")
        return
      }
      if let first = rules.entries[id] {
        refuse(path, "the rule '\(id)' stands twice", "it stands first in \(first.path)")
        return
      }
      ids.append(id)
      rules.entries[id] = RuleInheritance.Entry(path: path, tree: YAMLTree(bytes, path: path))
    }

    private mutating func addModel(_ name: String, _ bytes: [UInt8], _ path: String) {
      let file = LineModelFile.parse(bytes, path: path, name: name)
      if !file.diagnostics.isEmpty { diagnostics.append((path, file.diagnostics)) }
      if let model = file.model { models.append(model) }
    }

    private mutating func addCondition(_ name: String, _ bytes: [UInt8], _ path: String) {
      guard isName(name, of: "condition", in: path) else { return }
      guard !conditions.holds(name) else {
        refuse(path, "the condition '\(name)' stands twice", "keep one of the files")
        return
      }
      let found = conditions.add(bytes, path: path, as: name)
      if !found.isEmpty { diagnostics.append((path, found)) }
    }

    /// Whether `name` can be the name of what a file holds; says so when it cannot.
    private mutating func isName(_ name: String, of kind: String, in path: String) -> Bool {
      guard RuleID("\(kind)/\(name)") == nil else { return true }
      refuse(
        path, "'\(name)' cannot be the name of a \(kind)",
        "use lower-case letters, digits and hyphens")
      return false
    }

    private mutating func addLexicon(_ name: String, _ bytes: [UInt8], _ path: String) {
      guard isName(name, of: "lexicon", in: path) else { return }
      guard !lexicons.contains(where: { $0.name == name }), !faultyLexicons.contains(name) else {
        refuse(path, "the lexicon '\(name)' stands twice", "keep one of the files")
        return
      }
      let file = LexiconFile.parse(bytes, path: path, name: name)
      if !file.diagnostics.isEmpty { diagnostics.append((path, file.diagnostics)) }
      if let lexicon = file.lexicon {
        lexicons.append(lexicon)
        lexiconNames.insert(name)
      } else {
        faultyLexicons.insert(name)
      }
    }

    /// Looks up the lexicons that rules name, and puts everything in order.
    mutating func finish() -> RuleLibrary {
      var library = RuleLibrary()
      conditions.gatherBars()
      checkFamilies()
      for id in ids {
        guard let path = rules.entries[id]?.path else { continue }
        var contents = RuleFile.read(
          rules.sum(of: id), path: path, id: id, conditions: conditions)
        for (name, mark) in contents.lexicons where !lexiconNames.contains(name) {
          contents.diagnostics.append(unknownLexicon(name, at: mark, in: path))
        }
        if !contents.diagnostics.isEmpty {
          diagnostics.append((path, RuleFile.inOrderOfPlace(contents.diagnostics)))
        } else if let rule = contents.rule {
          library.rules.append(rule)
        }
      }
      library.rules.sort { $0.id < $1.id }
      library.lexicons = lexicons.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      library.models = models.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      library.diagnostics = diagnostics.indices.sorted { left, right in
        let (a, b) = (diagnostics[left].path.utf8, diagnostics[right].path.utf8)
        return a.elementsEqual(b) ? left < right : a.lexicographicallyPrecedes(b)
      }.flatMap { diagnostics[$0].list }
      return library
    }

    /// Tells of families that a condition of the folder bars and nobody knows.
    private mutating func checkFamilies() {
      let families = (ids + rules.known.names.compactMap { RuleID($0) }).map(\.family)
      for bar in conditions.bars where bar.isOwn {
        let unknown = bar.families.filter { !families.contains($0.name) }
        let found = unknown.map { unknownFamily($0, of: families, in: bar.path) }
        if !found.isEmpty { diagnostics.append((bar.path, found)) }
      }
    }

    private func unknownFamily(
      _ family: NamedConditions.Family, of known: [String], in path: String
    ) -> Diagnostic {
      let place = Diagnostic.Place(path: path, line: family.mark.line, column: family.mark.column)
      let note =
        Suggestion.closest(to: family.name, among: known).map { "did you mean '\($0)'?" }
        ?? "there is no rule \(family.name)/NAME"
      return Diagnostic(.error, at: place, "unknown family '\(family.name)'", notes: [note])
    }

    private func unknownLexicon(
      _ name: String, at mark: RuleMark, in path: String
    ) -> Diagnostic {
      let place = Diagnostic.Place(path: path, line: mark.line, column: mark.column)
      if faultyLexicons.contains(name) {
        return Diagnostic(.error, at: place, "the lexicon '\(name)' has errors of its own")
      }
      let names = lexiconNames.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let note =
        Suggestion.closest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "there is no file lexicons/\(name).txt"
      return Diagnostic(.error, at: place, "unknown lexicon '\(name)'", notes: [note])
    }
  }
}
