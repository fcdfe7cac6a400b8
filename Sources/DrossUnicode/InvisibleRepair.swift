import CDrossTables
import DrossText

/// Decides by what stands around them which characters of no width are meant.
///
/// Joiners make words and emoji, selectors choose pictures, the zero-width space ends words in scripts
/// without spaces: each is kept where it has such a meaning.
struct InvisibleRepair {
  /// What is to become of a character.
  enum Verdict: Equatable {
    case keep
    /// Taken out, by a rule that is safe.
    case remove(UnicodeRule)
    /// Told; taken out only by a rule that is not safe, where that is asked for.
    case report(UnicodeRule)
  }

  /// Whether the line has a letter that joiners belong to.
  private var hasJoined = false
  private var hasRightToLeft = false
  /// Whether each embedding and isolate is closed on the line.
  private var isBalanced = true

  /// Looks at a line.
  ///
  /// - Complexity: O(bytes).
  init(_ line: Span<UInt8>) {
    var open: [UInt32] = []
    var offset = line.beyondASCII(from: 0)
    while offset < line.count {
      let scalar = ScalarReader.read(line, at: offset)
      offset = line.beyondASCII(from: offset + scalar.byteCount)
      guard scalar.value >= 0x300 else { continue }
      let flags = Context(scalar.value)
      if flags.has(DROSS_CONTEXT_JOINED) { hasJoined = true }
      if flags.has(DROSS_CONTEXT_RIGHT_TO_LEFT) { hasRightToLeft = true }
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E: open.append(0x202C)
      case 0x2066...0x2068: open.append(0x2069)
      case 0x202C, 0x2069: if open.popLast() != scalar.value { isBalanced = false }
      default: break
      }
    }
    if !open.isEmpty { isBalanced = false }
  }

  /// The edits to `line` by `rules`; by those that are not safe only with `makesUnsafeRepairs`.
  static func edits(in line: Span<UInt8>, rules: UnicodeRules, makesUnsafeRepairs: Bool) -> [Edit] {
    let repair = InvisibleRepair(line)
    var edits: [Edit] = []
    var offset = line.beyondASCII(from: 0)
    while offset < line.count {
      let scalar = ScalarReader.read(line, at: offset)
      let range = TextRange(offset, offset + scalar.byteCount)
      offset = line.beyondASCII(from: range.end)
      guard scalar.value >= 0xAD, !scalar.isIllFormed else { continue }
      switch repair.verdict(on: scalar.value, at: range, in: line) {
      case .remove(let rule) where rules.contains(rule):
        edits.append(Edit(range, rule: rule.id))
      case .report(let rule)
      where makesUnsafeRepairs && rule.safety == .unsafe && rules.contains(rule):
        edits.append(Edit(range, rule: rule.id))
      default: break
      }
    }
    return edits
  }

  /// What is to become of the character `value` at `range` of `line`.
  func verdict(on value: UInt32, at range: TextRange, in line: Span<UInt8>) -> Verdict {
    switch value {
    case 0xAD:
      let before = Self.before(range.start, in: line) { $0 == 0xAD }
      let after = Self.after(range.end, in: line) { $0 == 0xAD }
      let isInWord =
        Context(before).has(DROSS_CONTEXT_HYPHENATED)
        && Context(after).has(DROSS_CONTEXT_HYPHENATED)
      return isInWord ? .remove(.softHyphen) : .report(.softHyphen)
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x061C:
      return joiner(value, at: range, in: line)
    case 0x202A...0x202E, 0x2066...0x2069:
      return isBalanced && hasRightToLeft ? .keep : .report(.bidiOverride)
    case 0xFE00...0xFE0F, 0xE0000...0xE0FFF:
      return selector(value, at: range, in: line)
    case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x2800, 0x3164, 0xFFA0:
      let around = Self.around(range, in: line)
      let isMeant = around.contains {
        $0.has(DROSS_CONTEXT_UNSPACED) || $0.has(DROSS_CONTEXT_JOINED)
          || value == 0x34F && $0.has(DROSS_CONTEXT_MARK)
      }
      return isMeant ? .keep : .report(.filler)
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x10_0000...0x10_FFFD:
      return .report(.privateUse)
    default:
      return .keep
    }
  }

  // MARK: Joiners, spaces and marks of no width

  private func joiner(_ value: UInt32, at range: TextRange, in line: Span<UInt8>) -> Verdict {
    let (before, after) = (Self.around(range, in: line)[0], Self.around(range, in: line)[1])
    let isInWord = before.has(DROSS_CONTEXT_WORD) && after.has(DROSS_CONTEXT_WORD)
    switch value {
    case 0x200B:
      let endsWord = before.has(DROSS_CONTEXT_UNSPACED) || after.has(DROSS_CONTEXT_UNSPACED)
      let joins = before.has(DROSS_CONTEXT_JOINED) && after.has(DROSS_CONTEXT_JOINED)
      return endsWord || joins ? .keep : .remove(.zeroWidth)
    case 0x200C:
      if hasJoined { return .keep }
      return isInWord ? .report(.nonJoiner) : .remove(.zeroWidth)
    case 0x200D:
      return hasJoined || isInEmoji(range, in: line) ? .keep : .remove(.zeroWidth)
    case 0x200E, 0x200F, 0x061C:
      return isInWord && !hasRightToLeft ? .remove(.bidiMark) : .keep
    default:
      return .remove(.zeroWidth)
    }
  }

  /// Whether the joiner stands between pictures, over selectors and skin tones.
  private func isInEmoji(_ range: TextRange, in line: Span<UInt8>) -> Bool {
    let before = Self.before(range.start, in: line) { $0 == 0xFE0F || $0 == 0xFE0E }
    let after = Self.after(range.end, in: line) { _ in false }
    return Context(before).has(DROSS_CONTEXT_PICTOGRAPH)
      && Context(after).has(DROSS_CONTEXT_PICTOGRAPH)
  }

  // MARK: Selectors and tags

  private static func isSelector(_ value: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
  }

  private func selector(_ value: UInt32, at range: TextRange, in line: Span<UInt8>) -> Verdict {
    let before = Self.before(range.start, in: line) { _ in false }
    switch value {
    case 0xFE00...0xFE0F:
      if Context(before).has(DROSS_CONTEXT_VARIATION_BASE) { return .keep }
      let isPicture = value >= 0xFE0E && !Self.isSelector(before)
      return isPicture ? .remove(.variationSelector) : .report(.hiddenText)
    case 0xE0100...0xE01EF:
      return Context(before).has(DROSS_CONTEXT_IDEOGRAPH) ? .keep : .report(.hiddenText)
    case 0xE0020...0xE007F:
      return isInFlag(range, in: line) ? .keep : .report(.hiddenText)
    case 0xE0001:
      return .report(.hiddenText)
    default:
      return .keep
    }
  }

  /// Whether the tag is one of a flag: a black flag, tags, the end tag.
  private func isInFlag(_ range: TextRange, in line: Span<UInt8>) -> Bool {
    func isTag(_ value: UInt32) -> Bool { (0xE0020...0xE007E).contains(value) }
    let first = Self.before(range.start, in: line, limit: 16, past: isTag)
    guard first == 0x1F3F4 else { return false }
    let isEnd = ScalarReader.read(line, at: range.start).value == 0xE007F
    return isEnd || Self.after(range.end, in: line, limit: 16, past: isTag) == 0xE007F
  }

  // MARK: Neighbours

  private static func around(_ range: TextRange, in line: Span<UInt8>) -> [Context] {
    [
      Context(before(range.start, in: line) { _ in false }),
      Context(after(range.end, in: line) { _ in false }),
    ]
  }

  /// The code point before `offset`, past those that `isSkipped` names; 0 for none.
  private static func before(
    _ offset: Int, in line: Span<UInt8>, limit: Int = 64, past isSkipped: (UInt32) -> Bool
  ) -> UInt32 {
    var offset = offset
    for _ in 0..<limit where offset > 0 {
      let scalar = ScalarReader.readBackward(line, before: offset)
      if !isSkipped(scalar.value) { return scalar.value }
      offset -= scalar.byteCount
    }
    return 0
  }

  /// The code point from `offset` on, past those that `isSkipped` names; 0 for none.
  private static func after(
    _ offset: Int, in line: Span<UInt8>, limit: Int = 64, past isSkipped: (UInt32) -> Bool
  ) -> UInt32 {
    var offset = offset
    for _ in 0..<limit where offset < line.count {
      let scalar = ScalarReader.read(line, at: offset)
      if !isSkipped(scalar.value) { return scalar.value }
      offset += scalar.byteCount
    }
    return 0
  }
}

/// What a character means to its neighbours; the bits are explained in CDrossRepairTables.h.
struct Context {
  private let bits: UInt16

  @inline(__always)
  init(_ scalar: UInt32) { bits = dross_context(scalar) }

  @inline(__always)
  func has(_ bit: dross_context_bit) -> Bool { UInt32(bits) & bit.rawValue != 0 }
}
