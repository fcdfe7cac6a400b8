public import DrossFilters
import DrossRuleFiles
import DrossRulePack
public import DrossRules
public import DrossText
import DrossUnicode

/// A set of rules with their lexicons: those that come with dross, those of the user, or a selection.
public struct RuleCatalog: Sendable {
  /// The rules in order of id.
  public private(set) var rules: [Rule]
  /// The lexicons in order of name.
  public var lexicons: [Lexicon] { ownLexicons ?? BuiltInRules.lexicons }
  /// The names of the lexicons in order.
  private var lexiconNames: [String] { ownLexicons?.map(\.name) ?? BuiltInRules.lexiconNames }
  /// The line models in order of name.
  package private(set) var models: [LineModel]
  /// The rules about characters.
  package private(set) var unicode = UnicodeSelection()
  /// The rules of filter packs; none unless packs are switched on.
  package private(set) var filters = FilterSelection()
  /// The lines that several documents of the corpus have, for the packs that ask.
  private(set) var repeatedLines: RepeatedLines?
  /// What was wrong with rule files.
  ///
  /// The rules in them are not among `rules`; all others are.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The lexicons, unless they are those that come with dross: these are read only when asked for.
  private var ownLexicons: [Lexicon]?
  /// The rules that came with dross, made ready, as long as no lexicon or line model of theirs was replaced.
  private var ready: RuleSet?
  /// The rules that are not among these; the others differ from them in nothing but how safe a fix is.
  private var added: Set<RuleID> = []
  /// The folders of rules that did not come with dross.
  private var folders: [RuleID: String] = [:]
  /// The files of rules that did not come with dross, for others that extend them.
  private var files: [RuleID: (path: String, bytes: [UInt8])] = [:]
  /// The files of conditions that did not come with dross, for rules that name them.
  private var conditionFiles: [String: (path: String, bytes: [UInt8])] = [:]
  /// Whether rules were left out.
  private(set) var isPartial = false
  /// The rules that are there and were not selected.
  private var unselected: [RuleID] = []
  /// Whether rules that came with dross may be extended.
  var hasBuiltIn = false

  /// A catalog of the given rules.
  public init(rules: [Rule], lexicons: [Lexicon]) {
    self.init(rules: rules, lexicons: lexicons, models: [])
  }

  /// A catalog of the given rules, with the line models that they ask.
  package init(rules: [Rule], lexicons: [Lexicon], models: [LineModel]) {
    self.rules = rules
    ownLexicons = lexicons
    self.models = models
  }

  /// The rules that come with dross.
  ///
  /// - Complexity: O(size of all rules) for the first call, O(rules) for the others.
  public static func builtIn() -> RuleCatalog {
    var catalog = BuiltInRules.packed.map { RuleCatalog($0.set) } ?? builtInFromText()
    catalog.hasBuiltIn = true
    return catalog
  }

  /// The rules that come with dross, read from the text of their files.
  static func builtInFromText() -> RuleCatalog {
    let files = RulePack.files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    return RuleCatalog(RuleLibrary.load(files, root: "rules"))
  }

  /// Rules that came with dross, made ready.
  private init(_ ready: RuleSet) {
    self.ready = ready
    rules = ready.rules
    models = ready.models
  }

  /// The rules made ready to run, and what is wrong with those that could not be.
  func makeReady() -> (set: RuleSet, problems: [RuleSet.Problem]) {
    guard let ready else {
      return RuleSet.make(
        rules, lexicons: lexicons, models: models,
        known: hasBuiltIn ? BuiltInRules.patterns : KnownPatterns())
    }
    let known = ready.part(rules.filter { !added.contains($0.id) })
    let others = rules.filter { added.contains($0.id) }
    guard !others.isEmpty else { return (known, []) }
    let (set, problems) = RuleSet.make(others, lexicons: lexicons, models: models)
    return (known.joined(with: set), problems)
  }

  /// The rules in the folder at `path`, laid out like `rules/` of dross.
  ///
  /// - Parameter base: whose lexicons they may use, and whose rules they may extend.
  /// - Parameter origin: where the folder was named; `nil` for what was typed.
  public static func folder(
    _ path: String, over base: RuleCatalog, from origin: Diagnostic.Place? = nil
  ) -> RuleCatalog {
    let folder = RuleFolder(path, from: origin)
    var catalog = RuleCatalog(
      RuleLibrary.load(
        folder.files, root: path, knownLexicons: base.lexiconNames, knownRules: base.known,
        knownConditions: base.knownConditions))
    catalog.diagnostics = folder.diagnostics + catalog.diagnostics
    let sources = Dictionary(folder.files.map { ($0.path, $0.bytes) }) { first, _ in first }
    for rule in catalog.rules {
      catalog.folders[rule.id] = path
      guard let bytes = sources["\(rule.id).yaml"] else { continue }
      catalog.files[rule.id] = ("\(path)/\(rule.id).yaml", bytes)
    }
    for file in folder.files {
      guard let name = Self.conditionName(of: file.path) else { continue }
      catalog.conditionFiles[name] = ("\(path)/\(file.path)", file.bytes)
    }
    return catalog
  }

  /// What may be extended.
  private var known: RuleLibrary.KnownRules {
    let files = files
    let hasBuiltIn = hasBuiltIn
    return RuleLibrary.KnownRules(names: rules.map(\.id.description)) { id in
      if let file = files[id] { return file }
      guard hasBuiltIn, let file = RulePack.files.first(where: { $0.path == "\(id).yaml" }) else {
        return nil
      }
      return ("rules/\(file.path)", Array(file.text.utf8))
    }
  }

  /// The conditions that may be named.
  private var knownConditions: RuleLibrary.KnownConditions {
    let files = conditionFiles
    var builtIn: [String: EmbeddedRuleFile] = [:]
    for file in hasBuiltIn ? RulePack.files : [] {
      if let name = Self.conditionName(of: file.path) { builtIn[name] = file }
    }
    let names = Set(files.keys).union(builtIn.keys)
    return RuleLibrary.KnownConditions(names: Array(names)) { [builtIn] name in
      files[name] ?? builtIn[name].map { ("rules/\($0.path)", Array($0.text.utf8)) }
    }
  }

  /// The name of the condition in a file of a folder of rules; `nil` for other files.
  private static func conditionName(of path: String) -> String? {
    guard path.hasPrefix("conditions/"), path.hasSuffix(".yaml") else { return nil }
    return String(path.dropFirst("conditions/".count).dropLast(".yaml".count))
  }

  private init(_ library: RuleLibrary) {
    rules = library.rules
    ownLexicons = library.lexicons
    models = library.models
    diagnostics = library.diagnostics
  }

  /// This catalog with the rules of `other`; a rule or lexicon of a known name takes the place of
  /// the one that had it.
  public func adding(_ other: RuleCatalog) -> RuleCatalog {
    var sum = self
    let ids = Set(other.rules.map(\.id))
    sum.added.formUnion(ids)
    sum.rules = (rules.filter { !ids.contains($0.id) } + other.rules).sorted { $0.id < $1.id }
    let names = Set(other.lexicons.map(\.name))
    if !other.models.isEmpty { sum.ready = nil }
    if !names.isEmpty {
      if !names.isDisjoint(with: lexiconNames) { sum.ready = nil }
      sum.ownLexicons = lexicons.filter { !names.contains($0.name) } + other.lexicons
    }
    let modelNames = Set(other.models.map(\.name))
    sum.models = models.filter { !modelNames.contains($0.name) } + other.models
    sum.diagnostics += other.diagnostics
    for id in ids {
      sum.folders[id] = other.folders[id]
      sum.files[id] = other.files[id]
    }
    sum.conditionFiles.merge(other.conditionFiles) { _, new in new }
    return sum
  }

  /// The rules that are selected and not ignored, by id or family; all when nothing is selected.
  ///
  /// A name that no rule has is an error among the diagnostics.
  public func selecting(_ selected: [String], ignoring ignored: [String]) -> RuleCatalog {
    var part = self
    for name in selected + ignored where !knows(name) {
      part.diagnostics.append(
        Self.unknown(name, at: nil, note: advice(on: name)))
    }
    return part.keeping(selected, without: ignored)
  }

  /// The rules that are selected and not ignored; nothing is said about names that no rule has.
  func keeping(_ selected: [String], without ignored: [String]) -> RuleCatalog {
    var part = self
    part.rules = rules.filter { rule in
      (selected.isEmpty || selected.contains { Self.matches(rule, $0) })
        && !ignored.contains { Self.matches(rule, $0) }
    }
    part.unselected += Set(rules.map(\.id)).subtracting(part.rules.map(\.id))
    part.unicode = unicode.keeping(selected, without: ignored)
    part.filters = filters.keeping(selected, without: ignored)
    part.isPartial =
      isPartial || part.rules.count < rules.count
      || part.unicode.rules.count < unicode.rules.count
      || part.filters.rules.count < filters.rules.count
    return part
  }

  /// The rules for texts in any of `languages`, and those for any language.
  ///
  /// A rule for `en` is for texts in `en-GB` too; a rule for `en-GB` is not for texts in `en`.
  public func restricted(toLanguages languages: [String]) -> RuleCatalog {
    var part = self
    part.rules = rules.filter { rule in
      rule.languages.contains { tag in
        tag == "*" || languages.contains { Self.covers(tag, $0) }
      }
    }
    part.unselected += Set(rules.map(\.id)).subtracting(part.rules.map(\.id))
    return part
  }

  /// What to write instead of `tag`; `nil` when it has the form of a BCP 47 tag.
  package static func advice(onLanguage tag: String) -> String? { LanguageTag.advice(on: tag) }

  /// This catalog, and a warning for each language that no rule is made for.
  func checking(languages: [(tag: String, place: Diagnostic.Place?)]) -> RuleCatalog {
    guard !languages.isEmpty else { return self }
    var checked = self
    let known = Set(rules.flatMap(\.languages)).subtracting(["*"]).sorted()
    for (tag, place) in languages where !known.contains(where: { Self.covers($0, tag) }) {
      checked.diagnostics.append(
        Diagnostic(
          .warning, at: place, "no rule is made for the language '\(tag)'",
          notes: known.isEmpty ? [] : ["there are rules for \(known.joined(separator: ", "))"]))
    }
    return checked
  }

  /// This catalog with other safeties; those for families first, those for rules over them.
  func overriding(_ overrides: [Configuration.Setting<Configuration.Override>]) -> RuleCatalog {
    guard !overrides.isEmpty else { return self }
    var changed = checking(overrides.map { .init(value: $0.value.name, origin: $0.origin) })
    for isForRules in [false, true] {
      for setting in overrides where (RuleID(setting.value.name) != nil) == isForRules {
        let fix = setting.value.fix
        for index in changed.rules.indices
        where Self.matches(changed.rules[index], setting.value.name) {
          if changed.rules[index].action.kind != .flag {
            changed.rules[index].fix = fix
          } else if isForRules, fix != .none {
            changed.diagnostics.append(
              Diagnostic(
                .error, at: setting.origin.place,
                "'fix' cannot be '\(fix.rawValue)' for '\(setting.value.name)'",
                notes: ["the rule is a flag, which changes nothing"]))
          }
        }
        changed.override(setting, isForRule: isForRules)
      }
    }
    return changed
  }

  /// This catalog, and an error for each name that no rule or family has.
  func checking(_ names: [Configuration.Setting<String>]) -> RuleCatalog {
    var checked = self
    for name in names where !knows(name.value) {
      checked.diagnostics.append(
        Self.unknown(name.value, at: name.origin.place, note: advice(on: name.value)))
    }
    return checked
  }

  /// This catalog with the rules of `packs` switched on.
  public func using(_ packs: Set<FilterPack>) -> RuleCatalog { using(packs, repeatedLines: nil) }

  /// This catalog with the rules of `packs` switched on.
  ///
  /// - Parameter repeatedLines: the lines that several documents of the corpus have.
  package func using(_ packs: Set<FilterPack>, repeatedLines: RepeatedLines?) -> RuleCatalog {
    var changed = self
    changed.repeatedLines = repeatedLines
    changed.filters = FilterSelection(packs)
    return changed
  }

  /// The catalog with another safety for rules about characters, or for those of filter packs.
  private mutating func override(
    _ setting: Configuration.Setting<Configuration.Override>, isForRule: Bool
  ) {
    let fix = setting.value.fix
    for rule in filters.rules(named: setting.value.name) {
      guard !filters.override(rule, fix: fix), isForRule else { continue }
      diagnostics.append(
        Diagnostic(
          .error, at: setting.origin.place,
          "'fix' cannot be '\(fix.rawValue)' for '\(setting.value.name)'",
          notes: ["the rule is a flag, which changes nothing"]))
    }
    for rule in unicode.rules(named: setting.value.name) {
      guard !unicode.override(rule, fix: fix), isForRule else { continue }
      diagnostics.append(
        Diagnostic(
          .error, at: setting.origin.place,
          "'fix' cannot be '\(fix.rawValue)' for '\(setting.value.name)'",
          notes: [
            rule.fix == .none
              ? "the rule is a flag, which changes nothing" : "its repair loses something"
          ]))
    }
  }

  /// Whether some rule has the id or the family `name`.
  private func knows(_ name: String) -> Bool {
    UnicodeSelection.knows(name) || !filters.rules(named: name).isEmpty
      || rules.contains { Self.matches($0, name) }
  }

  /// Whether texts are looked through for what the rule `id` finds.
  package func uses(_ id: String) -> Bool {
    !unicode.rules(named: id).isEmpty || !filters.rules(named: id).isEmpty
      || rules.contains { Self.matches($0, id) }
  }

  /// What to say about a name that no rule and no family in use for cleaning has.
  private static func unknown(
    _ name: String, at place: Diagnostic.Place?, note: String
  ) -> Diagnostic {
    if let rule = FilterSelection.known(by: name).first {
      return Diagnostic(
        .error, at: place, "'\(name)' belongs to a pack that is off",
        notes: [
          "switch it on with '--pack \(rule.pack.rawValue)'"
            + (rule.pack.looksAtCorpus ? "" : ", or 'packs' in the configuration")
        ])
    }
    return UnicodeRule(id: name) == nil
      ? Diagnostic(.error, at: place, "there is no rule or family '\(name)'", notes: [note])
      : Diagnostic(
        .error, at: place, "'\(name)' has no part in cleaning",
        notes: ["the rule is for 'dross normalize'"])
  }

  /// What to do about a name that no rule or family has.
  ///
  /// - Complexity: O(rules).
  package func advice(on name: String) -> String {
    let known =
      rules.map(\.id.description) + Set(rules.map(\.id.family)).sorted()
      + UnicodeSelection.known.map(\.id) + [UnicodeSelection.family]
      + filters.rules.map(\.rawValue) + FilterPack.allCases.map(\.rawValue)
    return Self.advice(on: name, among: known) ?? "see 'dross rules list'"
  }

  /// What a name in a text that no rule and no family has was probably meant to be; rules that are not in
  /// use count.
  ///
  /// - Complexity: O(rules).
  func correction(of name: String) -> String? {
    let ids = (rules.map(\.id) + unselected).sorted()
    let known =
      ids.map(\.description) + Set(ids.map(\.family)).sorted() + UnicodeRule.allCases.map(\.id)
      + [UnicodeSelection.family] + FilterRule.allCases.map(\.rawValue)
      + FilterPack.allCases.map(\.rawValue)
    return known.contains { $0.utf8.elementsEqual(name.utf8) }
      ? nil : Self.advice(on: name, among: known)
  }

  /// `did you mean …?`, for a name that is nearly one of `known`.
  package static func advice(on name: String, among known: [String]) -> String? {
    Suggestion.closest(to: name, among: known).map { "did you mean '\($0)'?" }
  }

  /// Whether rules for `tag` are for texts in `language`, case aside.
  private static func covers(_ tag: String, _ language: String) -> Bool {
    let tag = lowered(tag)
    let language = lowered(language)
    return language.starts(with: tag)
      && (language.count == tag.count || language[tag.count] == UInt8(ascii: "-"))
  }

  private static func lowered(_ tag: String) -> [UInt8] {
    tag.utf8.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The path of the file of a rule, as far as it is known.
  func path(of id: RuleID) -> String { "\(folders[id] ?? "rules")/\(id).yaml" }

  private static func matches(_ rule: Rule, _ name: String) -> Bool {
    rule.id.description.utf8.elementsEqual(name.utf8)
      || rule.id.family.utf8.elementsEqual(name.utf8)
  }
}
