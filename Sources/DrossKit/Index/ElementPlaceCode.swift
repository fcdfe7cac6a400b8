import DrossDedup
import DrossFormats
import DrossText

/// The bytes of all elements of a document as a block: for each one the step from the end of the one before
/// to its start, which may be negative, and its length.
enum ElementPlaceCode {
  /// The block of the elements at `ranges`.
  static func bytes(_ ranges: [TextRange]) -> [UInt8] {
    var writer = NumberWriter()
    var end = 0
    for range in ranges {
      let step = range.start - end
      writer.short(step >= 0 ? 2 * step : -2 * step - 1)
      writer.short(range.end - range.start)
      end = range.end
    }
    return writer.bytes
  }

  /// The bytes of ranges of elements, each from its first element's start to its last one's end; `nil` when
  /// the block does not have them.
  ///
  /// - Parameter ranges: not empty.
  /// - Complexity: O(block + n log n).
  static func sourceRanges(_ ranges: [Range<Int>], in block: [UInt8]) -> [TextRange]? {
    // The index of each wanted border, and which one it is.
    var wanted: [(element: Int, slot: Int)] = []
    for (slot, range) in ranges.enumerated() {
      wanted.append((range.lowerBound, 2 * slot))
      wanted.append((range.upperBound - 1, 2 * slot + 1))
    }
    wanted.sort { ($0.element, $0.slot) < ($1.element, $1.slot) }
    var borders = [Int](repeating: 0, count: wanted.count)
    var reader = NumberReader(block)
    var element = -1
    var start = 0
    var end = 0
    for border in wanted {
      while element < border.element {
        let step = reader.count()
        start = end + (step % 2 == 0 ? step / 2 : -(step + 1) / 2)
        end = start + reader.count()
        element += 1
        if reader.isBroken || start < 0 { return nil }
      }
      borders[border.slot] = border.slot % 2 == 0 ? start : end
    }
    return ranges.indices.map { TextRange(borders[2 * $0], borders[2 * $0 + 1]) }
  }
}
