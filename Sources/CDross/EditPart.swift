import CDrossHeader
import DrossKit

/// The edits of some rows, in columns.
struct EditPart: Sendable {
  private var counts: [Int64] = []
  private var rows: [Int64] = []
  private var starts: [Int64] = []
  private var ends: [Int64] = []
  private var rules: [Int32] = []
  private var replacements = StringColumn()
  private var ruleNames = NameTable()

  mutating func append(_ plan: EditPlan, row: Int) {
    counts.append(Int64(plan.edits.count))
    for edit in plan.edits {
      rows.append(Int64(row))
      starts.append(Int64(edit.range.start))
      ends.append(Int64(edit.range.end))
      rules.append(ruleNames.number(Array(edit.rule.utf8)))
      replacements.append(edit.replacement)
    }
  }

  /// All parts one after the other.
  static func joined(_ parts: [EditPart], in columns: Columns) -> dross_edits {
    var rules = NameTable()
    let ruleParts = parts.map { FindingPart.renumbered($0.rules, rules.merge($0.ruleNames)) }
    return unsafe dross_edits(
      count: Int64(parts.reduce(0) { $0 + $1.rows.count }),
      row_offsets: columns.column(FindingPart.offsets(of: parts.map(\.counts))),
      row: columns.column(parts.map(\.rows)), start: columns.column(parts.map(\.starts)),
      end: columns.column(parts.map(\.ends)), rule: columns.column(ruleParts),
      replacement: columns.strings(parts.map(\.replacements)),
      rules: columns.strings(rules.column))
  }
}
