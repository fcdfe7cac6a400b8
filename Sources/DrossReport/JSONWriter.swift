/// Writes JSON into a byte array, one token a call; commas and colons look after themselves.
///
/// Names and text are escaped as little as JSON allows: quote, backslash and the control characters
/// below U+0020. Everything else stands as it is in UTF-8, so the output is always well-formed.
/// Whoever calls it balances the brackets and writes a key before each value of an object.
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package var bytes: [UInt8]
  private var needsComma = false

  /// A writer with nothing written; `capacity` bytes are set aside.
  package init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object.
  package mutating func beginObject() { open(0x7B) }

  /// Closes the innermost object.
  package mutating func endObject() { close(0x7D) }

  /// Opens an array.
  package mutating func beginArray() { open(0x5B) }

  /// Closes the innermost array.
  package mutating func endArray() { close(0x5D) }

  /// Ends a line of JSON Lines: writes LF and starts afresh.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// The name of the member whose value comes next.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// A string.
  package mutating func string(_ text: String) {
    string(bytes: text.utf8Span.span)
  }

  /// A string from bytes that should be UTF-8; each maximal ill-formed part becomes `\ufffd`.
  ///
  /// - Complexity: O(bytes).
  package mutating func string(bytes text: ArraySlice<UInt8>) {
    string(bytes: text.span)
  }

  /// A string from bytes that should be UTF-8; each maximal ill-formed part becomes `\ufffd`.
  ///
  /// - Complexity: O(bytes).
  package mutating func string(bytes text: Span<UInt8>) {
    beginValue()
    bytes.append(0x22)
    var copied = 0
    var position = 0
    while true {
      position = Self.endOfPlain(text, from: position)
      guard position < text.count else { break }
      let byte = text[position]
      if byte >= 0x80 {
        let part = Self.part(of: text, at: position)
        if !part.isWellFormed {
          append(text, from: copied, to: position)
          append(escape: 0xFFFD)
          copied = position + part.count
        }
        position += part.count
        continue
      }
      append(text, from: copied, to: position)
      append(control: byte)
      position += 1
      copied = position
    }
    append(text, from: copied, to: text.count)
    bytes.append(0x22)
  }

  /// A whole number.
  package mutating func int(_ value: Int) {
    beginValue()
    if value < 0 { bytes.append(0x2D) }
    append(digits: value.magnitude)
  }

  /// A number with at most `decimals` digits after the point, and at least one: `7.0`, `0.97`.
  ///
  /// Trailing zeros are left out. A number too large to be rounded exactly is written in the
  /// shortest form that reads back equal. JSON has no infinity and no NaN: they become `null`.
  ///
  /// - Precondition: `0 <= decimals <= 9`.
  package mutating func double(_ value: Double, decimals: Int = 3) {
    precondition(0 <= decimals && decimals <= 9, "between 0 and 9 decimals")
    guard value.isFinite else { return null() }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * Double(scale)).rounded()
    guard scaled < 0x1p53 else {
      beginValue()
      bytes.append(contentsOf: "\(value)".utf8)
      return
    }
    beginValue()
    let units = Int(scaled)
    if value < 0 && units != 0 { bytes.append(0x2D) }
    append(digits: UInt(units / scale))
    bytes.append(0x2E)
    var rest = units % scale
    repeat {
      scale /= 10
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / max(scale, 1)))
      rest %= max(scale, 1)
    } while rest > 0
  }

  /// `true` or `false`.
  package mutating func bool(_ value: Bool) {
    beginValue()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// `null`.
  package mutating func null() {
    beginValue()
    bytes.append(contentsOf: "null".utf8)
  }

  /// A value, or the start of an object, that another writer has written.
  package mutating func written(_ value: [UInt8]) {
    beginValue()
    bytes += value
    needsComma = true
  }

  /// Part of an object that is written as it stands; what comes next stands right behind it.
  mutating func fragment(_ part: [UInt8]) {
    bytes += part
    needsComma = false
  }

  // MARK: Pieces

  private mutating func beginValue() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    beginValue()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func append(digits number: UInt) {
    if number < 100_000_000 { return append(fewDigits: number) }
    var count = 1
    var rest = number / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0x30, count: count))
    rest = number
    for index in stride(from: start + count - 1, through: start, by: -1) {
      bytes[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// At most eight digits, put together in one word.
  private mutating func append(fewDigits number: UInt) {
    var word: UInt64 = 0
    var count = 0
    var rest = number
    repeat {
      word = word << 8 | UInt64(0x30 + rest % 10)
      count += 1
      rest /= 10
    } while rest > 0
    unsafe withUnsafeBytes(of: word.littleEndian) { digits in
      unsafe bytes.append(contentsOf: digits.prefix(count))
    }
  }

  /// The first byte from `start` on that is no ASCII or that is escaped; eight bytes a step.
  @inline(__always)
  private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = unsafe text.bytes
    var position = start
    while position + 8 <= text.count {
      let word = UInt64(
        littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      // The lowest of these bits is exact: a borrow only travels upwards (Mycroft 1987).
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      let hits =
        (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
          | ((word &- ones &* 0x20) & ~word) | word) & (ones &* 0x80)
      if hits != 0 { return position + hits.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < text.count {
      let byte = text[position]
      guard byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C else { break }
      position += 1
    }
    return position
  }

  private mutating func append(_ text: Span<UInt8>, from start: Int, to end: Int) {
    guard start < end else { return }
    unsafe text.extracting(start..<end).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
  }

  private mutating func append(control byte: UInt8) {
    switch byte {
    case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
    case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
    case 0x08: bytes.append(contentsOf: [0x5C, 0x62])
    case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
    case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
    case 0x0C: bytes.append(contentsOf: [0x5C, 0x66])
    case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
    default: append(escape: UInt16(byte))
    }
  }

  private mutating func append(escape unit: UInt16) {
    bytes.append(0x5C)
    bytes.append(0x75)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: (unit >> shift) & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  /// The number of bytes of the scalar at `start`, or of the maximal subpart of an ill-formed one
  /// (Unicode 15, table 3-7 and "U+FFFD substitution of maximal subparts").
  private static func part(
    of text: Span<UInt8>, at start: Int
  ) -> (count: Int, isWellFormed: Bool) {
    let lead = text[start]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return (1, false)
    }
    for index in 1..<length {
      guard start + index < text.count else { return (index, false) }
      let byte = text[start + index]
      let allowed: ClosedRange<UInt8>
      switch (index, lead) {
      case (1, 0xE0): allowed = 0xA0...0xBF
      case (1, 0xED): allowed = 0x80...0x9F
      case (1, 0xF0): allowed = 0x90...0xBF
      case (1, 0xF4): allowed = 0x80...0x8F
      default: allowed = 0x80...0xBF
      }
      guard allowed.contains(byte) else { return (index, false) }
    }
    return (length, true)
  }
}
