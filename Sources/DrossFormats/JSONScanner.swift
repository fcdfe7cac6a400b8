import DrossText

/// Walks over JSON (RFC 8259) and makes sure that it is JSON; keeps nothing but its place.
///
/// The bytes are handed to each call, because they are only lent. Bytes from 0x80 on are let
/// through in strings whatever they are: other fields than the text are none of our business, and
/// ill-formed parts of the text are found later, and reported.
struct JSONScanner {
  /// A fault and where it is.
  struct Failure: Error {
    let fault: JSONFault
    let position: Int
  }

  /// How many brackets may be open at once.
  static let depthLimit = 512

  /// The offset of the next byte.
  var position = 0

  /// The failure at the place reached; at the end of the text it always ends too early.
  func failure(_ fault: JSONFault, _ bytes: Span<UInt8>) -> Failure {
    Failure(fault: position < bytes.count ? fault : .endsEarly, position: position)
  }

  /// The byte at the place reached, or 0 at the end.
  @inline(__always)
  func peek(_ bytes: Span<UInt8>) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Passes white space.
  @inline(__always)
  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Passes `byte` if it is the next one.
  @inline(__always)
  mutating func pass(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Passes one value of any kind; `depth` brackets are open around it.
  mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(Failure) {
    switch peek(bytes) {
    case 0x22: _ = try string(bytes)
    case 0x7B: try skipObject(bytes, depth: depth + 1)
    case 0x5B: try skipArray(bytes, depth: depth + 1)
    case 0x74: try word("true", bytes)
    case 0x66: try word("false", bytes)
    case 0x6E: try word("null", bytes)
    case 0x2D, 0x30...0x39: try number(bytes)
    default: throw failure(.noValue, bytes)
    }
  }

  /// Passes the name of a member, its colon and the white space around it.
  mutating func name(_ bytes: Span<UInt8>) throws(Failure) -> JSONLiteral {
    guard peek(bytes) == 0x22 else { throw failure(.noName, bytes) }
    let name = try string(bytes)
    skipSpace(bytes)
    guard pass(0x3A, bytes) else { throw failure(.noColon, bytes) }
    skipSpace(bytes)
    return name
  }

  /// Passes an opening bracket and the white space behind it.
  ///
  /// - Returns: whether something other than the closing bracket follows.
  mutating func open(close: UInt8, _ bytes: Span<UInt8>, depth: Int) throws(Failure) -> Bool {
    guard depth <= Self.depthLimit else { throw failure(.tooDeep, bytes) }
    position += 1
    skipSpace(bytes)
    return !pass(close, bytes)
  }

  /// Passes what follows a member or an element: a comma, or the closing bracket.
  ///
  /// - Returns: whether another member or element follows.
  mutating func goOn(
    close: UInt8, _ bytes: Span<UInt8>, or fault: JSONFault
  ) throws(Failure) -> Bool {
    skipSpace(bytes)
    if pass(close, bytes) { return false }
    guard pass(0x2C, bytes) else { throw failure(fault, bytes) }
    skipSpace(bytes)
    return true
  }

  private mutating func skipObject(_ bytes: Span<UInt8>, depth: Int) throws(Failure) {
    guard try open(close: 0x7D, bytes, depth: depth) else { return }
    repeat {
      _ = try name(bytes)
      try skipValue(bytes, depth: depth)
    } while try goOn(close: 0x7D, bytes, or: .noObjectEnd)
  }

  private mutating func skipArray(_ bytes: Span<UInt8>, depth: Int) throws(Failure) {
    guard try open(close: 0x5D, bytes, depth: depth) else { return }
    repeat {
      try skipValue(bytes, depth: depth)
    } while try goOn(close: 0x5D, bytes, or: .noArrayEnd)
  }

  private mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) throws(Failure) {
    for index in 0..<word.utf8CodeUnitCount {
      let expected = unsafe word.utf8Start[index]
      guard position + index < bytes.count, bytes[position + index] == expected else {
        let isCut = position + index >= bytes.count
        throw Failure(fault: isCut ? .endsEarly : .noValue, position: position)
      }
    }
    position += word.utf8CodeUnitCount
  }

  /// Passes a number: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
  mutating func number(_ bytes: Span<UInt8>) throws(Failure) {
    _ = pass(0x2D, bytes)
    if !pass(0x30, bytes) { try digits(bytes) }
    if pass(0x2E, bytes) { try digits(bytes) }
    if peek(bytes) | 0x20 == 0x65 {
      position += 1
      if !pass(0x2B, bytes) { _ = pass(0x2D, bytes) }
      try digits(bytes)
    }
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(Failure) {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    if position == start { throw failure(.badNumber, bytes) }
  }

  /// Passes a string, from quote to quote.
  mutating func string(_ bytes: Span<UInt8>) throws(Failure) -> JSONLiteral {
    let start = position + 1
    var hasEscapes = false
    position = start
    while true {
      skipPlain(bytes)
      guard position < bytes.count else { throw failure(.endsEarly, bytes) }
      switch bytes[position] {
      case 0x22:
        position += 1
        return JSONLiteral(range: TextRange(start, position - 1), hasEscapes: hasEscapes)
      case 0x5C:
        hasEscapes = true
        // Text in other scripts is often nothing but escapes: take all of them here.
        repeat { try escape(bytes) } while peek(bytes) == 0x5C
      default:
        throw failure(.controlCharacter, bytes)
      }
    }
  }

  /// Goes on to the next quote, backslash or control character, eight bytes a step.
  @inline(__always)
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = unsafe bytes.bytes
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      // The high bit of each byte that is zero after the subtraction of what is looked for; the
      // lowest such bit is exact (Mycroft's test; a borrow only travels upwards).
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      let hits =
        (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
          | ((word &- ones &* 0x20) & ~word)) & (ones &* 0x80)
      if hits != 0 {
        position += hits.trailingZeroBitCount / 8
        return
      }
      position += 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return }
      position += 1
    }
  }

  @inline(__always)
  private mutating func escape(_ bytes: Span<UInt8>) throws(Failure) {
    let start = position
    guard start + 1 < bytes.count else {
      throw Failure(fault: .endsEarly, position: bytes.count)
    }
    switch bytes[start + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      position = start + 2
    case 0x75:
      for index in start + 2..<start + 6 {
        guard index < bytes.count else {
          throw Failure(fault: .endsEarly, position: bytes.count)
        }
        guard JSONEscape.isDigit(bytes[index]) else {
          throw Failure(fault: .badEscape, position: start)
        }
      }
      position = start + 6
    default:
      throw Failure(fault: .badEscape, position: start)
    }
  }
}
