import CDrossICU

/// A call of ICU that failed.
public struct ICUError: Error, Hashable, Sendable {
  /// What was asked for, such as `NFC`.
  public let call: String
  /// ICU's status.
  public let code: Int32

  /// ICU's name of the status, such as `U_MEMORY_ALLOCATION_ERROR`.
  public var name: String { unsafe String(cString: dross_icu_error_name(code)) }

  init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }
}
