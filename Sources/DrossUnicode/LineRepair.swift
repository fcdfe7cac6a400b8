import DrossText

/// Repairs one line until nothing is left to repair.
///
/// Repairs feed each other: a reference may stand for a control character, a control character may stand
/// inside a reference, mojibake may hide another layer. So the steps are taken in rounds, and the edits
/// of all rounds become one plan on the line.
struct LineRepair {
  /// Rounds after which a line is left as it is, since it seems to have no end.
  private static let roundLimit = 16

  let rules: UnicodeRules
  /// Whether references of HTML are resolved.
  let resolvesEntities: Bool
  /// Whether repairs are made that are not safe.
  let makesUnsafeRepairs: Bool
  /// Whether the line begins the text, so that U+FEFF at its start is a byte order mark.
  let isFirst: Bool

  /// The plan that repairs `line`; `nil` when there is no end to it.
  func plan(for line: [UInt8]) throws(ICUError) -> EditPlan? {
    var plan = EditPlan()
    var text = line
    for _ in 0..<Self.roundLimit {
      let round = try round(of: text)
      if round.isEmpty { return plan }
      plan = plan.followed(by: round, sourceCount: line.count)
      text = plan.apply(to: line)
    }
    return nil
  }

  /// One round over a text that may have become several lines.
  private func round(of text: [UInt8]) throws(ICUError) -> EditPlan {
    var edits: [Edit] = []
    var start = 0
    while start < text.count {
      let end = LineEnds.end(of: text.span, from: start)
      let line = start == 0 && end == text.count ? text : Array(text[start..<end])
      for edit in try steps(on: line, isFirst: isFirst && start == 0).edits {
        edits.append(
          Edit(edit.range.shifted(by: start), replacement: edit.replacement, rule: edit.rule))
      }
      start = end
    }
    return EditPlan(sorted: edits)
  }

  private func steps(on line: [UInt8], isFirst: Bool) throws(ICUError) -> EditPlan {
    var work = Work(line: line)
    if rules.contains(.surrogate), work.kinds.contains(.illFormed) {
      work.make(SurrogateRepair.edits(in: work.text.span))
    }
    if makesUnsafeRepairs, rules.contains(.illFormed), work.kinds.contains(.illFormed) {
      work.make(illFormed(in: work.text.span))
    }
    if resolvesEntities, work.kinds.contains(.ascii) {
      work.make(EntityRepair.edits(in: work.text.span))
    }
    if rules.contains(.mojibake), !work.kinds.isDisjoint(with: [.mojibake, .c1Control, .illFormed])
    {
      work.make(MojibakeRepair.edits(in: work.text, rules: rules))
    }
    if rules.contains(.c1Control), work.kinds.contains(.c1Control) {
      work.make(MojibakeRepair.c1Controls(in: ScalarText(work.text.span)))
    }
    if rules.hasFolds { work.make(CharacterRepair.folds(in: work.text.span, rules: rules)) }
    if rules.contains(.terminalEscape), work.kinds.contains(.ascii) {
      work.make(EscapeRepair.edits(in: work.text.span))
    }
    if !work.kinds.isDisjoint(with: [.ascii, .special]) {
      work.make(CharacterRepair.edits(in: work.text.span, rules: rules))
    }
    if work.kinds.contains(.special) {
      work.make(
        InvisibleRepair.edits(
          in: work.text.span, rules: rules, makesUnsafeRepairs: makesUnsafeRepairs))
    }
    // What stood before it may be gone.
    if isFirst, rules.contains(.byteOrderMark) {
      let count = ByteOrderMark.length(in: work.text.span)
      if count > 0 {
        work.make([Edit(TextRange(0, count), rule: UnicodeRule.byteOrderMark.id)])
      }
    }
    if rules.contains(.nfc), work.kinds.contains(.nfc) {
      let illFormed = UTF8Validation.illFormedRanges(in: work.text.span)
      work.make(try NFCRepair.edits(in: work.text.span, illFormed: illFormed))
    }
    return work.plan
  }

  private func illFormed(in line: Span<UInt8>) -> [Edit] {
    UTF8Validation.illFormedRanges(in: line).map {
      Edit($0, replacement: ScalarWriter.bytes(0xFFFD), rule: UnicodeRule.illFormed.id)
    }
  }

  /// A line, what was done to it, and what it is now.
  private struct Work {
    let line: [UInt8]
    var plan = EditPlan()
    var text: [UInt8]
    /// What the scan finds in the text: a step is taken only where it finds what the step is for.
    var kinds: RepairScan.Kind

    init(line: [UInt8]) {
      self.line = line
      text = line
      kinds = RepairScan.Kind(of: line.span)
    }

    mutating func make(_ edits: [Edit]) {
      guard !edits.isEmpty else { return }
      plan = plan.followed(by: EditPlan(sorted: edits), sourceCount: line.count)
      text = plan.apply(to: line)
      kinds = RepairScan.Kind(of: text.span)
    }
  }
}

/// Where lines end for repairs: at LF, CR, CR LF, VT, FF, LS or PS.
enum LineEnds {
  /// The offset after the line that starts at `start`, its ending included.
  static func end(of bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      while offset + 8 <= bytes.count, isPlain(bytes, at: offset) { offset += 8 }
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      if byte == 0x0A || byte == 0x0B || byte == 0x0C { return offset + 1 }
      if byte == 0x0D {
        return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1
      }
      if byte == 0xE2, isSeparator(bytes, at: offset) { return offset + 3 }
      offset += 1
    }
    return offset
  }

  /// The start of the line that holds `offset`, not before `limit`, where a line starts.
  static func start(of bytes: Span<UInt8>, from offset: Int, limit: Int) -> Int {
    var offset = offset
    while !isStart(offset, of: bytes, limit: limit) {
      offset -= 1
      while offset - 8 > limit, isPlain(bytes, at: offset - 8) { offset -= 8 }
    }
    return offset
  }

  /// Whether the eight bytes at `offset` are ASCII without anything that ends a line.
  private static func isPlain(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let raw = unsafe bytes.bytes
    let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    // A byte below 0E, or some byte before it, takes what is subtracted below zero.
    return (word | (word &- 0x0E0E_0E0E_0E0E_0E0E)) & 0x8080_8080_8080_8080 == 0
  }

  /// Whether a line starts at `offset`.
  static func isStart(_ offset: Int, of bytes: Span<UInt8>, limit: Int) -> Bool {
    guard offset > limit else { return true }
    let byte = bytes[offset - 1]
    if byte >= 0x0A, byte <= 0x0D { return true }
    return byte & 0xFE == 0xA8 && offset >= limit + 3 && isSeparator(bytes, at: offset - 3)
  }

  /// Whether LS or PS stands at `offset`.
  private static func isSeparator(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && bytes[offset + 2] & 0xFE == 0xA8
  }
}
