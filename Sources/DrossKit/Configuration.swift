public import DrossFilters
public import DrossRules
import DrossText

/// The settings of a configuration file and of the files it extends.
///
/// Without a file there are no settings, and the defaults hold.
public struct Configuration: Sendable {
  /// Where a setting stands.
  public struct Origin: Hashable, Sendable {
    /// The file.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int

    /// The same place, to be told.
    var place: Diagnostic.Place { .init(path: path, line: line, column: column) }
  }

  /// A value, and where it stands.
  public struct Setting<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// Where it was said.
    public let origin: Origin

    /// A value that stands at `origin`.
    public init(value: Value, origin: Origin) {
      self.value = value
      self.origin = origin
    }
  }

  /// Another safety for the fixes of a rule or a family.
  public struct Override: Hashable, Sendable {
    /// The id of the rule, or the name of the family.
    public let name: String
    /// How safe its action is.
    public let fix: FixSafety
  }

  /// The file, then those which it extends, in the order in which they were read.
  public internal(set) var files: [String] = []
  /// Folders with more rules, the strongest last.
  public internal(set) var rules: [Setting<String>] = []
  /// The only rules and families that are used; `nil` for all.
  public internal(set) var select: [Setting<String>]?
  /// Rules and families that are not used.
  public internal(set) var ignore: [Setting<String>] = []
  /// The filter packs that are switched on.
  public internal(set) var packs: [Setting<FilterPack>] = []
  /// The languages of the texts; `nil` when they are not known.
  public internal(set) var languages: [Setting<String>]?
  /// How safe a fix must be to be made.
  public internal(set) var fix: Setting<FixSafety>?
  /// The greatest share of the words of a text that may be removed.
  public internal(set) var maxRemoved: Setting<Double>?
  /// The patterns of files that are left out of trees, those of the file itself last.
  public internal(set) var exclude: [Setting<String>] = []
  /// Other safeties for the fixes of rules and families, the strongest last.
  public internal(set) var overrides: [Setting<Override>] = []

  /// The patterns, and the folder in which they hold.
  var excludeLists: [IgnoreList] = []

  /// A configuration without settings.
  public init() {}
}
