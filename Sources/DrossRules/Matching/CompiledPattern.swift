internal import CPCRE2

/// One pattern compiled by PCRE2: interpreted at first, then with machine code where the machine allows it.
///
/// Not for sharing: each worker compiles the patterns it needs when it first needs them. Most are needed for a few
/// lines of a run, which are read before machine code is made.
@safe struct CompiledPattern: ~Copyable {
  /// What came of looking for a match.
  enum Outcome {
    /// It matched. `MatchState` has the ranges of as many groups, the whole match among them; groups
    /// behind them took no part.
    case matched(groups: Int)
    /// It did not.
    case unmatched
    /// A limit was hit before the answer was known.
    case gaveUp
  }

  /// Patterns that may begin anywhere see no more than this many bytes at once: what they do at one
  /// place may take as long as what they see, so on a line of megabytes they would never end.
  static let windowSize = 8 << 10
  /// The same for patterns with references back, whose time grows with the cube of what they see.
  static let referenceWindowSize = 1 << 10

  /// Patterns that are larger than this, in bytes as PCRE2 counts them, get no machine code: it does not count
  /// the steps through copies of a group, so that repeats of a large alternation would know no bound.
  static let machineCodeLimit = 32 << 10

  /// So many bytes are looked at before there is machine code: to make it takes about as long as to interpret
  /// a thousand.
  private static let mostInterpreted = 600
  /// In a longer subject it is looked for with machine code even the first time: a line may be megabytes long.
  private static let longestInterpreted = 4 << 10
  /// What takes more steps than this at one place is left to machine code.
  private static let interpreterLimit: UInt32 = 100

  private let code: OpaquePointer
  /// How many bytes are to be looked at before there is machine code; `nil` once there is, or when there
  /// never will be.
  private var bytesUntilMachineCode: Int?
  /// Whether a match begins at the start of the subject or nowhere.
  let isAnchored: Bool
  private let windowSize: Int

  /// - Parameter isMultiline: whether `^` and `$` stand for the ends of every line.
  init(_ pattern: Pattern, isMultiline: Bool) throws(PatternError) {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    if isMultiline { options |= UInt32(PCRE2_MULTILINE) }
    // The source may hold ill-formed bytes; folded text never does.
    if pattern.isCased { options |= PCRE2_MATCH_INVALID_UTF }
    let written = Array(pattern.text.utf8)
    let code = unsafe try Self.code(
      of: pattern.isCased ? AnySpace.widened(written) : TurkishI.folded(written), written: written,
      options)
    var size = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size)
    bytesUntilMachineCode = size <= Self.machineCodeLimit ? Self.mostInterpreted : nil
    var found: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &found)
    isAnchored = found & PCRE2_ANCHORED != 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_BACKREFMAX), &found)
    windowSize = found > 0 ? Self.referenceWindowSize : Self.windowSize
    unsafe self.code = code
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Compiles the bytes of a pattern; what is wrong with it is told of the bytes as `written`.
  private static func code(
    of bytes: [UInt8], written: [UInt8], _ options: UInt32
  ) throws(PatternError) -> OpaquePointer {
    var errorCode: Int32 = 0
    var errorOffset = 0
    let code = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, options, &errorCode, &errorOffset, nil)
    }
    if let code = unsafe code { return unsafe code }
    guard bytes == written else {
      return unsafe try self.code(of: written, written: written, options)
    }
    throw PatternError(message: message(for: errorCode), offset: errorOffset)
  }

  /// Looks for the first match in `subject` that starts in `starts`.
  ///
  /// In a subject longer than `windowSize`, or `referenceWindowSize`, a match that may begin anywhere is found whole when it
  /// is no longer than half of that.
  ///
  /// - Parameter limit: the most steps that may be taken at one place.
  /// - Complexity: O(bytes · (windowSize + limit)) at worst, and nearly always O(bytes).
  mutating func match(
    _ subject: Span<UInt8>, startingIn starts: ClosedRange<Int>, state: borrowing MatchState,
    limit: UInt32
  ) -> Outcome {
    if let left = bytesUntilMachineCode {
      let count = subject.count - starts.lowerBound
      if left > 0, count <= Self.longestInterpreted {
        // Machine code counts fewer steps, so that it would not give up here either.
        let outcome = match(subject, in: starts, state, limit: min(limit, Self.interpreterLimit))
        bytesUntilMachineCode = left - count
        guard case .gaveUp = outcome else { return outcome }
      }
      unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
      bytesUntilMachineCode = nil
    }
    return match(subject, in: starts, state, limit: limit)
  }

  private func match(
    _ subject: Span<UInt8>, in starts: ClosedRange<Int>, _ state: borrowing MatchState,
    limit: UInt32
  ) -> Outcome {
    unsafe pcre2_set_match_limit_8(state.context, limit)
    unsafe pcre2_set_offset_limit_8(state.context, starts.upperBound)
    guard !isAnchored, subject.count - starts.lowerBound > windowSize else {
      return match(subject, from: starts.lowerBound, upTo: subject.count, state)
    }
    var from = starts.lowerBound
    while from <= starts.upperBound {
      let end = Self.boundary(in: subject, at: from + windowSize)
      let outcome = match(subject, from: from, upTo: end, state)
      guard end < subject.count else { return outcome }
      let next = Self.boundary(in: subject, at: from + windowSize / 2)
      switch outcome {
      case .gaveUp: return outcome
      case .unmatched: break
      case .matched:
        // What begins further on is looked at again with more text behind it.
        if let whole = state.range(ofGroup: 0), whole.lowerBound < next { return outcome }
      }
      from = next
    }
    return .unmatched
  }

  /// The last place at or before `offset` that is not inside a character.
  private static func boundary(in subject: Span<UInt8>, at offset: Int) -> Int {
    guard offset < subject.count else { return subject.count }
    var offset = offset
    // Ill-formed text may go on for ever; a character has no more than three such bytes.
    for _ in 0..<3 where subject[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func match(
    _ subject: Span<UInt8>, from start: Int, upTo end: Int, _ state: borrowing MatchState
  ) -> Outcome {
    let options = PCRE2_NO_UTF_CHECK | (end < subject.count ? UInt32(PCRE2_NOTEOL) : 0)
    let result = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(
        code, buffer.baseAddress, end, start, options, state.data, state.context)
    }
    if result > 0 { return .matched(groups: Int(result)) }
    // More groups than there is room for; the ones there is room for are there.
    if result == 0 { return .matched(groups: MatchState.groupLimit) }
    return result == PCRE2_ERROR_NOMATCH ? .unmatched : .gaveUp
  }

  private static func message(for code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(code, $0.baseAddress, $0.count)
    }
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}

/// What a match leaves behind, and the limits it runs under; one a worker.
@safe struct MatchState: ~Copyable {
  /// Groups past this one are not reported.
  static let groupLimit = 16
  /// Steps at one place that every pattern may take everywhere; honest ones need no more.
  static let quickLimit: UInt32 = 2_000
  /// Steps at one place for a pattern that needed more; it may do so in a few units of a text.
  static let matchLimit: UInt32 = 50_000

  fileprivate let data: OpaquePointer
  fileprivate let context: OpaquePointer

  init() {
    guard let data = unsafe pcre2_match_data_create_8(UInt32(Self.groupLimit), nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("no memory for a match") }
    unsafe self.data = data
    unsafe self.context = context
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
  }

  /// The range of a group of the last match, or `nil` when it took no part; 0 is the whole match.
  ///
  /// - Precondition: the last match had that many groups.
  func range(ofGroup group: Int) -> Range<Int>? {
    guard let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    let start = unsafe vector[2 * group]
    let end = unsafe vector[2 * group + 1]
    guard start >= 0, end >= start else { return nil }
    return start..<end
  }
}
