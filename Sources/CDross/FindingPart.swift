import CDrossHeader
import DrossKit

/// The findings of some rows, in columns.
struct FindingPart: Sendable {
  /// For each row how many it has.
  private var counts: [Int64] = []
  private var rows: [Int64] = []
  private var starts: [Int64] = []
  private var ends: [Int64] = []
  private var rules: [Int32] = []
  private var kinds: [Int32] = []
  private var messages: [Int32] = []
  private var actions: [UInt8] = []
  private var fixes: [UInt8] = []
  private var scores: [Double] = []
  private var confidences: [Double] = []
  private var replacements = StringColumn()
  private var ruleNames = NameTable()
  private var kindNames = NameTable()
  private var messageNames = NameTable()
  private var numbers: [RuleID: Int32] = [:]

  mutating func append(_ findings: [Finding], row: Int) {
    counts.append(Int64(findings.count))
    for finding in findings {
      rows.append(Int64(row))
      starts.append(Int64(finding.range.start))
      ends.append(Int64(finding.range.end))
      rules.append(number(finding.rule))
      kinds.append(kindNames.number(Array(finding.class.utf8)))
      messages.append(messageNames.number(Array(finding.message.utf8)))
      actions.append(Self.code(finding.action))
      fixes.append(Self.code(finding.fix))
      scores.append(finding.score ?? .nan)
      confidences.append(finding.confidence ?? .nan)
      replacements.append(finding.replacement)
    }
  }

  private mutating func number(_ rule: RuleID) -> Int32 {
    if let number = numbers[rule] { return number }
    let number = ruleNames.number(Array(rule.description.utf8))
    numbers[rule] = number
    return number
  }

  private static func code(_ action: Action.Kind) -> UInt8 {
    switch action {
    case .remove: UInt8(DROSS_REMOVE)
    case .replace: UInt8(DROSS_REPLACE)
    case .flag: UInt8(DROSS_FLAG)
    }
  }

  private static func code(_ fix: FixSafety) -> UInt8 {
    switch fix {
    case .none: UInt8(DROSS_FIX_NONE)
    case .unsafe: UInt8(DROSS_FIX_UNSAFE)
    case .safe: UInt8(DROSS_FIX_SAFE)
    }
  }

  /// All parts one after the other.
  static func joined(_ parts: [FindingPart], in columns: Columns) -> dross_findings {
    var rules = NameTable()
    var kinds = NameTable()
    var messages = NameTable()
    let ruleParts = parts.map { renumbered($0.rules, rules.merge($0.ruleNames)) }
    let kindParts = parts.map { renumbered($0.kinds, kinds.merge($0.kindNames)) }
    let messageParts = parts.map { renumbered($0.messages, messages.merge($0.messageNames)) }
    return unsafe dross_findings(
      count: Int64(parts.reduce(0) { $0 + $1.rows.count }),
      row_offsets: columns.column(offsets(of: parts.map(\.counts))),
      row: columns.column(parts.map(\.rows)), start: columns.column(parts.map(\.starts)),
      end: columns.column(parts.map(\.ends)), rule: columns.column(ruleParts),
      kind: columns.column(kindParts), message: columns.column(messageParts),
      action: columns.column(parts.map(\.actions)), fix: columns.column(parts.map(\.fixes)),
      score: columns.column(parts.map(\.scores)),
      confidence: columns.column(parts.map(\.confidences)),
      replacement: columns.strings(parts.map(\.replacements)),
      rules: columns.strings(rules.column), kinds: columns.strings(kinds.column),
      messages: columns.strings(messages.column))
  }

  static func renumbered(_ numbers: [Int32], _ names: [Int32]) -> [Int32] {
    numbers.map { names[Int($0)] }
  }

  /// Where each row starts, and the end.
  static func offsets(of counts: [[Int64]]) -> [Int64] {
    var offsets: [Int64] = [0]
    var sum: Int64 = 0
    for part in counts {
      for count in part {
        sum += count
        offsets.append(sum)
      }
    }
    return offsets
  }
}
