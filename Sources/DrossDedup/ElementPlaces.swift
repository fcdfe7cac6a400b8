public import DrossText
import DrossUnicode

/// Finds the bytes of elements.
public enum ElementPlaces {
  /// The source bytes of ranges of elements, each from its first element's start to its last one's end.
  ///
  /// - Parameter ranges: not empty, and inside the text.
  /// - Complexity: O(bytes + n log n).
  public static func sourceRanges(_ ranges: [Range<Int>], in source: Span<UInt8>) -> [TextRange] {
    let folded = FoldedText(source, lines: LineTable(source))
    var wanted: [Int] = []
    for range in ranges {
      wanted.append(range.lowerBound)
      wanted.append(range.upperBound - 1)
    }
    wanted.sort()
    var places: [(index: Int, start: Int, end: Int)] = []
    var next = 0
    var index = 0
    let bytes = folded.bytes
    ElementScan.forEach(bytes.span) { _, start, end in
      if next < wanted.count, wanted[next] == index {
        places.append((index, start, end))
        while next < wanted.count, wanted[next] == index { next += 1 }
      }
      index &+= 1
    }
    precondition(next == wanted.count, "inside the text")
    return ranges.map { range in
      let first = places[Self.find(range.lowerBound, in: places)].start
      let last = places[Self.find(range.upperBound - 1, in: places)].end
      return folded.sourceRange(first..<last)
    }
  }

  /// The source bytes of each element.
  ///
  /// - Complexity: O(bytes).
  public static func all(in source: Span<UInt8>) -> [TextRange] {
    let folded = FoldedText(source, lines: LineTable(source))
    let bytes = folded.bytes
    var ranges: [TextRange] = []
    ranges.reserveCapacity(bytes.count / 5)
    ElementScan.forEach(bytes.span) { _, start, end in
      ranges.append(folded.sourceRange(start..<end))
    }
    return ranges
  }

  private static func find(_ index: Int, in places: [(index: Int, start: Int, end: Int)]) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
