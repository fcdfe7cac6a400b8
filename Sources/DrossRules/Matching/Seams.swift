import DrossUnicode

/// Where letters may stand together in a folded text that do not in its source: a border all the same.
struct Seams {
  /// All places where the source is folded in another way than before, in order.
  let all: [Int]
  /// Those between two letters of ASCII, of which there are hardly ever any.
  private let inWords: [Int]

  /// Those of a folded text.
  ///
  /// - Complexity: O(seams).
  init(of text: FoldedText) { self.init(text.seams, in: text.bytes) }

  init(_ all: [Int], in bytes: [UInt8]) {
    self.all = all
    inWords = all.filter { seam in
      seam > 0 && seam < bytes.count && FoldedWords.isASCIILetter(bytes[seam - 1])
        && FoldedWords.isASCIILetter(bytes[seam])
    }
  }

  /// Whether no letter of ASCII goes on with what ends at `offset`, where `next` stands.
  @inline(__always)
  func isEnd(_ offset: Int, before next: UInt8) -> Bool {
    !FoldedWords.isASCIILetter(next) || (!inWords.isEmpty && inWords.contains(offset))
  }
}
