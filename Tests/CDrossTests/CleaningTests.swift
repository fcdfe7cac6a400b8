import CDross
import CDrossHeader
import Testing

/// The functions that C calls, called with what C gives them.
@Suite struct CleaningTests {
  private static let text = Array("The bridge opened.\n\nPhoto: A. Person / Agency\n".utf8)

  /// Cleans one text and gives the cleaned bytes, the number of findings and the status.
  private func clean(
    offsets: [Int64], jobs: Int32 = 1, flags: Int = DROSS_WANT_TEXTS | DROSS_WANT_FINDINGS
  ) -> (status: Int32, texts: [[UInt8]], findings: Int64, error: dross_error) {
    var cleaner: OpaquePointer?
    var error = dross_error()
    #expect(unsafe dross_cleaner_create(nil, &cleaner, &error) == 0)
    defer { unsafe dross_cleaner_free(cleaner) }
    return unsafe Self.text.withUnsafeBufferPointer { bytes in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        var texts = unsafe dross_texts()
        unsafe texts.count = Int64(offsets.count - 1)
        unsafe texts.offsets = UnsafeRawPointer(offsets.baseAddress)
        unsafe texts.offset_width = 8
        unsafe texts.bytes = bytes.baseAddress
        unsafe texts.byte_count = Int64(bytes.count)
        var result: UnsafeMutablePointer<dross_result>?
        let status = unsafe dross_clean(
          cleaner, &texts, jobs, UInt32(flags), &result, &error)
        guard let found = unsafe result else { return (status, [], 0, error) }
        defer { unsafe dross_result_free(found) }
        let strings = unsafe found.pointee.texts
        let cleaned = (0..<Int(unsafe strings.count)).map { row in
          unsafe Array(
            UnsafeBufferPointer(
              start: strings.bytes + Int(strings.offsets[row]),
              count: Int(strings.offsets[row + 1] - strings.offsets[row])))
        }
        return unsafe (status, cleaned, found.pointee.findings.count, error)
      }
    }
  }

  @Test func cleansTextsForAnyNumberOfJobs() {
    for jobs in [0, 1, 3] as [Int32] {
      let outcome = clean(offsets: [0, Int64(Self.text.count)], jobs: jobs)
      #expect(outcome.status == 0)
      #expect(outcome.texts == [Array("The bridge opened.\n".utf8)])
      #expect(outcome.findings > 0)
    }
  }

  @Test func namesTheRowOfWrongOffsets() {
    let outcome = clean(offsets: [0, 5, 4])
    #expect(outcome.status == Int32(DROSS_BAD_TEXT))
    #expect(outcome.error.row == 1)
    #expect(outcome.error.byte == -1)
  }

  @Test func refusesFlagsThatThereAreNot() {
    #expect(clean(offsets: [0, 5], flags: 1 << 20).status == Int32(DROSS_BAD_ARGUMENT))
  }

  @Test func refusesLanguagesThatAreNoTags() {
    for (languages, status) in [
      ("en,de-AT", DROSS_OK), ("xx", DROSS_OK), ("en_US", DROSS_BAD_ARGUMENT),
      ("en\nenglish", DROSS_BAD_ARGUMENT),
    ] {
      var cleaner: OpaquePointer?
      var error = dross_error()
      let found = unsafe languages.withCString { text in
        var options = unsafe dross_cleaner_options()
        unsafe options.max_removed = -1
        unsafe options.fix = -1
        unsafe options.languages = text
        return unsafe dross_cleaner_create(&options, &cleaner, &error)
      }
      #expect(found == Int32(status), "\(languages)")
      unsafe dross_cleaner_free(cleaner)
    }
  }

  @Test func saysItsVersions() {
    #expect(dross_abi_version() == UInt32(DROSS_ABI_VERSION))
    #expect(unsafe dross_version().map { unsafe String(cString: $0) } == "0.1.0")
  }
}
