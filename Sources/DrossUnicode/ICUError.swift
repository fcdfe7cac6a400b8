import CDrossICU

/// A call of ICU that failed.
package struct ICUError: Error, Hashable, Sendable {
  /// What was asked for, such as `NFC`.
  package let call: String
  /// ICU's status.
  package let code: Int32

  /// ICU's name of the status, such as `U_MEMORY_ALLOCATION_ERROR`.
  package var name: String { unsafe String(cString: dross_icu_error_name(code)) }

  init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }
}
