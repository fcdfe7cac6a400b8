/// Reads single code points from UTF-8 that may be ill-formed.
public enum ScalarReader {
  /// A code point and the number of bytes it takes.
  public struct Scalar: Hashable, Sendable {
    /// The code point; U+FFFD for an ill-formed byte.
    public let value: UInt32
    /// The number of bytes, 1 for an ill-formed byte.
    public let byteCount: Int

    /// A code point of `byteCount` bytes.
    @inlinable
    public init(value: UInt32, byteCount: Int) {
      self.value = value
      self.byteCount = byteCount
    }

    /// Whether this is one byte that belongs to no well-formed sequence.
    @inlinable public var isIllFormed: Bool { byteCount == 1 && value == 0xFFFD }

    /// An ill-formed byte.
    @inlinable static var illFormed: Scalar { Scalar(value: 0xFFFD, byteCount: 1) }
  }

  /// The code point that starts at `offset`.
  ///
  /// - Precondition: `offset` lies inside `bytes`.
  @inlinable
  @inline(__always)
  public static func read(_ bytes: Span<UInt8>, at offset: Int) -> Scalar {
    let first = bytes[offset]
    if first < 0x80 { return Scalar(value: UInt32(first), byteCount: 1) }
    return readLong(bytes, at: offset, first: first)
  }

  /// The code point, above ASCII, that starts with `first` at `offset`.
  @inlinable
  static func readLong(_ bytes: Span<UInt8>, at offset: Int, first: UInt8) -> Scalar {
    let left = bytes.count - offset
    guard first >= 0xC2, first <= 0xF4, left >= 2 else { return .illFormed }
    let second = bytes[offset + 1]
    if first < 0xE0 {
      guard second & 0xC0 == 0x80 else { return .illFormed }
      return Scalar(value: UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), byteCount: 2)
    }
    guard isSecond(second, after: first), left >= 3 else { return .illFormed }
    let third = bytes[offset + 2]
    guard third & 0xC0 == 0x80 else { return .illFormed }
    let tail = UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    if first < 0xF0 { return Scalar(value: UInt32(first & 0x0F) << 12 | tail, byteCount: 3) }
    guard left >= 4 else { return .illFormed }
    let fourth = bytes[offset + 3]
    guard fourth & 0xC0 == 0x80 else { return .illFormed }
    return Scalar(
      value: UInt32(first & 0x07) << 18 | tail << 6 | UInt32(fourth & 0x3F), byteCount: 4)
  }

  /// The code point that ends before `offset`.
  ///
  /// Agrees with reading forward from the start of `bytes`, for UTF-8 shows its borders.
  ///
  /// - Precondition: `0 < offset <= bytes.count`.
  @inlinable
  public static func readBackward(_ bytes: Span<UInt8>, before offset: Int) -> Scalar {
    let last = bytes[offset - 1]
    if last < 0x80 { return Scalar(value: UInt32(last), byteCount: 1) }
    var start = offset - 1
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = read(bytes, at: start)
    return scalar.byteCount == offset - start ? scalar : .illFormed
  }

  /// Whether `second` may follow the lead byte `first` of three or four bytes (Unicode, table 3-7).
  @inlinable
  static func isSecond(_ second: UInt8, after first: UInt8) -> Bool {
    switch first {
    case 0xE0: second >= 0xA0 && second <= 0xBF
    case 0xED: second >= 0x80 && second <= 0x9F
    case 0xF0: second >= 0x90 && second <= 0xBF
    case 0xF4: second >= 0x80 && second <= 0x8F
    default: second & 0xC0 == 0x80
    }
  }
}
