import DrossFormats
import DrossRuleFiles
import DrossRulePack
public import DrossRules
public import DrossText

/// The rules there are: those that come with dross, and those of the user.
public struct RuleCatalog: Sendable {
  /// The rules in order of id.
  public private(set) var rules: [Rule]
  /// The lexicons in order of name.
  public private(set) var lexicons: [Lexicon]
  /// What was wrong with rule files.
  ///
  /// The rules in them are not among `rules`; all others are.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The folders of rules that did not come with dross.
  private var folders: [RuleID: String] = [:]

  /// A catalog of the given rules.
  public init(rules: [Rule], lexicons: [Lexicon]) {
    self.rules = rules
    self.lexicons = lexicons
  }

  /// The rules that come with dross.
  public static func builtIn() -> RuleCatalog {
    let files = RulePack.files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    return RuleCatalog(RuleLibrary.load(files, root: "rules"))
  }

  /// The rules in the folder at `path`, laid out like `rules/` of dross.
  public static func folder(_ path: String) -> RuleCatalog {
    var files: [(path: String, bytes: [UInt8])] = []
    var diagnostics: [Diagnostic] = []
    for item in FileTree(paths: [path]) {
      switch item {
      case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
      case .file(let file):
        guard file.relativePath.hasSuffix(".yaml") || file.relativePath.hasSuffix(".txt") else {
          continue
        }
        do { files.append((file.relativePath, try FileBytes.read(file.path))) } catch {
          diagnostics.append(error.diagnostic)
        }
      }
    }
    var catalog = RuleCatalog(RuleLibrary.load(files, root: path))
    catalog.diagnostics = diagnostics + catalog.diagnostics
    for rule in catalog.rules { catalog.folders[rule.id] = path }
    return catalog
  }

  private init(_ library: RuleLibrary) {
    rules = library.rules
    lexicons = library.lexicons
    diagnostics = library.diagnostics
  }

  /// This catalog with the rules of `other`; a rule or lexicon of a known name takes the place of
  /// the one that had it.
  public func adding(_ other: RuleCatalog) -> RuleCatalog {
    var sum = self
    let ids = Set(other.rules.map(\.id))
    sum.rules = (rules.filter { !ids.contains($0.id) } + other.rules).sorted { $0.id < $1.id }
    let names = Set(other.lexicons.map(\.name))
    sum.lexicons = lexicons.filter { !names.contains($0.name) } + other.lexicons
    sum.diagnostics += other.diagnostics
    for id in ids { sum.folders[id] = other.folders[id] }
    return sum
  }

  /// The rules that are selected and not ignored, by id or family; all when nothing is selected.
  ///
  /// A name that no rule has is an error among the diagnostics.
  public func selecting(_ selected: [String], ignoring ignored: [String]) -> RuleCatalog {
    var part = self
    for name in selected + ignored where !rules.contains(where: { Self.matches($0, name) }) {
      part.diagnostics.append(
        Diagnostic(
          .error, "there is no rule or family '\(name)'", notes: ["see 'dross rules list'"]))
    }
    part.rules = rules.filter { rule in
      (selected.isEmpty || selected.contains { Self.matches(rule, $0) })
        && !ignored.contains { Self.matches(rule, $0) }
    }
    return part
  }

  /// The path of the file of a rule, as far as it is known.
  func path(of id: RuleID) -> String { "\(folders[id] ?? "rules")/\(id).yaml" }

  private static func matches(_ rule: Rule, _ name: String) -> Bool {
    rule.id.description.utf8.elementsEqual(name.utf8)
      || rule.id.family.utf8.elementsEqual(name.utf8)
  }
}
