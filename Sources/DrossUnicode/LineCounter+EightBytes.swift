/// Letters, digits and spaces of ASCII, of which most text is, eight bytes a step.
///
/// A mask has bit 7 of a byte set, or nothing; the first byte is the lowest.
struct EightPlainBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The number of bytes up to the first that is something else.
  let count: Int
  /// The small letters among them, the capitals, and the digits.
  let lower: UInt64
  let upper: UInt64
  let digits: UInt64

  /// - Parameter bytes: eight bytes, the first one lowest.
  @inline(__always)
  init(_ bytes: UInt64) {
    // With bit 7 out of the way, no sum carries into the next byte.
    let low = bytes & ~Self.highs
    let ascii = ~bytes & Self.highs
    let lower = (low &+ Self.ones &* 0x1F) & ~(low &+ Self.ones &* 0x05) & ascii
    let upper = (low &+ Self.ones &* 0x3F) & ~(low &+ Self.ones &* 0x25) & ascii
    let digits = (low &+ Self.ones &* 0x50) & ~(low &+ Self.ones &* 0x46) & ascii
    let spaces = ~((low ^ (Self.ones &* 0x20)) &+ Self.ones &* 0x7F) & ascii
    let others = ~(lower | upper | digits | spaces) & Self.highs
    count = others.trailingZeroBitCount / 8
    let counted = Self.first(count)
    self.lower = lower & counted
    self.upper = upper & counted
    self.digits = digits & counted
  }

  /// The lowest bytes, with all their bits.
  @inline(__always)
  private static func first(_ count: Int) -> UInt64 {
    count == 8 ? .max : (1 &<< UInt64(count &* 8)) &- 1
  }

  /// The number of bytes of a mask.
  @inline(__always)
  static func count(_ mask: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: ((mask &>> 7) &* ones) &>> 56)
  }

  /// The number of bytes at the end of the last run in a mask that is not empty, and whether the run
  /// begins with the first byte.
  @inline(__always)
  static func lastRun(in mask: UInt64) -> (count: Int, isFirst: Bool) {
    let end = 8 - mask.leadingZeroBitCount / 8
    let gaps = ~mask & highs & first(end)
    return gaps == 0 ? (end, true) : (end - (8 - gaps.leadingZeroBitCount / 8), false)
  }
}

extension LineCounter {
  /// Takes the bytes of a step, as if one by one.
  @inline(__always)
  mutating func take(_ bytes: EightPlainBytes) {
    let letters = bytes.lower | bytes.upper
    let words = letters | bytes.digits
    if endIsPending {
      if words & 0x80 == 0 { shape.sentences += 1 }
      if bytes.upper & 0x80 != 0 { shape.gluedEnds += 1 }
      endIsPending = false
    }
    let starts = words & ~(words << 8 | (isInWord ? 0x80 : 0))
    shape.characters &+= EightPlainBytes.count(words)
    shape.words &+= EightPlainBytes.count(starts)
    if letters != 0 {
      if shape.letters == 0, bytes.lower & (letters & ~(letters &- 1)) != 0 {
        shape.flags.insert(.startsLower)
      }
      shape.letters &+= EightPlainBytes.count(letters)
    }
    if bytes.upper != 0 {
      shape.capitalizedWords &+= EightPlainBytes.count(starts & bytes.upper)
      shape.capitals &+= EightPlainBytes.count(bytes.upper)
    }
    if bytes.digits != 0 { shape.digits &+= EightPlainBytes.count(bytes.digits) }
    if words != 0 {
      let last = EightPlainBytes.lastRun(in: words)
      wordLength = last.count &+ (last.isFirst && isInWord ? wordLength : 0)
    }
    isInWord = words &>> UInt64(bytes.count &* 8 &- 1) & 1 != 0
  }
}
