/// A half-open range of UTF-8 bytes, counted from the first byte of the source as it was read.
///
/// Every finding, edit and passage of dross is one of these. Line and column exist only where
/// something is printed.
public struct TextRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset after the last byte; never less than `start`.
  public var end: Int

  /// The range from `start` up to and not including `end`.
  ///
  /// - Precondition: `0 <= start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a range starts before it ends")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }

  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// The same range as the standard library writes it.
  @inlinable public var range: Range<Int> { start..<end }

  /// Whether every byte of `other` lies in this range.
  @inlinable
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte, or one is a place between two bytes of the other.
  @inlinable
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The smallest range that holds both.
  @inlinable
  public func union(_ other: TextRange) -> TextRange {
    TextRange(min(start, other.start), max(end, other.end))
  }

  /// The same number of bytes, `distance` bytes further on.
  @inlinable
  public func shifted(by distance: Int) -> TextRange {
    TextRange(start + distance, end + distance)
  }
}

extension TextRange: Comparable {
  /// By start; of two that start together, the longer one first, so that a container stands before
  /// what it holds.
  @inlinable
  public static func < (left: TextRange, right: TextRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }
}
