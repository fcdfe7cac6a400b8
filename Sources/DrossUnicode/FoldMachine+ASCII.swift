/// Eight bytes of ASCII at once.
///
/// All tests set bit 7 of a byte. They are exact up to the first byte that is not ASCII: a carry goes to
/// higher bytes only.
private struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  let word: UInt64
  let spaces: UInt64

  /// The first byte in memory is the lowest one of `word`.
  @inline(__always)
  init(_ word: UInt64) {
    self.word = word
    spaces = ~((word ^ (Self.ones &* 0x20)) &+ Self.ones &* 0x7F) & Self.highs
  }

  /// Bytes above ASCII, control characters, and spaces behind a space.
  ///
  /// - Parameter carry: 0x80 when the byte before was a space, else 0.
  @inline(__always)
  func unusual(carry: UInt64) -> UInt64 {
    let doubled = spaces & (spaces << 8 | carry)
    let notControl = word &+ Self.ones &* 0x60
    return (word | ~notControl | doubled) & Self.highs
  }

  /// The carry for the next eight bytes.
  @inline(__always)
  var carry: UInt64 { spaces >> 56 }

  /// With small letters instead of capitals.
  @inline(__always)
  var folded: UInt64 {
    let fromA = word &+ Self.ones &* 0x3F
    let aboveZ = word &+ Self.ones &* 0x25
    return word | ((fromA & ~aboveZ & ~word & Self.highs) >> 2)
  }
}

extension FoldMachine {
  /// Folds ASCII up to the first byte that is not ASCII, a control character, or a space behind
  /// a space.
  mutating func foldASCII(to end: Int) {
    let start = position
    let input = unsafe UnsafeRawBufferPointer(source)
    let output = unsafe UnsafeMutableRawBufferPointer(self.output)
    noteASCIILetter(unsafe source[position])
    let isAfterSpace = unsafe count > lineFolded && output[count - 1] == 0x20
    var carry: UInt64 = isAfterSpace ? 0x80 : 0
    // Source and fold go in step.
    let shift = count &- start
    var offset = start
    while offset &+ 16 <= end {
      let first = unsafe EightBytes(
        UInt64(littleEndian: input.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      let second = unsafe EightBytes(
        UInt64(littleEndian: input.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self)))
      if first.unusual(carry: carry) | second.unusual(carry: first.carry) != 0 { break }
      let place = offset &+ shift
      unsafe output.storeBytes(of: first.folded.littleEndian, toByteOffset: place, as: UInt64.self)
      unsafe output.storeBytes(
        of: second.folded.littleEndian, toByteOffset: place &+ 8, as: UInt64.self)
      carry = second.carry
      offset &+= 16
    }
    while offset < end {
      let left = min(end &- offset, 8)
      let eight = EightBytes(bytes(at: offset, count: left))
      let unusual = eight.unusual(carry: carry)
      unsafe output.storeBytes(
        of: eight.folded.littleEndian, toByteOffset: offset &+ shift, as: UInt64.self)
      if unusual != 0 {
        offset &+= min(left, unusual.trailingZeroBitCount / 8)
        break
      }
      carry = eight.carry
      offset &+= left
    }
    guard offset > start else { return }
    map.keep(folded: count, source: start)
    position = offset
    count = offset &+ shift
  }

  /// Up to eight bytes of the source, the first one lowest, filled up with letters.
  @inline(__always)
  private func bytes(at offset: Int, count: Int) -> UInt64 {
    let input = unsafe UnsafeRawBufferPointer(source)
    var word: UInt64 = 0
    if offset &+ 8 <= input.count {
      word = unsafe UInt64(
        littleEndian: input.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    } else {
      for index in 0..<count { word |= unsafe UInt64(input[offset + index]) << UInt64(index * 8) }
    }
    if count == 8 { return word }
    let mask: UInt64 = (1 << UInt64(truncatingIfNeeded: count * 8)) &- 1
    return (word & mask) | (0x6161_6161_6161_6161 & ~mask)
  }

  /// Folds the control character or the white space that `foldASCII` stopped at.
  mutating func foldControlOrSpace(to end: Int) {
    let byte = unsafe source[position]
    if FoldEntry(UInt32(byte)).action == .space {
      var next = position + 1
      while next < end, unsafe source[next] == 0x20 { next += 1 }
      foldSpace(byteCount: next - position)
    } else {
      map.keep(folded: count, source: position)
      unsafe output[count] = byte
      count += 1
      position += 1
    }
  }

  /// Folds white space of `byteCount` bytes.
  mutating func foldSpace(byteCount: Int) {
    let end = position + byteCount
    if count > lineFolded, unsafe output[count - 1] == 0x20 {
      map.widenLast(folded: count - 1, toSource: end)
    } else {
      if byteCount == 1 {
        map.keep(folded: count, source: position)
      } else {
        map.addUnit(folded: count, source: position, count: byteCount)
      }
      unsafe output[count] = 0x20
      count += 1
    }
    position = end
  }
}
