import DrossText

/// A repair on its way through a text.
struct RepairWork {
  private let stage: UnicodeRepair
  private let rules: UnicodeRules
  var edits: [Edit] = []
  var reports: [UnicodeRepair.Report] = []
  var unsettled: [TextRange] = []
  /// Up to where the text is known to be in NFC.
  private var clearedEnd = 0
  /// The line that was looked at last, and what is known of it.
  private var around: (range: TextRange, invisible: InvisibleRepair)?
  private var lineLimit = 0
  /// Where the first line of the text starts, behind its mark; -1 when it is not among the bytes.
  private var textStart = 0

  /// Whether something was passed that may belong to words of look-alike letters or to stacks of marks.
  private(set) var hasOthers = false
  private(set) var markup: UnicodeRepair.Markup

  init(_ stage: UnicodeRepair, _ markup: UnicodeRepair.Markup) {
    self.stage = stage
    self.markup = markup
    rules = stage.rules
  }

  mutating func run(
    _ bytes: Span<UInt8>, markCount: Int, isStart: Bool
  ) throws(ICUError) {
    var markCount = markCount
    if markCount > 0, rules.contains(.byteOrderMark) {
      // A second mark would be the first one of what comes out.
      while ByteOrderMark.length(in: bytes.extracting(markCount...)) > 0 { markCount += 3 }
      edits.append(Edit(TextRange(0, markCount), rule: UnicodeRule.byteOrderMark.id))
    }
    lineLimit = markCount
    textStart = isStart ? markCount : -1
    var scan = RepairScan(from: markCount, to: bytes.count)
    var folds = FoldScan(from: markCount, to: bytes.count)
    let hasFolds = rules.hasFolds
    var ahead = scan.next(in: bytes)
    while true {
      let limit = ahead?.offset ?? bytes.count
      if hasFolds, let fold = folds.next(in: bytes, before: limit, rules: rules) {
        try repairLine(around: fold, &scan, in: bytes)
      } else if let suspect = ahead {
        if try needsRepair(suspect, in: bytes) {
          try repairLine(around: suspect, &scan, in: bytes)
        } else {
          ahead = scan.next(in: bytes)
          continue
        }
      } else {
        hasOthers = hasOthers || scan.hasOthers
        return
      }
      folds.skip(to: lineLimit)
      ahead = scan.next(in: bytes)
    }
  }

  /// Repairs the line around a suspect and goes on behind it.
  private mutating func repairLine(
    around suspect: RepairScan.Suspect, _ scan: inout RepairScan, in bytes: Span<UInt8>
  ) throws(ICUError) {
    let range = lineRange(around: suspect.offset, in: bytes)
    let line = LineRepair(
      rules: rules, resolvesEntities: resolvesEntities(in: bytes),
      makesUnsafeRepairs: stage.makesUnsafeRepairs,
      isFirst: range.start == textStart)
    if let plan = try line.plan(for: bytes.extracting(range.range).array) {
      for edit in plan.edits {
        edits.append(
          Edit(
            edit.range.shifted(by: range.start), replacement: edit.replacement, rule: edit.rule))
      }
    } else {
      unsettled.append(range)
    }
    lineLimit = range.end
    scan.skip(to: range.end)
    if stage.isReporting {
      reportRest(of: range, from: suspect.offset, in: bytes)
    }
  }

  private func lineRange(around offset: Int, in bytes: Span<UInt8>) -> TextRange {
    let start = LineEnds.start(of: bytes, from: offset, limit: lineLimit)
    return TextRange(start, LineEnds.end(of: bytes, from: offset))
  }

  private mutating func resolvesEntities(in bytes: Span<UInt8>) -> Bool {
    guard rules.contains(.entity) else { return false }
    switch stage.entities {
    case .always: return true
    case .never: return false
    case .inPlainText: return !markup.hasTags(bytes)
    }
  }

  // MARK: Suspects

  private mutating func needsRepair(
    _ suspect: RepairScan.Suspect, in bytes: Span<UInt8>
  ) throws(ICUError) -> Bool {
    let kind = suspect.kind
    if kind.contains(.ascii) { return isASCIIToRepair(at: suspect.offset, in: bytes) }
    if kind.contains(.illFormed) { return isIllFormedToRepair(at: suspect.offset, in: bytes) }
    // First what leaves the repair to the line: a separator behind mojibake is repaired with its line.
    if kind.contains(.mojibake), rules.contains(.mojibake), isBad(at: suspect, in: bytes) {
      return true
    }
    if kind.contains(.nfc), rules.contains(.nfc), try isToCompose(suspect, in: bytes) {
      return true
    }
    return kind.contains(.special) && isSpecialToRepair(suspect, in: bytes)
  }

  private mutating func isASCIIToRepair(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    switch bytes[offset] {
    case 0x26:
      return EntityRepair.startsReference(bytes, at: offset) && resolvesEntities(in: bytes)
    case 0x0D:
      // The most common thing of all, and alone on its line: no need for all the steps.
      if rules.contains(.lineBreak) {
        let isPair = offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        edits.append(
          Edit(
            TextRange(offset, offset + 1), replacement: isPair ? [] : [0x0A],
            rule: UnicodeRule.lineBreak.id))
      }
      return false
    case 0x0B, 0x0C:
      if rules.contains(.lineBreak) {
        edits.append(
          Edit(
            TextRange(offset, offset + 1), replacement: [0x0A], rule: UnicodeRule.lineBreak.id))
      }
      return false
    default:
      return rules.contains(.control)
        || bytes[offset] == 0x1B && rules.contains(.terminalEscape)
    }
  }

  private mutating func isIllFormedToRepair(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    if rules.contains(.surrogate), SurrogateRepair.read(bytes, at: offset) != nil { return true }
    guard rules.contains(.illFormed) else { return false }
    // Bytes of one maximal subpart that follow are found again, and told together.
    if let last = reports.last, last.rule == .illFormed, offset < last.range.end { return false }
    let count = UTF8Validation.subpart(of: bytes, at: offset)
    reports.append(.init(rule: .illFormed, range: TextRange(offset, offset + count)))
    return stage.makesUnsafeRepairs
  }

  private mutating func isSpecialToRepair(
    _ suspect: RepairScan.Suspect, in bytes: Span<UInt8>
  ) -> Bool {
    let value = ScalarReader.read(bytes, at: suspect.offset).value
    switch value {
    case 0x80...0x9F:
      return rules.contains(.c1Control) || rules.contains(.mojibake)
        || value == 0x85 && rules.contains(.lineBreak)
    case 0x2028, 0x2029:
      if rules.contains(.lineBreak) {
        edits.append(
          Edit(
            TextRange(suspect.offset, suspect.offset + 3), replacement: [0x0A],
            rule: UnicodeRule.lineBreak.id))
      }
      return false
    default:
      if CharacterRepair.isControl(value) { return rules.contains(.control) }
    }
    let (range, invisible) = surroundings(of: suspect.offset, in: bytes)
    let place = TextRange(suspect.offset, suspect.offset + suspect.byteCount)
    let verdict = invisible.verdict(
      on: value, at: place.shifted(by: -range.start), in: bytes.extracting(range.range))
    switch verdict {
    case .keep: return false
    case .remove(let rule): return rules.contains(rule)
    case .report(let rule):
      guard rules.contains(rule) else { return false }
      report(rule, at: place)
      return stage.makesUnsafeRepairs && rule.safety == .unsafe
    }
  }

  /// Tells of `place`, together with a neighbour of the same rule.
  private mutating func report(_ rule: UnicodeRule, at place: TextRange) {
    guard stage.isReporting else { return }
    if let last = reports.last, last.rule == rule, last.range.contains(place) { return }
    if let last = reports.last, last.rule == rule, last.range.end == place.start {
      reports[reports.count - 1] = .init(rule: rule, range: last.range.union(place))
    } else {
      reports.append(.init(rule: rule, range: place))
    }
  }

  private mutating func surroundings(
    of offset: Int, in bytes: Span<UInt8>
  ) -> (TextRange, InvisibleRepair) {
    if let around, around.range.start <= offset, offset < around.range.end { return around }
    let range = lineRange(around: offset, in: bytes)
    let found = (range, InvisibleRepair(bytes.extracting(range.range)))
    around = found
    return found
  }

  /// What is odd in the rest of a line that is repaired, and so not scanned on.
  private mutating func reportRest(
    of range: TextRange, from offset: Int, in bytes: Span<UInt8>
  ) {
    var scan = RepairScan(from: offset, to: range.end)
    let line = bytes.extracting(range.range)
    let invisible = InvisibleRepair(line)
    var surrogateEnd = offset
    while let suspect = scan.next(in: bytes) {
      let place = TextRange(suspect.offset, suspect.offset + suspect.byteCount)
      if suspect.kind.contains(.illFormed) {
        // The bytes of a surrogate are found one by one; together they are repaired.
        if rules.contains(.surrogate), let found = SurrogateRepair.read(bytes, at: suspect.offset) {
          surrogateEnd = suspect.offset + found.byteCount
        } else if suspect.offset >= surrogateEnd {
          _ = isIllFormedToRepair(at: suspect.offset, in: bytes)
        }
      } else if suspect.kind.contains(.special),
        case .report(let rule) = invisible.verdict(
          on: ScalarReader.read(bytes, at: suspect.offset).value,
          at: place.shifted(by: -range.start), in: line), rules.contains(rule)
      {
        report(rule, at: place)
      }
    }
    hasOthers = hasOthers || scan.hasOthers
  }

  // MARK: Normal form and mojibake

  private mutating func isToCompose(
    _ suspect: RepairScan.Suspect, in bytes: Span<UInt8>
  ) throws(ICUError) -> Bool {
    guard suspect.offset >= clearedEnd else { return false }
    let window = NFCScanner.window(
      around: suspect.offset, from: lineLimit, to: bytes.count, in: bytes)
    clearedEnd = window.end
    guard window.count <= NFCRepair.longestWindow else { return false }
    return try !NormalForms.isNFC(bytes.extracting(window.range))
  }

  /// Whether some rule of badness matches around the suspect.
  private func isBad(at suspect: RepairScan.Suspect, in bytes: Span<UInt8>) -> Bool {
    var scalars: [UInt32] = []
    var offset = suspect.offset
    var isAtStart = false
    for _ in 0..<Badness.reach {
      if LineEnds.isStart(offset, of: bytes, limit: lineLimit) {
        isAtStart = true
        break
      }
      let scalar = ScalarReader.readBackward(bytes, before: offset)
      scalars.append(scalar.isIllFormed ? ScalarText.illFormed : scalar.value)
      offset -= scalar.byteCount
    }
    scalars.reverse()
    offset = suspect.offset
    for _ in 0..<Badness.reach where offset < bytes.count {
      let scalar = ScalarReader.read(bytes, at: offset)
      scalars.append(scalar.isIllFormed ? ScalarText.illFormed : scalar.value)
      offset += scalar.byteCount
      if scalar.value == 0x0A { break }
    }
    return Badness.isBad(scalars[...], isAtStart: isAtStart)
  }
}
