import DrossFilters
import DrossFormats
import DrossRuleFiles
import DrossRules
import DrossText

/// Reads a configuration file and those which it extends.
///
/// What is extended comes first: in the order of the list, each with what it extends itself. Single
/// values, `select` and `language` of a later file take the place of those before; `rules`, `ignore`,
/// `packs`, `exclude` and `overrides` are added to them.
struct ConfigurationReader {
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []
  private var result = Configuration()
  /// The files that are being read, from the first one down, by their absolute paths.
  private var open: [String] = []

  /// The configuration that starts with the file at `path`; `nil` when there was an error.
  static func read(
    _ path: String
  ) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
    var reader = ConfigurationReader()
    reader.add(path, from: nil)
    let hasFailed = reader.diagnostics.contains { $0.severity == .error }
    return (hasFailed ? nil : reader.result, reader.diagnostics)
  }

  private mutating func add(_ path: String, from origin: Diagnostic.Place?) {
    let absolute = Folder.absolute(path) ?? path
    if let first = open.firstIndex(of: absolute) {
      let way = open[first...].map(Folder.shown) + [Folder.shown(absolute)]
      diagnostics.append(
        Diagnostic(
          .error, at: origin, "the configuration extends itself",
          notes: [way.joined(separator: " extends ")]))
      return
    }
    let bytes: [UInt8]
    do throws(FormatError) { bytes = try FileBytes.readSetting(path) } catch {
      var diagnostic = error.diagnostic
      if error.code == .specialFile {
        diagnostic.notes = ["a configuration is a regular file; --no-config reads none"]
      }
      if let origin {
        diagnostic.place = origin
        diagnostic.message = "cannot extend '\(path)': \(diagnostic.message)"
      }
      diagnostics.append(diagnostic)
      return
    }
    let (file, problems) = ConfigurationFile.parse(bytes, path: path)
    diagnostics += problems
    result.files.append(path)
    guard let file else { return }
    open.append(absolute)
    let folder = Folder.holding(path)
    for entry in file.extends {
      add(
        Self.shown(Folder.join(folder, entry.value)),
        from: .init(path: path, line: entry.mark.line, column: entry.mark.column))
    }
    open.removeLast()
    take(file, path: path, folder: Folder.absolute(folder) ?? folder)
  }

  /// The path without detours, if there is something at it.
  private static func shown(_ path: String) -> String {
    Folder.absolute(path).map(Folder.shown) ?? path
  }

  private mutating func take(_ file: ConfigurationFile, path: String, folder absolute: String) {
    func setting<Value: Sendable>(
      _ value: Value, _ mark: RuleMark
    ) -> Configuration.Setting<Value> {
      .init(value: value, origin: .init(path: path, line: mark.line, column: mark.column))
    }
    func settings(
      _ entries: [ConfigurationFile.Entry<String>]
    ) -> [Configuration.Setting<String>] { entries.map { setting($0.value, $0.mark) } }
    let folder = Folder.holding(path)
    result.rules += file.rules.map {
      setting(Self.shown(Folder.join(folder, $0.value)), $0.mark)
    }
    if let select = file.select { result.select = settings(select) }
    result.ignore += settings(file.ignore)
    for entry in file.packs {
      guard let pack = FilterPack(rawValue: entry.value) else {
        diagnostics.append(
          Diagnostic(
            .error, at: .init(path: path, line: entry.mark.line, column: entry.mark.column),
            "there is no pack '\(entry.value)'", notes: [FilterPack.advice(on: entry.value)]))
        continue
      }
      guard !pack.looksAtCorpus else {
        diagnostics.append(
          Diagnostic(
            .error, at: .init(path: path, line: entry.mark.line, column: entry.mark.column),
            "the pack '\(pack.rawValue)' looks at all texts of a run",
            notes: ["switch it on with '--pack \(pack.rawValue)'"]))
        continue
      }
      result.packs.append(setting(pack, entry.mark))
    }
    if let languages = file.languages { result.languages = settings(languages) }
    if let fix = file.fix { result.fix = setting(fix.value, fix.mark) }
    if let share = file.maxRemoved { result.maxRemoved = setting(share.value, share.mark) }
    result.overrides += file.overrides.map {
      setting(.init(name: $0.value.name, fix: $0.value.fix), $0.mark)
    }
    guard !file.exclude.isEmpty else { return }
    result.exclude += settings(file.exclude)
    result.excludeLists.append(
      IgnoreList(
        file.exclude.map { (text: $0.value, line: $0.mark.line) }, folder: absolute, path: path))
  }
}
