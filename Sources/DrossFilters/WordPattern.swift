internal import CPCRE2

/// One of the patterns with which spaCy takes words apart, compiled by PCRE2.
///
/// Not for sharing between tasks.
@safe final class WordPattern {
  /// Calls of PCRE2's matcher after which a word counts as not matched.
  ///
  /// spaCy has no limit; honest words need some hundred.
  static let matchLimit: UInt32 = 100_000

  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer

  /// The pattern, or `nil` when PCRE2 does not take it.
  init?(_ pattern: [UInt8]) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    let code = unsafe pattern.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, PCRE2_UTF | PCRE2_UCP, &errorCode, &errorOffset, nil)
    }
    guard let code = unsafe code else { return nil }
    unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    guard let data = unsafe pcre2_match_data_create_8(1, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("no memory for a match") }
    unsafe pcre2_set_match_limit_8(context, Self.matchLimit)
    unsafe self.code = code
    unsafe self.data = data
    unsafe self.context = context
  }

  deinit {
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
  }

  /// The first match in `subject`, which is well formed, at or after `start`.
  func match(_ subject: Span<UInt8>, from start: Int = 0) -> Range<Int>? {
    let result = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(
        code, buffer.baseAddress, buffer.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
    }
    guard result >= 0, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    let lower = unsafe vector[0]
    let upper = unsafe vector[1]
    return lower..<upper
  }
}
