import ArgumentParser

/// How findings are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people.
  case text
  /// One JSON object a finding.
  case jsonl
  /// SARIF 2.1.0.
  case sarif
  /// The format of reviewdog.
  case rdjson
  /// Workflow commands of GitHub Actions.
  case github
  /// JUnit XML.
  case junit
}

/// How tables are printed.
enum TableFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people.
  case text
  /// One JSON object a row.
  case jsonl
}

/// How duplicates are printed.
enum DuplicatesFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people.
  case text
  /// One JSON object a line.
  case jsonl
  /// One table.
  case csv
  /// SARIF 2.1.0.
  case sarif
}
