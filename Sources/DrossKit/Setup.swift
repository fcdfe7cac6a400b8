public import DrossFilters
public import DrossRules
import DrossText

/// Everything that decides what happens to a text: the configuration, the rules and a cleaner.
public struct Setup: Sendable {
  /// What was said for a whole run, before any file; it beats what files say.
  public struct Flags: Sendable {
    /// Folders with more rules, stronger than those of files.
    public var rules: [String] = []
    /// The only rules and families to use; when there are any, `select` and `ignore` of files do not
    /// count.
    public var select: [String] = []
    /// Rules and families not to use.
    public var ignore: [String] = []
    /// Filter packs to use, besides those of files.
    public var packs: [FilterPack] = []
    /// The lines that several documents of the corpus have, for packs that ask.
    package var repeatedLines: RepeatedLines?
    /// The languages of the texts.
    public var languages: [String] = []
    /// How safe a fix must be to be made.
    public var fix: FixSafety?
    /// The greatest share of the words of a text that may be removed.
    public var maxRemoved: Double?

    /// No flags given.
    public init() {}
  }

  /// What files say.
  public let configuration: Configuration
  /// The rules in use.
  public let catalog: RuleCatalog
  /// How much is done.
  public let options: Cleaner.Options
  /// What does it.
  public let cleaner: Cleaner

  /// The setup that `configuration` and `flags` ask for; flags win.
  ///
  /// - Parameter builtIn: the rules that come with dross.
  /// - Parameter clock: in nanoseconds, for a cleaner that takes the time of each rule.
  /// - Complexity: O(size of all rules).
  public init(
    _ configuration: Configuration = Configuration(), flags: Flags = Flags(),
    builtIn: RuleCatalog = .builtIn(), clock: (@Sendable () -> UInt64)? = nil
  ) {
    self.configuration = configuration
    var catalog = configuration.rules.reduce(builtIn) {
      $0.adding(.folder($1.value, over: $0, from: $1.origin.place))
    }
    catalog = flags.rules.reduce(catalog) { $0.adding(.folder($1, over: $0)) }
    let languages: [(tag: String, place: Diagnostic.Place?)] =
      flags.languages.isEmpty
      ? (configuration.languages ?? []).map { ($0.value, $0.origin.place) }
      : flags.languages.map { ($0, nil) }
    catalog = catalog.checking(languages: languages)
    catalog = catalog.using(
      Set(configuration.packs.map(\.value) + flags.packs), repeatedLines: flags.repeatedLines)
    catalog = catalog.overriding(configuration.overrides)
    catalog =
      catalog
      .checking((configuration.select ?? []) + configuration.ignore)
      .selecting(flags.select, ignoring: flags.ignore)
    if flags.select.isEmpty {
      catalog = catalog.keeping(
        configuration.select?.map(\.value) ?? [], without: configuration.ignore.map(\.value))
    }
    self.catalog =
      languages.isEmpty ? catalog : catalog.restricted(toLanguages: languages.map(\.tag))
    var options = Cleaner.Options()
    if let fix = flags.fix ?? configuration.fix?.value { options.fix = fix }
    if let share = flags.maxRemoved ?? configuration.maxRemoved?.value {
      options.maxRemoved = share
    }
    self.options = options
    cleaner = Cleaner(rules: self.catalog, options: options, clock: clock)
  }
}
