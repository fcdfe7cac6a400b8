import CDrossTables
package import DrossText

/// Brings a text into Unicode's Normalization Form C by exact edits.
package enum NFCRepair {
  /// The id of the rule in whose name the edits are made.
  package static let rule = "unicode/nfc"

  /// A window that is longer, in bytes, is left alone: thousands of marks on one letter are no text, and
  /// putting them in order takes quadratic time.
  static let longestWindow = 4096

  /// The edits that bring `bytes` into NFC.
  ///
  /// A table points at the few code points that matter (NFC_Quick_Check is not Yes, or the combining
  /// class is not 0); ICU sees only the windows around them, each from one code point that never combines
  /// with the one before to the next. Ill-formed bytes stay as they are and end a window.
  ///
  /// - Parameter illFormed: `UTF8Validation.illFormedRanges(in: bytes)`.
  /// - Throws: `ICUError` when ICU fails.
  /// - Complexity: O(bytes), eight bytes a step where the text is ASCII.
  package static func edits(
    in bytes: Span<UInt8>, illFormed: [TextRange]
  ) throws(ICUError) -> [Edit] {
    var edits: [Edit] = []
    var start = 0
    for gap in illFormed + [TextRange(bytes.count, bytes.count)] {
      var scanner = NFCScanner(position: start, end: gap.start)
      while let window = scanner.nextWindow(in: bytes) {
        if window.count <= longestWindow {
          try appendEdits(of: window, in: bytes, to: &edits)
        }
      }
      start = gap.end
    }
    return edits
  }

  private static func appendEdits(
    of window: TextRange, in bytes: Span<UInt8>, to edits: inout [Edit]
  ) throws(ICUError) {
    let text = bytes.extracting(window.range)
    for change in try NormalForms.nfcChanges(of: text) {
      edits.append(
        Edit(
          change.range.shifted(by: window.start), replacement: change.replacement, rule: rule))
    }
  }
}

/// Finds the windows of a well-formed stretch that may not be in NFC.
struct NFCScanner {
  private var position: Int
  private let end: Int
  /// Nothing before this offset is looked at.
  private var start: Int

  init(position: Int, end: Int) {
    self.position = position
    self.end = end
    start = position
  }

  private static let suspicious: UInt16 = 1
  private static let combinesBack: UInt16 = 2
  private static let unsure: UInt16 = 4

  /// The next window that the quick check of Unicode Standard Annex 15 does not clear.
  mutating func nextWindow(in bytes: Span<UInt8>) -> TextRange? {
    while let suspect = nextSuspect(in: bytes) {
      let window = window(around: suspect, in: bytes)
      position = window.end
      start = window.end
      if !isClear(window, in: bytes) { return window }
    }
    return nil
  }

  /// The offset of the next suspicious code point.
  private mutating func nextSuspect(in bytes: Span<UInt8>) -> Int? {
    let raw = unsafe bytes.bytes
    var position = self.position
    while position < end {
      let first = bytes[position]
      if first < 0x80 {
        position += 1
        while position + 8 <= end,
          unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
            & 0x8080_8080_8080_8080 == 0
        { position += 8 }
        continue
      }
      let byteCount = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard position + byteCount <= end else { break }
      if dross_nfc_may_matter(first, bytes[position + 1]) != 0 {
        let flags = dross_nfc_flags(ScalarReader.read(bytes, at: position).value)
        if flags & Self.suspicious != 0 {
          self.position = position
          return position
        }
      }
      position += byteCount
    }
    self.position = end
    return nil
  }

  private func window(around suspect: Int, in bytes: Span<UInt8>) -> TextRange {
    Self.window(around: suspect, from: start, to: end, in: bytes)
  }

  /// The code points around `suspect` that it may combine with, from one that never combines with the
  /// code point before it to the next such one; `start` and `end` are limits.
  static func window(
    around suspect: Int, from start: Int, to end: Int, in bytes: Span<UInt8>
  ) -> TextRange {
    var first = suspect
    while first > start, flags(at: first, in: bytes).flags & combinesBack != 0 {
      first -= ScalarReader.readBackward(bytes, before: first).byteCount
    }
    var last = suspect + flags(at: suspect, in: bytes).byteCount
    while last < end {
      let next = flags(at: last, in: bytes)
      if next.flags & combinesBack == 0 { break }
      last += next.byteCount
    }
    return TextRange(first, last)
  }

  /// Whether all code points are surely in NFC and their combining classes in order.
  private func isClear(_ window: TextRange, in bytes: Span<UInt8>) -> Bool {
    var offset = window.start
    var lastClass: UInt16 = 0
    while offset < window.end {
      let (flags, byteCount) = Self.flags(at: offset, in: bytes)
      let combiningClass = flags >> 8
      if flags & Self.unsure != 0 || (combiningClass != 0 && combiningClass < lastClass) {
        return false
      }
      lastClass = combiningClass
      offset += byteCount
    }
    return true
  }

  private static func flags(at offset: Int, in bytes: Span<UInt8>) -> (
    flags: UInt16, byteCount: Int
  ) {
    let scalar = ScalarReader.read(bytes, at: offset)
    return (dross_nfc_flags(scalar.value), scalar.byteCount)
  }
}
