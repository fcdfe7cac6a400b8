/// Places in a text, counted in bytes, code points, UTF-16 units, or lines and columns.
///
/// A place is an offset between two characters; one inside a character stands for its start. An
/// ill-formed byte counts as one code point and one unit.
public struct TextPositions: Sendable {
  /// A line and a column, both from 1; columns are code points.
  public struct LineColumn: Hashable, Sendable {
    /// The line; lines end at LF.
    public var line: Int
    /// The column in code points.
    public var column: Int

    /// A place on a line.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What is counted up to some byte.
  private struct Mark {
    var byte = 0
    var scalars = 0
    var units = 0
    var lines = 0
    /// Code points since the start of the line.
    var column = 0

    mutating func pass(_ scalar: ScalarReader.Scalar) {
      byte += scalar.byteCount
      scalars += 1
      units += scalar.value >= 0x1_0000 ? 2 : 1
      lines += scalar.value == 0x0A ? 1 : 0
      column = scalar.value == 0x0A ? 0 : column + 1
    }
  }

  /// About how many bytes lie between two marks.
  private static let stride = 1024

  private let bytes: [UInt8]
  /// Marks in order, the first one at the start and the last one at the end.
  private let marks: [Mark]

  /// Counts through `bytes` once.
  ///
  /// - Complexity: O(bytes); 40 bytes of memory for each kilobyte of text, and the text itself.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var mark = Mark()
    var marks = [mark]
    let span = bytes.span
    while mark.byte < span.count {
      mark.pass(ScalarReader.read(span, at: mark.byte))
      if mark.byte - marks[marks.count - 1].byte >= Self.stride { marks.append(mark) }
    }
    if marks[marks.count - 1].byte < mark.byte { marks.append(mark) }
    self.marks = marks
  }

  /// The number of bytes.
  public var byteCount: Int { end.byte }
  /// The number of code points.
  public var scalarCount: Int { end.scalars }
  /// The number of UTF-16 units.
  public var utf16Count: Int { end.units }

  private var end: Mark { marks[marks.count - 1] }

  // MARK: From bytes

  /// The number of code points before the byte at `offset`.
  ///
  /// - Complexity: O(log bytes); so for all questions here.
  public func scalars(beforeByte offset: Int) -> Int { mark(atByte: offset).scalars }

  /// The number of UTF-16 units before the byte at `offset`.
  public func utf16(beforeByte offset: Int) -> Int { mark(atByte: offset).units }

  /// The line and column of the byte at `offset`.
  public func lineColumn(ofByte offset: Int) -> LineColumn {
    let mark = mark(atByte: offset)
    return LineColumn(line: mark.lines + 1, column: mark.column + 1)
  }

  // MARK: To bytes

  /// The offset of the byte where code point number `index`, from 0, starts; the end for any later one.
  public func byte(ofScalar index: Int) -> Int { mark { $0.scalars <= index }.byte }

  /// The offset of the byte where the character with UTF-16 unit number `index`, from 0, starts; the end
  /// for any later one.
  public func byte(ofUTF16 index: Int) -> Int { mark { $0.units <= index }.byte }

  /// The offset of the byte at a line and column; the end of the line for a column past it, the end of the
  /// text for a line past it.
  public func byte(of place: LineColumn) -> Int {
    mark {
      ($0.lines, $0.column) <= (place.line - 1, place.column - 1)
    }.byte
  }

  // MARK: Looking up

  private func mark(atByte offset: Int) -> Mark { mark { $0.byte <= offset } }

  /// The last place for which `isBefore` holds, which it does up to some place and then no more.
  private func mark(where isBefore: (Mark) -> Bool) -> Mark {
    var low = 0
    var high = marks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if isBefore(marks[middle]) { low = middle } else { high = middle }
    }
    var mark = marks[low]
    let span = bytes.span
    while mark.byte < span.count {
      var next = mark
      next.pass(ScalarReader.read(span, at: mark.byte))
      guard isBefore(next) else { return mark }
      mark = next
    }
    return mark
  }
}
