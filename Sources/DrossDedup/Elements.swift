public import DrossText
import DrossUnicode

/// What a text is compared by: its words, and single letters where words are not told apart by spaces.
///
/// Taken from the folded text, so that case, width, typography and invisible characters hide no copy.
/// A word is a run of letters, marks and digits; a letter of Han, Kana, Thai, Lao, Khmer or Myanmar is an
/// element of its own, with the marks behind it. Everything else separates.
public struct Elements: Sendable {
  /// The hash of each element, the same in every version that shares a schema.
  public private(set) var hashes: [UInt64] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private let folded: FoldedText

  /// The number of elements.
  public var count: Int { hashes.count }

  /// Takes `source` apart.
  ///
  /// - Precondition: the folded text is smaller than 4 GiB.
  /// - Complexity: O(bytes).
  public init(_ source: Span<UInt8>) {
    folded = FoldedText(source, lines: LineTable(source))
    precondition(folded.bytes.count < Int(UInt32.max), "smaller than 4 GiB")
    let capacity = folded.bytes.count / 5
    hashes.reserveCapacity(capacity)
    starts.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
    let bytes = folded.bytes
    split(bytes.span)
  }

  /// The source bytes of the elements `range`, from the first one's start to the last one's end.
  ///
  /// - Precondition: `range` is not empty.
  public func sourceRange(_ range: Range<Int>) -> TextRange {
    folded.sourceRange(Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1]))
  }

  private mutating func split(_ text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80, !Self.isWordByte(byte) {
        position &+= 1
        continue
      }
      var end = position
      var isSingle = false
      loop: while end < text.count {
        let byte = text[end]
        if byte < 0x80 {
          guard Self.isWordByte(byte), !isSingle else { break }
          end &+= 1
          continue
        }
        let scalar = ScalarReader.read(text, at: end)
        switch ScalarKind.of(scalar.value) {
        case .mark: break
        case .lowerLetter, .upperLetter, .uncasedLetter, .digit: if isSingle { break loop }
        case .ideograph:
          if end > position { break loop }
          isSingle = true
        default: break loop
        }
        end &+= scalar.byteCount
      }
      guard end > position else {
        position &+= ScalarReader.read(text, at: position).byteCount
        continue
      }
      hashes.append(ElementHash.hash(text, from: position, to: end))
      starts.append(UInt32(truncatingIfNeeded: position))
      ends.append(UInt32(truncatingIfNeeded: end))
      position = end
    }
  }

  /// Whether an ASCII byte of folded text belongs to words: `a` to `z` and `0` to `9`.
  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
