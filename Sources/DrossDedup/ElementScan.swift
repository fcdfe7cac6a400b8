import DrossUnicode

/// Goes through folded text, element for element.
///
/// A word of ASCII takes one or two steps of eight bytes; everything else goes by code points.
enum ElementScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Calls `body` with the hash, the start and the end of each element of `text`, in order.
  ///
  /// - Complexity: O(bytes).
  @inline(__always)
  static func forEach(
    _ text: Span<UInt8>, _ body: (_ hash: UInt64, _ start: Int, _ end: Int) -> Void
  ) {
    unsafe text.withUnsafeBytes { bytes in
      var position = 0
      let safeEnd = bytes.count &- 8
      while position < bytes.count {
        if position <= safeEnd {
          let word = unsafe UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
          let others = Self.others(word)
          let count = others.trailingZeroBitCount >> 3
          if count < 8 {
            if word >> UInt64(truncatingIfNeeded: count &* 8) & 0x80 == 0 {
              // A word of up to seven letters, or none, and what separates.
              if count > 0 {
                let mask = (1 as UInt64) << UInt64(truncatingIfNeeded: count &* 8) &- 1
                body(ElementHash.short(word & mask, count: count), position, position &+ count)
              }
              position &+= count &+ 1
              continue
            }
          } else {
            var end = position &+ 8
            while end <= safeEnd {
              let next = unsafe UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
              let count = Self.others(next).trailingZeroBitCount >> 3
              end &+= count
              if count < 8 { break }
            }
            if end <= safeEnd, unsafe bytes[end] < 0x80 {
              body(ElementHash.hash(text, from: position, to: end), position, end)
              position = end &+ 1
              continue
            }
          }
        }
        let end = Self.end(of: position, in: text)
        if end > position {
          body(ElementHash.hash(text, from: position, to: end), position, end)
          position = end
        } else {
          position &+= ScalarReader.read(text, at: position).byteCount
        }
      }
    }
  }

  /// Bit 7 of each byte that is no small letter and no digit of ASCII.
  @inline(__always)
  private static func others(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let letters = (low &+ ones &* 0x1F) & ~(low &+ ones &* 0x05)
    let digits = (low &+ ones &* 0x50) & ~(low &+ ones &* 0x46)
    return (~(letters | digits) | word) & highs
  }

  /// The end of the element at `position`; `position` itself when there is none.
  private static func end(of position: Int, in text: Span<UInt8>) -> Int {
    var end = position
    var isSingle = false
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard byte &- 0x61 < 26 || byte &- 0x30 < 10, !isSingle else { return end }
        end &+= 1
        continue
      }
      let scalar = ScalarReader.read(text, at: end)
      switch ScalarKind.of(scalar.value) {
      case .mark: break
      case .lowerLetter, .upperLetter, .uncasedLetter, .digit: if isSingle { return end }
      case .ideograph:
        if end > position { return end }
        isSingle = true
      default: return end
      }
      end &+= scalar.byteCount
    }
    return end
  }
}
