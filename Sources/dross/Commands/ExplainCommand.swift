import ArgumentParser
import DrossKit

/// The command `dross explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule, or why each rule did or did not find a line.",
    discussion: """
      Examples:
        dross explain caption/photo-credit
        dross explain article.txt:12
        dross explain article.txt:12 --select caption/photo-credit
        dross explain crawl.jsonl:7:12          line 12 of the text of the record on line 7
        dross explain crawl.jsonl:12 --id-field id --id a7       line 12 of the text of record a7
      """)

  @Argument(help: "The id of a rule, FILE:LINE, or FILE:RECORD:LINE in a file of records.")
  var subject: String

  @OptionGroup var rules: RuleOptions

  @Option(
    help: """
      What the file is: auto, text, jsonl, csv, tsv, warc or markdown. auto goes by the file name.
      """)
  var format: FormatChoice = .auto

  @Option(help: ArgumentHelp("The field that holds the text of a record.", valueName: "path"))
  var textField: String?

  @Option(help: ArgumentHelp("The field that holds the id of a record.", valueName: "path"))
  var idField: String?

  @Option(help: "The record, by its id.")
  var id: String?

  @Option(help: "How safe a fix must be to be made; by default as configured, or safe.")
  var fix: FixSafety?

  @Flag(help: "Show rules too for which nothing that they look for stands there.")
  var all = false

  @OptionGroup var comments: CommentOptions

  func validate() throws {
    if id != nil, idField == nil { throw ValidationError("--id needs --id-field.") }
  }

  func run() throws {
    try Print.run { messages in
      guard let place = LinePlace(subject), RuleID(subject) == nil || Folder.isFile(place.path)
      else { return explainRule(&messages) }
      guard let text = ExplainedText(self, place, &messages) else { return [] }
      let found = rules.setups(fix: fix).find(for: text.path)
      messages.tell(found.diagnostics)
      guard let setup = found.setup else { return [] }
      return explain(text, setup, &messages)
    }
  }

  private func explainRule(_ messages: inout Messages) -> [UInt8] {
    if let text = Lookup.codeRule(subject) { return text }
    let catalog = rules.catalog(&messages)
    guard let rule = Lookup.rule(subject, in: catalog, note: lineNote, &messages) else {
      return []
    }
    var text: [UInt8] = []
    RuleRenderer(width: Terminal.width, isColoured: Terminal.isColoured)
      .writeExplanation(rule, to: &text)
    return text
  }

  /// How a line is named, when what was typed begins with the name of a file.
  private var lineNote: String? {
    var path = subject
    while !Folder.isFile(path) {
      guard let colon = path.utf8.lastIndex(of: 0x3A) else { return nil }
      path = String(path[..<colon])
    }
    return "for a line of a file say FILE:LINE, such as \(path):1"
  }

  /// What was found on a line, and what each rule thought of it.
  private func explain(
    _ text: ExplainedText, _ setup: Setup, _ messages: inout Messages
  ) -> [UInt8] {
    let readsComments = !text.isRecord && !comments.noSuppressions
    let result = setup.cleaner.clean(
      text.bytes, readsComments: readsComments, isMarkdown: text.isMarkdown)
    let lines = result.lines.lines
    guard let number = text.line ?? Self.firstLine(with: result.findings, in: result.lines),
      number <= lines.count
    else {
      let holder = text.isRecord ? "text" : "file"
      let missing = Diagnostic(
        .error, "there is no line \(text.line ?? 1); the \(holder) has \(lines.count)")
      // A text that is not looked at has no lines, and says why.
      let reasons = result.diagnostics.filter { $0.severity == .error }
      for var diagnostic in reasons.isEmpty ? [missing] : reasons {
        diagnostic.place = .init(path: text.path)
        messages.tell(diagnostic)
      }
      return []
    }
    let line = lines[number - 1].whole
    let findings = result.findings.filter { $0.range.overlaps(line) }
    var output: [UInt8] = []
    if findings.isEmpty {
      output += Array("\(text.name):\(number): no rule found anything here\n".utf8)
    } else {
      let options = TextReporter.Options(
        width: Terminal.width, isExplaining: true, isColoured: Terminal.isColoured)
      TextReporter(options).write(
        ReportedDocument(
          path: Array(text.path.utf8), recordID: text.recordName, bytes: text.bytes,
          lines: result.lines, findings: findings), to: &output)
    }
    LineExplanation(setup, result, number, isShowingAll: all || !rules.select.isEmpty)
      .write(readsComments: readsComments, isMarkdown: text.isMarkdown, to: &output)
    return output
  }

  /// The line of the first finding, or the first line.
  private static func firstLine(with findings: [Finding], in lines: LineTable) -> Int? {
    guard !lines.lines.isEmpty else { return nil }
    return (findings.first.flatMap { lines.index(containing: $0.range.start) } ?? 0) + 1
  }
}
