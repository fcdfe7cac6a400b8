package import DrossFilters
import DrossFormats
import DrossRuleFiles
public import DrossText

/// Finds the setup for each text, from the nearest `.dross.yaml` in its folder or above.
///
/// For standard input the working folder is where the search starts. What was found is kept, so every
/// file is read once. Not for sharing between tasks.
public final class SetupFinder {
  /// Where configuration comes from.
  public enum Source: Hashable, Sendable {
    /// The nearest file upwards.
    case nearest
    /// This file, whatever the text.
    case file(String)
    /// Nowhere: only flags count.
    case none
  }

  /// The setup for a text, or why there is none.
  public struct Found: Sendable {
    /// What holds; `nil` when the configuration has errors, so that the text is to be left alone.
    public let setup: Setup?
    /// What was wrong and has not been told yet.
    public let diagnostics: [Diagnostic]
  }

  private let source: Source
  private var flags: Setup.Flags
  /// Made when a text is to be cleaned: what only reads texts needs no rules.
  private lazy var builtIn = RuleCatalog.builtIn()
  private let clock: (@Sendable () -> UInt64)?
  /// The path of the configuration file for each folder, by absolute path; empty for none.
  private var files: [String: String] = [:]
  private var absolutes: [String: String] = [:]
  private var configurations: [String: (configuration: Configuration?, told: [Diagnostic])] = [:]
  private var setups: [String: Setup] = [:]
  private var told: Set<Diagnostic> = []
  /// Warnings about what looks like a configuration and is none.
  private var strays: [Diagnostic] = []

  /// A finder for one run of a program.
  ///
  /// - Parameter clock: in nanoseconds, for cleaners that take the time of each rule.
  public init(
    _ source: Source = .nearest, flags: Setup.Flags = Setup.Flags(),
    clock: (@Sendable () -> UInt64)? = nil
  ) {
    self.source = source
    self.flags = flags
    self.clock = clock
  }

  /// Whether packs are switched on that have to see all texts before they can judge one.
  public var looksAtCorpus: Bool { flags.packs.contains(where: \.looksAtCorpus) }

  /// Takes over the lines that several documents of the corpus have.
  ///
  /// - Precondition: nothing has been found yet.
  package func use(_ lines: RepeatedLines) { flags.repeatedLines = lines }

  /// The cleaners made so far, in order of the paths of their configuration files.
  public var cleaners: [Cleaner] { setups.sorted { $0.key < $1.key }.map(\.value.cleaner) }

  /// Whether every text so far was looked through for what the rule `id` finds.
  package func hasUsed(_ id: String) -> Bool { setups.values.allSatisfy { $0.catalog.uses(id) } }

  /// The setup for the text at `path`; `-` is standard input.
  ///
  /// - Complexity: O(folders above it) for the first text of a folder, O(1) for the others.
  public func find(for path: String) -> Found {
    let file = file(for: path)
    if let setup = setups[file] { return Found(setup: setup, diagnostics: untold(strays)) }
    let (configuration, diagnostics) = configuration(file)
    guard let configuration else {
      return Found(setup: nil, diagnostics: untold(strays + diagnostics))
    }
    let setup = Setup(configuration, flags: flags, builtIn: builtIn, clock: clock)
    setups[file] = setup
    return Found(
      setup: setup, diagnostics: untold(strays + diagnostics + setup.cleaner.diagnostics))
  }

  /// What the configuration leaves out of the folder at an absolute path.
  public func excluded(in folder: String) -> [IgnoreList] {
    let file: String
    switch source {
    case .nearest: file = nearest(above: folder)
    case .file(let path): file = path
    case .none: return []
    }
    return configuration(file).configuration?.excludeLists ?? []
  }

  /// The path of the configuration file for the text at `path`; empty for none.
  public func file(for path: String) -> String {
    switch source {
    case .none: return ""
    case .file(let path): return path
    case .nearest: break
    }
    let folder = path == "-" ? "." : Folder.holding(path)
    if absolutes[folder] == nil { absolutes[folder] = Folder.absolute(folder) ?? "" }
    guard let absolute = absolutes[folder], !absolute.isEmpty else { return "" }
    return nearest(above: absolute)
  }

  private func nearest(above folder: String) -> String {
    if let known = files[folder] { return known }
    let path = Folder.join(folder, ConfigurationFile.name)
    // A link that leads nowhere is a file that cannot be read, and that is to be told.
    let isThere = Folder.holdsSomething(at: path) && !Folder.exists(path)
    if !isThere { warn(ofStraysIn: folder) }
    let found =
      isThere
      ? Folder.shown(path) : folder == "/" ? "" : nearest(above: Folder.holding(folder))
    files[folder] = found
    return found
  }

  private func warn(ofStraysIn folder: String) {
    func warn(_ name: String, _ message: String) {
      let path = Folder.shown(Folder.join(folder, name))
      strays.append(
        Diagnostic(
          .warning, at: .init(path: path), message,
          notes: ["the configuration is a file '\(ConfigurationFile.name)'"]))
    }
    let name = ConfigurationFile.name
    let other = String(name.dropLast("yaml".count)) + "yml"
    if Folder.exists(Folder.join(folder, name)) { warn(name, "not read: is a directory") }
    if Folder.isFile(Folder.join(folder, other)) { warn(other, "not read: another name") }
  }

  private func configuration(
    _ file: String
  ) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
    guard !file.isEmpty else { return (Configuration(), []) }
    if let known = configurations[file] { return (known.configuration, known.told) }
    let (configuration, diagnostics) = ConfigurationReader.read(file)
    configurations[file] = (configuration, diagnostics)
    return (configuration, diagnostics)
  }

  /// Those that nobody has been told of.
  private func untold(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { told.insert($0).inserted }
  }
}
