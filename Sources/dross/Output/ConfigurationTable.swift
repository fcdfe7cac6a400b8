import DrossKit

/// What holds for a text as a table: field, value, and where it was said.
enum ConfigurationTable {
  private struct Row {
    var field: String
    var value: String
    var origin: String
  }

  /// The lines of the table.
  static func lines(of setup: Setup, rules: RuleOptions, fix: FixSafety?) -> [String] {
    let configuration = setup.configuration
    var rows = [
      Row(
        field: "files",
        value: configuration.files.isEmpty ? "-" : configuration.files.joined(separator: ", "),
        origin: rules.config == nil ? "" : "--config")
    ]
    rows += list("rules", configuration.rules, flags: rules.rules, "--rules")
    let isSelecting = !rules.select.isEmpty
    rows += list(
      "select", isSelecting ? [] : configuration.select ?? [], flags: rules.select, "--select",
      nothing: "all")
    rows += list(
      "ignore", isSelecting ? [] : configuration.ignore, flags: rules.ignore, "--ignore")
    rows += list(
      "packs",
      configuration.packs.map { .init(value: $0.value.rawValue, origin: $0.origin) },
      flags: rules.pack, "--pack")
    rows += list(
      "language", rules.language.isEmpty ? configuration.languages ?? [] : [],
      flags: rules.language, "--language", nothing: "any")
    rows.append(
      Row(
        field: "fix", value: setup.options.fix.rawValue,
        origin: fix != nil ? "--fix" : place(configuration.fix?.origin)))
    rows.append(
      Row(
        field: "max_removed", value: "\(setup.options.maxRemoved)",
        origin: rules.maxRemoved != nil ? "--max-removed" : place(configuration.maxRemoved?.origin))
    )
    rows += list("exclude", configuration.exclude, flags: [], "")
    rows +=
      configuration.overrides.isEmpty
      ? [Row(field: "overrides", value: "-", origin: "default")]
      : configuration.overrides.map {
        Row(
          field: "overrides", value: "\($0.value.name): fix \($0.value.fix.rawValue)",
          origin: place($0.origin))
      }
    let width = rows.reduce(0) { max($0, $1.value.count) }
    let catalog = setup.catalog
    let count = catalog.rules.count + catalog.unicode.rules.count + catalog.filters.rules.count
    return rows.map { row in
      let line = padded(row.field, 13) + padded(row.value, width + 2) + row.origin
      return trimmed(line)
    } + [padded("in use", 13) + "\(count) \(count == 1 ? "rule" : "rules")"]
  }

  /// Whether a walk over the working folder would find the file.
  static func line(about reason: PassedOver?) -> String {
    let text =
      switch reason {
      case nil: "no"
      case .hidden: "yes, when found in a folder: it is hidden"
      case .ignored(let path, let line): "yes, when found in a folder: \(path):\(line)"
      }
    return padded("passed over", 13) + text
  }

  private static func list(
    _ field: String, _ settings: [Configuration.Setting<String>], flags: [String], _ flag: String,
    nothing: String = "-"
  ) -> [Row] {
    let rows =
      settings.map { Row(field: field, value: $0.value, origin: place($0.origin)) }
      + flags.map { Row(field: field, value: $0, origin: flag) }
    return rows.isEmpty ? [Row(field: field, value: nothing, origin: "default")] : rows
  }

  private static func place(_ origin: Configuration.Origin?) -> String {
    origin.map { "\($0.path):\($0.line)" } ?? "default"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private static func trimmed(_ line: String) -> String {
    var bytes = line.utf8[...]
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
