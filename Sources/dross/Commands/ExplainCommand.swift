import ArgumentParser
import DrossKit

/// The command `dross explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule, or what was found on a line.",
    discussion: """
      Examples:
        dross explain caption/photo-credit
        dross explain article.txt:12
      """)

  @Argument(help: "The id of a rule, or FILE:LINE.")
  var subject: String

  @OptionGroup var rules: RuleOptions

  func run() throws {
    try Print.run { messages in
      if let place = Place(subject), RuleID(subject) == nil || Folder.isFile(place.path) {
        return explain(place, rules.catalog(for: place.path, &messages), &messages)
      }
      let catalog = rules.catalog(&messages)
      guard let rule = Lookup.rule(subject, in: catalog, &messages) else { return [] }
      var text: [UInt8] = []
      RuleRenderer(width: Terminal.width, isColoured: Terminal.isColoured)
        .writeExplanation(rule, to: &text)
      return text
    }
  }

  private struct Place {
    let path: String
    let line: Int

    init?(_ text: String) {
      let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
      guard parts.count >= 2, let last = parts.last,
        let line = Int(String(decoding: last, as: UTF8.self)), line > 0
      else { return nil }
      path = String(decoding: text.utf8.dropLast(last.count + 1), as: UTF8.self)
      self.line = line
    }
  }

  /// What was found on a line, with what speaks for it.
  private func explain(
    _ place: Place, _ catalog: RuleCatalog, _ messages: inout Messages
  ) -> [UInt8] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(place.path) } catch {
      messages.tell(error.diagnostic)
      return []
    }
    let cleaner = Cleaner(rules: catalog)
    messages.tell(cleaner.diagnostics)
    let result = cleaner.clean(bytes)
    guard place.line <= result.lines.lines.count else {
      messages.tell(
        Diagnostic(
          .error, at: .init(path: place.path),
          "there is no line \(place.line); the file has \(result.lines.lines.count)"))
      return []
    }
    let line = result.lines.lines[place.line - 1].whole
    let findings = result.findings.filter { $0.range.overlaps(line) }
    guard !findings.isEmpty else {
      return Array("\(place.path):\(place.line): no rule found anything here\n".utf8)
    }
    var text: [UInt8] = []
    let reporter = TextReporter(
      TextReporter.Options(
        width: Terminal.width, isExplaining: true, isColoured: Terminal.isColoured))
    reporter.write(
      ReportedDocument(
        path: Array(place.path.utf8), recordID: nil, bytes: bytes, lines: result.lines,
        findings: findings),
      to: &text)
    for rule in Set(findings.map(\.rule)).sorted() {
      if let rule = catalog.rules.first(where: { $0.id == rule }) {
        text += Array("  \(rule.id): \(rule.why)\n".utf8)
      }
    }
    return text
  }
}
