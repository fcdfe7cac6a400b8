import CDrossTables

extension FoldMachine {
  /// The code point at `offset`, read no further than `end`.
  func scalar(at offset: Int, end: Int) -> ScalarReader.Scalar {
    let rest = unsafe UnsafeBufferPointer(rebasing: source[offset..<end])
    return unsafe ScalarReader.read(rest.span, at: 0)
  }

  /// Folds one code point above ASCII, or an ill-formed byte.
  ///
  /// - Returns: whether there was room; if not, nothing is done.
  mutating func foldCodePoint(to end: Int) -> Bool {
    let scalar = scalar(at: position, end: end)
    if scalar.isIllFormed {
      lastClass = .other
      map.keep(folded: count, source: position)
      unsafe output[count] = 0x1A
      count += 1
      position += 1
      return true
    }
    let entry = FoldEntry(scalar.value)
    if entry.joins { return foldCluster(to: end) }
    return fold(scalar, entry)
  }

  /// Folds one code point whatever stands around it.
  mutating func fold(_ scalar: ScalarReader.Scalar, _ entry: FoldEntry) -> Bool {
    switch entry.action {
    case .drop:
      position += scalar.byteCount
    case .space:
      foldSpace(byteCount: scalar.byteCount)
    case .keep:
      note(entry.letterClass)
      map.keep(folded: count, source: position)
      for _ in 0..<scalar.byteCount {
        unsafe output[count] = unsafe source[position]
        count += 1
        position += 1
      }
    case .replace:
      let target = entry.payload
      let byteCount = target < 0x80 ? 1 : target < 0x800 ? 2 : target < 0x10000 ? 3 : 4
      let next = position + scalar.byteCount
      if byteCount == scalar.byteCount {
        map.keep(folded: count, source: position)
      } else {
        guard hasRoom(for: byteCount, readingOnFrom: next) else { return false }
        map.addUnit(folded: count, source: position, count: scalar.byteCount)
      }
      note(entry.letterClass)
      write(target, byteCount: byteCount)
      position = next
    case .expand:
      var folded: [UInt8] = []
      entry.append(scalar.value, to: &folded)
      let next = position + scalar.byteCount
      guard hasRoom(for: folded.count, readingOnFrom: next) else { return false }
      map.addUnit(folded: count, source: position, count: scalar.byteCount)
      write(folded)
      position = next
    }
    return true
  }

  /// Writes one code point.
  @inline(__always)
  private mutating func write(_ scalar: UInt32, byteCount: Int) {
    if byteCount == 1 {
      unsafe output[count] = UInt8(truncatingIfNeeded: scalar)
    } else {
      let lead: UInt32 = byteCount == 2 ? 0xC0 : byteCount == 3 ? 0xE0 : 0xF0
      var rest = scalar
      for index in stride(from: byteCount - 1, to: 0, by: -1) {
        unsafe output[count + index] = UInt8(truncatingIfNeeded: 0x80 | (rest & 63))
        rest >>= 6
      }
      unsafe output[count] = UInt8(truncatingIfNeeded: lead | rest)
    }
    count += byteCount
  }

  /// Writes folded bytes and takes note of the letters among them.
  mutating func write(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let scalar = ScalarReader.read(bytes.span, at: index)
      note(FoldEntry(scalar.value).letterClass)
      for _ in 0..<scalar.byteCount {
        unsafe output[count] = bytes[index]
        count += 1
        index += 1
      }
    }
  }
}
