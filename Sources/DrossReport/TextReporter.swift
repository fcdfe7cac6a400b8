import DrossRules
import DrossText

/// Reports to people: one line a finding, the text in question under it, and a line at the end.
///
/// Nothing of the text reaches the terminal as a control: see `Excerpt`.
public struct TextReporter: Sendable {
  /// How the report looks.
  public struct Options: Hashable, Sendable {
    /// The columns to which excerpts are cut.
    public var width: Int
    /// Whether the evidence and the score of each finding are shown.
    public var isExplaining: Bool
    /// Whether colours are used.
    public var isColoured: Bool

    /// Options; by default for 100 columns, without evidence and colour.
    public init(width: Int = 100, isExplaining: Bool = false, isColoured: Bool = false) {
      self.width = width
      self.isExplaining = isExplaining
      self.isColoured = isColoured
    }
  }

  /// How the report looks.
  public let options: Options
  let paint: Paint

  /// A reporter that lays out its lines as `options` say.
  public init(_ options: Options = Options()) {
    self.options = options
    paint = Paint(isColoured: options.isColoured)
  }

  /// Appends the findings of `document`, and its summary, if it has one.
  ///
  /// - Complexity: O(bytes written + bytes of the lines with findings).
  public func write(_ document: ReportedDocument, to output: inout [UInt8]) {
    var places = LinePlaces(document.bytes, lines: document.lines)
    for finding in document.findings {
      writeHead(finding, document, places.place(of: finding.range.start), to: &output)
      writeText(finding, document, to: &output)
      if options.isExplaining { writeReasons(finding, document, to: &output) }
    }
    writeSummary(of: document, to: &output)
  }

  // MARK: One finding

  private func writeHead(
    _ finding: Finding, _ document: ReportedDocument, _ place: LinePlaces.Place,
    to output: inout [UInt8]
  ) {
    writePlace(document, place, to: &output)
    paint.write(.cyan, finding.rule.description, to: &output)
    output.write(" ")
    paint.write(Self.ink(of: finding.action), finding.action.rawValue, to: &output)
    switch finding.fix {
    case .unsafe: output.write(" (unsafe)")
    case .none where finding.action != .flag: output.write(" (report only)")
    case .none, .safe: break
    }
    output.write(" ")
    output.append(contentsOf: Excerpt(Array(finding.message.utf8)[...]).bytes)
    output.endLine()
  }

  private func writeText(
    _ finding: Finding, _ document: ReportedDocument, to output: inout [UInt8]
  ) {
    output.write("  ")
    if finding.action == .replace {
      let change = Change(
        old: document.bytes[finding.range.range], new: finding.replacement[...],
        width: options.width - 2)
      write(change, to: &output)
    } else {
      let text = document.bytes[finding.range.range]
      output.append(contentsOf: Excerpt(text, width: max(options.width - 2, 10)).bytes)
    }
    output.endLine()
  }

  private func writeReasons(
    _ finding: Finding, _ document: ReportedDocument, to output: inout [UInt8]
  ) {
    for evidence in finding.evidence {
      var line: [UInt8] = []
      line.append(contentsOf: Excerpt(Array(evidence.why.utf8)[...]).bytes)
      if let weight = evidence.weight {
        line.write(" (\(weight < 0 ? "" : "+")\(Self.number(weight)))")
      }
      if !evidence.range.isEmpty {
        line.write(": ")
        let used = DisplayWidth.columns(of: line) + 9
        let text = document.bytes[evidence.range.range]
        line.append(contentsOf: Excerpt(text, width: max(options.width - used, 10)).bytes)
      }
      paint.write(.dim, to: &output) { output in
        output.write("    why: ")
        output.append(contentsOf: line)
      }
      output.endLine()
    }
    var facts: [String] = []
    if let score = finding.score { facts.append("score \(Self.number(score))") }
    if let confidence = finding.confidence { facts.append("precision \(Self.number(confidence))") }
    if !facts.isEmpty {
      paint.write(.dim, "    " + facts.joined(separator: ", "), to: &output)
      output.endLine()
    }
  }

  // MARK: Pieces

  /// Appends `path:line:column: `; a record stands behind the path as `#id`, or as `#` and its line in
  /// the file when it has no id.
  func writePlace(
    _ document: ReportedDocument, _ place: LinePlaces.Place, to output: inout [UInt8]
  ) {
    paint.write(.bold, to: &output) { output in
      output.append(contentsOf: Excerpt(document.path[...], whiteSpace: .spelled).bytes)
      if let id = document.recordID ?? document.recordLine.map({ String($0) }) {
        output.write("#")
        output.append(contentsOf: Excerpt(Array(id.utf8)[...], whiteSpace: .spelled).bytes)
      }
      output.write(":\(place.line):\(place.column):")
    }
    output.write(" ")
  }

  /// Appends `old → new`.
  func write(_ change: Change, to output: inout [UInt8]) {
    paint.write(.red, to: &output) { $0.append(contentsOf: change.old) }
    output.write(" → ")
    paint.write(.green, to: &output) { $0.append(contentsOf: change.new) }
  }

  /// A number with at most three decimals, as the other reports write it.
  static func number(_ value: Double) -> String {
    var writer = JSONWriter()
    writer.double(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func ink(of action: Action.Kind) -> Paint.Ink {
    switch action {
    case .remove: .red
    case .replace: .green
    case .flag: .yellow
    }
  }
}
