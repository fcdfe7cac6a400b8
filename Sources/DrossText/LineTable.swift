/// Where the lines of a text start and end.
///
/// A line ends at LF, CR LF or a CR that stands alone. The bytes of the ending belong to the line
/// but not to its content. Text after the last ending is a line; an ending at the very end of the
/// text does not open another one.
public struct LineTable: Sendable {
  /// One line: its content, and where the next line starts.
  public struct Line: Hashable, Sendable {
    /// The bytes without the line ending.
    public let content: TextRange
    /// The offset after the line ending.
    public let next: Int

    /// A line of the given content, with the next one at `next`.
    public init(content: TextRange, next: Int) {
      self.content = content
      self.next = next
    }

    /// The bytes with the line ending.
    public var whole: TextRange { TextRange(content.start, next) }
  }

  /// The lines in order.
  public let lines: [Line]

  /// Finds the lines of `bytes` from `start` on.
  ///
  /// - Complexity: O(bytes), eight bytes a step where there is no line ending.
  public init(_ bytes: Span<UInt8>, from start: Int = 0) {
    var lines: [Line] = []
    lines.reserveCapacity(bytes.count / 64 + 1)
    var lineStart = start
    var position = Self.nextEnding(in: bytes, from: start)
    while position < bytes.count {
      let isPair =
        bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
      let next = position + (isPair ? 2 : 1)
      lines.append(Line(content: TextRange(lineStart, position), next: next))
      lineStart = next
      position = Self.nextEnding(in: bytes, from: next)
    }
    if lineStart < bytes.count {
      lines.append(Line(content: TextRange(lineStart, bytes.count), next: bytes.count))
    }
    self.lines = lines
  }

  /// The index of the line that holds the byte at `offset`; the last line for an offset past it.
  ///
  /// - Returns: `nil` when there are no lines.
  /// - Complexity: O(log lines).
  public func index(containing offset: Int) -> Int? {
    guard !lines.isEmpty else { return nil }
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].next <= offset { low = middle + 1 } else { high = middle }
    }
    return min(low, lines.count - 1)
  }

  /// Which of eight bytes may be below 16: of those that are the lowest is right (Mycroft 1987).
  @inline(__always)
  private static func low(_ word: UInt64) -> UInt64 {
    let upper = word & 0xF0F0_F0F0_F0F0_F0F0
    return (upper &- 0x0101_0101_0101_0101) & ~upper & 0x8080_8080_8080_8080
  }

  /// The offset of the next LF or CR at or after `start`, or the number of bytes.
  static func nextEnding(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    let raw = unsafe bytes.bytes
    let count = bytes.count
    while position &+ 8 <= count {
      // Inside the span: eight bytes are left.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let low = low(UInt64(littleEndian: word))
      guard low != 0 else {
        position &+= 8
        continue
      }
      position &+= low.trailingZeroBitCount &>> 3
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x0D { return position }
      position &+= 1
    }
    while position < count {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x0D { return position }
      position += 1
    }
    return position
  }
}
