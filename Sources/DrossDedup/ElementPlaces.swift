package import DrossText
import DrossUnicode

/// Finds the bytes of elements.
package enum ElementPlaces {
  /// Texts of which the places of all elements are kept at a time, at most.
  private static let small = 1 << 20

  /// The source bytes of ranges of elements, each from its first element's start to its last one's end.
  ///
  /// - Parameter ranges: not empty, and inside the text.
  /// - Complexity: O(bytes + n log n).
  package static func sourceRanges(_ ranges: [Range<Int>], in source: Span<UInt8>) -> [TextRange] {
    source.count <= small
      ? amongAll(ranges, in: source) : inOrder(ranges, in: source)
  }

  /// The same by the places of all elements: quicker, and eight bytes for each of them.
  static func amongAll(_ ranges: [Range<Int>], in source: Span<UInt8>) -> [TextRange] {
    let borders = borders(in: source)
    return ranges.map {
      TextRange(Int(borders[2 * $0.lowerBound]), Int(borders[2 * $0.upperBound - 1]))
    }
  }

  /// The same in one pass that keeps the places of wanted elements alone.
  static func inOrder(_ ranges: [Range<Int>], in source: Span<UInt8>) -> [TextRange] {
    var wanted: [Int] = []
    for range in ranges {
      wanted.append(range.lowerBound)
      wanted.append(range.upperBound - 1)
    }
    wanted.sort()
    var places: [(index: Int, range: TextRange)] = []
    var next = 0
    /// Elements before those that are looked at.
    var first = 0
    func take(_ count: Int, _ range: (Int) -> TextRange) {
      while next < wanted.count, wanted[next] < first + count {
        if places.last?.index != wanted[next] {
          places.append((wanted[next], range(wanted[next] - first)))
        }
        next += 1
      }
      first += count
    }
    unsafe SourceScan.forEach(source) { borders, count in
      take(count) { unsafe range(borders, $0) }
    } folded: { folded, offset in
      guard next < wanted.count else { return }
      let ranges = Self.ranges(folded, offset)
      take(ranges.count) { ranges[$0] }
    }
    precondition(next == wanted.count, "inside the text")
    return ranges.map { range in
      TextRange(
        places[Self.find(range.lowerBound, in: places)].range.start,
        places[Self.find(range.upperBound - 1, in: places)].range.end)
    }
  }

  /// The start and the end of each element, in turn.
  private static func borders(in source: Span<UInt8>) -> [UInt32] {
    var all: [UInt32] = []
    all.reserveCapacity(source.count / 2)
    unsafe SourceScan.forEach(source) { borders, count in
      unsafe all.append(contentsOf: UnsafeBufferPointer(start: borders, count: 2 * count))
    } folded: { folded, offset in
      for range in Self.ranges(folded, offset) {
        all.append(UInt32(truncatingIfNeeded: range.start))
        all.append(UInt32(truncatingIfNeeded: range.end))
      }
    }
    return all
  }

  /// The bytes of the word of that number.
  private static func range(
    _ borders: UnsafeMutablePointer<UInt32>, _ number: Int
  ) -> TextRange {
    unsafe TextRange(Int(borders[2 * number]), Int(borders[2 * number + 1]))
  }

  /// The bytes of the elements of `text`, which starts at `offset`.
  private static func ranges(_ text: FoldedText, _ offset: Int) -> [TextRange] {
    var ranges: [TextRange] = []
    let bytes = text.bytes
    ElementScan.forEach(bytes.span) { _, start, end in
      let range = text.sourceRange(start..<end)
      ranges.append(TextRange(range.start + offset, range.end + offset))
    }
    return ranges
  }

  /// The source bytes of each element.
  ///
  /// - Complexity: O(bytes).
  package static func all(in source: Span<UInt8>) -> [TextRange] {
    var ranges: [TextRange] = []
    ranges.reserveCapacity(source.count / 5)
    unsafe SourceScan.forEach(source) { borders, count in
      for index in 0..<count { unsafe ranges.append(range(borders, index)) }
    } folded: { folded, offset in
      ranges += Self.ranges(folded, offset)
    }
    return ranges
  }

  private static func find(_ index: Int, in places: [(index: Int, range: TextRange)]) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
