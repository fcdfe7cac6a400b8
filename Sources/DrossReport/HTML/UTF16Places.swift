/// Turns offsets in bytes into offsets in the UTF-16 of the same text, as JavaScript counts them.
///
/// An ill-formed part counts as one unit: `JSONWriter` writes one U+FFFD for it.
struct UTF16Places {
  /// The start of a character in both counts.
  struct Mark {
    var byte = 0
    var units = 0
  }

  /// About how many bytes lie between two marks.
  static let stride = 4096

  private let bytes: [UInt8]
  /// Marks in order, the first one at the start; made as far as anybody asked.
  private var marks = [Mark()]
  /// How far the last call counted.
  private var last = Mark()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The offset in UTF-16 of the byte at `target`; that of the character it stands in.
  ///
  /// - Complexity: O(log marks), and O(bytes) for all calls that go further than any before.
  mutating func offset(of target: Int) -> Int {
    let end = min(target, bytes.count)
    var mark = start(before: end)
    while mark.byte < end {
      if mark.byte - marks[marks.count - 1].byte >= Self.stride { marks.append(mark) }
      if bytes[mark.byte] < 0x80 {
        mark.byte += 1
        mark.units += 1
        continue
      }
      let scalar = UTF8Scalar.read(bytes[...], at: mark.byte)
      guard mark.byte + scalar.count <= end else { break }
      mark.byte += scalar.count
      mark.units += (scalar.value ?? 0) > 0xFFFF ? 2 : 1
    }
    last = mark
    return mark.units
  }

  /// Where counting up to `target` starts: at the last mark before it, or where the last call ended.
  func start(before target: Int) -> Mark {
    var low = 0
    var high = marks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if marks[middle].byte <= target { low = middle } else { high = middle }
    }
    return last.byte <= target && last.byte > marks[low].byte ? last : marks[low]
  }
}
