import CDrossICU
import DrossText

/// ICU's normal forms of short, well-formed texts.
enum NormalForms {
  /// One change: bytes of the text, and what stands there afterwards.
  struct Change {
    var range: TextRange
    var replacement: [UInt8]
  }

  /// NFKC_Casefold.
  static func nfkcCasefold(_ text: [UInt8]) throws(ICUError) -> [UInt8] {
    var capacity = text.count * 3 + 32
    var status: Int32 = 0
    // The second round has the room that the first one asked for.
    for _ in 0..<2 {
      var size = 0
      let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
        size = unsafe Int(
          dross_nfkc_casefold(
            text, Int32(text.count), buffer.baseAddress, Int32(buffer.count), &status))
        initialized = min(size, buffer.count)
      }
      if status <= 0 { return output }
      capacity = size
    }
    throw ICUError(call: "NFKC_Casefold", code: status)
  }

  /// Whether a text is in NFC.
  ///
  /// - Precondition: `text` is shorter than 2 GB.
  static func isNFC(_ text: Span<UInt8>) throws(ICUError) -> Bool {
    var status: Int32 = 0
    let answer = unsafe text.withUnsafeBufferPointer {
      unsafe dross_is_nfc($0.baseAddress, Int32($0.count), &status)
    }
    guard status <= 0 else { throw ICUError(call: "NFC", code: status) }
    return answer
  }

  /// The changes that bring a text into NFC, none longer than it must be.
  ///
  /// - Precondition: `text` is shorter than 2 GB.
  static func nfcChanges(of text: Span<UInt8>) throws(ICUError) -> [Change] {
    var capacity = text.count * 3 + 32
    var changeCapacity = text.count + 1
    var status: Int32 = 0
    for _ in 0..<2 {
      var size: Int32 = 0
      var changeCount: Int32 = 0
      var changes: [dross_change] = []
      let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
        unsafe changes = [dross_change](unsafeUninitializedCapacity: changeCapacity) {
          places, found in
          size = unsafe text.withUnsafeBufferPointer { input in
            unsafe dross_nfc_changes(
              input.baseAddress, Int32(input.count), buffer.baseAddress, Int32(buffer.count),
              places.baseAddress, Int32(places.count), &changeCount, &status)
          }
          found = min(Int(changeCount), places.count)
        }
        initialized = min(Int(size), buffer.count)
      }
      if status <= 0 { return changes.compactMap { change($0, in: text, to: output) } }
      capacity = max(capacity, Int(size))
      changeCapacity = max(changeCapacity, Int(changeCount))
    }
    throw ICUError(call: "NFC", code: status)
  }

  /// What ICU says, less the code points that are the same before and after.
  private static func change(
    _ change: dross_change, in text: Span<UInt8>, to output: [UInt8]
  ) -> Change? {
    var range = TextRange(Int(change.start), Int(change.end))
    var replacement = Int(change.replacement_start)..<Int(change.replacement_end)
    let new = output.span
    while !range.isEmpty, !replacement.isEmpty {
      let old = ScalarReader.read(text, at: range.start)
      guard old == ScalarReader.read(new, at: replacement.lowerBound) else { break }
      range.start += old.byteCount
      replacement = (replacement.lowerBound + old.byteCount)..<replacement.upperBound
    }
    while !range.isEmpty, !replacement.isEmpty {
      let old = ScalarReader.readBackward(text, before: range.end)
      guard old == ScalarReader.readBackward(new, before: replacement.upperBound) else { break }
      range.end -= old.byteCount
      replacement = replacement.lowerBound..<(replacement.upperBound - old.byteCount)
    }
    guard !range.isEmpty || !replacement.isEmpty else { return nil }
    return Change(range: range, replacement: Array(output[replacement]))
  }
}
