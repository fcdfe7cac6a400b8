package import DrossRules

/// Shows rules to people: as a table, in full, or as an explanation.
package struct RuleRenderer: Sendable {
  /// The columns of the terminal; `nil` where nothing is to be cut or wrapped.
  package let width: Int?
  let paint: Paint

  /// A renderer for `width` columns; with colours for a terminal if asked for.
  package init(width: Int? = nil, isColoured: Bool = false) {
    self.width = width
    paint = Paint(isColoured: isColoured)
  }

  /// A rule that is code, as a row of the table of rules.
  package struct CodeRule: Sendable {
    let id: RuleID
    let action: Action.Kind
    let fix: FixSafety
    let scope: String
    let title: String

    /// A row; `scope` says in a word what the rule looks at.
    package init(id: RuleID, action: Action.Kind, fix: FixSafety, scope: String, title: String) {
      self.id = id
      self.action = action
      self.fix = fix
      self.scope = scope
      self.title = title
    }
  }

  /// Appends a table of `rules`, and of rules that are code behind them, in their order: id, action, fix,
  /// scope and title.
  ///
  /// The first line names the columns. The last column is cut to the width.
  package func writeList(
    _ rules: [Rule], unicode: UnicodeSelection? = nil, others: [CodeRule] = [],
    to output: inout [UInt8]
  ) {
    let coded =
      (unicode?.entries ?? []).map {
        CodeRule(id: $0.id, action: $0.action, fix: $0.fix, scope: "text", title: $0.title)
      } + others
    let names = ["rule", "action", "fix", "scope"]
    var rows = rules.map { rule in
      [
        rule.id.description, rule.action.kind.rawValue, rule.fix.rawValue, rule.scope.rawValue,
      ]
    }
    var ends = rules.map { (kind: $0.action.kind, title: $0.title) }
    for rule in coded {
      rows.append([rule.id.description, rule.action.rawValue, rule.fix.rawValue, rule.scope])
      ends.append((kind: rule.action, title: rule.title))
    }
    // Ids and names of kinds are ASCII: a byte is a column.
    let widths = names.indices.map { index in
      rows.reduce(names[index].utf8.count) { max($0, $1[index].utf8.count) }
    }
    let room = width.map { max($0 - widths.reduce(0) { $0 + $1 + 2 }, 20) }
    paint.write(.bold, to: &output) { output in
      writeCells(names, widths, to: &output) { _, text, output in output.write(text) }
      output.write("title")
    }
    output.endLine()
    for (end, row) in zip(ends, rows) {
      writeCells(row, widths, to: &output) { index, text, output in
        switch index {
        case 0: paint.write(.cyan, text, to: &output)
        case 1: paint.write(TextReporter.ink(of: end.kind), text, to: &output)
        default: output.write(text)
        }
      }
      output.append(contentsOf: Excerpt(Array(end.title.utf8)[...], width: room).bytes)
      output.endLine()
    }
  }

  private func writeCells(
    _ cells: [String], _ widths: [Int], to output: inout [UInt8],
    _ write: (Int, String, inout [UInt8]) -> Void
  ) {
    for (index, cell) in cells.enumerated() {
      write(index, cell, &output)
      output.append(contentsOf: repeatElement(0x20, count: widths[index] - cell.utf8.count + 2))
    }
  }

  // MARK: Pieces

  /// Appends `text` in lines that all begin `indent` columns in; the first indent is there already
  /// when `isContinued`.
  func writeWrapped(
    _ text: String, indent: Int, isContinued: Bool = false, to output: inout [UInt8]
  ) {
    let room = max((width ?? 80) - indent, 20)
    for (index, line) in WrappedText.lines(of: text, width: room).enumerated() {
      if index > 0 || !isContinued { writeIndent(indent, to: &output) }
      output.append(contentsOf: line)
      output.endLine()
    }
  }

  /// Appends the examples as a list; a text of several lines keeps them.
  func writeExamples(_ texts: [String], indent: Int, to output: inout [UInt8]) {
    for text in texts {
      for (index, line) in WrappedText.verbatim(text).enumerated() {
        writeIndent(indent, to: &output)
        output.write(index == 0 ? "- " : "  ")
        output.append(contentsOf: line)
        output.endLine()
      }
    }
  }

  func writeIndent(_ columns: Int, to output: inout [UInt8]) {
    output.append(contentsOf: repeatElement(0x20, count: columns))
  }

  func writeHeading(_ text: String, to output: inout [UInt8]) {
    paint.write(.bold, text, to: &output)
    output.endLine()
  }
}
