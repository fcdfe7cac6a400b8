import DrossText

/// Finds line and column of offsets, quickly when they come in order.
struct LinePlaces {
  /// A line and a column in code points, both from 1.
  struct Place: Equatable {
    let line: Int
    let column: Int
  }

  private let bytes: [UInt8]
  private let lines: LineTable
  /// How far the line at hand has been counted.
  private var index = -1
  private var offset = 0
  private var column = 1

  /// Places in the text `bytes`, whose lines are `lines`.
  init(_ bytes: [UInt8], lines: LineTable) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The place of the byte at `target`; an offset after the last line ending is on a line of its own.
  ///
  /// An ill-formed part counts as one code point. A byte order mark that is not part of the first
  /// line has no column of its own.
  ///
  /// - Complexity: O(log lines + bytes counted anew); all places of a line in order count it once.
  mutating func place(of target: Int) -> Place {
    guard let found = lines.index(containing: target) else { return Place(line: 1, column: 1) }
    let line = lines.lines[found]
    if target >= line.next, line.content.end < line.next {
      return Place(line: found + 2, column: 1)
    }
    if found != index || target < offset {
      index = found
      offset = line.content.start
      column = 1
    }
    let end = min(target, bytes.count)
    while offset < end {
      // A code point that reaches past the target is the one the target stands in.
      let next = offset + UTF8Scalar.read(bytes[...], at: offset).count
      guard next <= end else { break }
      offset = next
      column += 1
    }
    return Place(line: found + 1, column: column)
  }

  /// The column of the byte at `target`, from 1, in bytes.
  ///
  /// - Complexity: O(log lines).
  func byteColumn(of target: Int) -> Int {
    guard let found = lines.index(containing: target) else { return 1 }
    let line = lines.lines[found]
    if target >= line.next, line.content.end < line.next { return 1 }
    return max(0, target - line.content.start) + 1
  }
}
