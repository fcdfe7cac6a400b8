import CDrossTables
import DrossText

/// How much of a text is written in Latin letters.
enum ScriptShare {
  /// Whether more than nine in ten letters outside of `ranges`, and at least one, are Latin.
  ///
  /// Letters stand for words: a word is as much Latin as it is long, and nothing must be cut.
  ///
  /// - Parameter ranges: in order of place.
  /// - Complexity: O(bytes).
  static func isLatin(_ bytes: Span<UInt8>, without ranges: [TextRange]) -> Bool {
    var latin = 0
    var others = 0
    var offset = 0
    var next = 0
    while offset < bytes.count {
      if next < ranges.count, offset >= ranges[next].start {
        offset = max(offset, ranges[next].end)
        next += 1
        continue
      }
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { latin += 1 }
        offset += 1
        continue
      }
      let scalar = ScalarReader.read(bytes, at: offset)
      let context = Context(scalar.value)
      if context.has(DROSS_CONTEXT_LATIN) {
        latin += 1
      } else if context.has(DROSS_CONTEXT_WORD), !scalar.isIllFormed {
        others += 1
        // A letter takes a byte at least, so what is left cannot make up for them.
        if latin + (bytes.count - offset) <= 9 * others { return false }
      }
      offset += scalar.byteCount
    }
    return latin > 9 * others
  }
}
