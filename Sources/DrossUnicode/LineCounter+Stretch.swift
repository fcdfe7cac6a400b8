import CDrossTables

extension dross_classes {
  /// The kinds of `count` bytes, at most 64.
  @inline(__always)
  init(of bytes: Span<UInt8>, at position: Int, count: Int) {
    self.init()
    unsafe bytes.extracting(position..<position &+ count).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe dross_classify(base, Int64(count), &self)
    }
  }

  /// The kinds of a stretch of them that is plain: ASCII without slashes and controls.
  @inline(__always)
  func stretch(from offset: Int, count: Int) -> dross_classes {
    let counted = Self.first(count)
    var stretch = dross_classes()
    stretch.letters = letters &>> UInt64(offset) & counted
    stretch.capitals = capitals &>> UInt64(offset) & counted
    stretch.digits = digits &>> UInt64(offset) & counted
    stretch.spaces = spaces &>> UInt64(offset) & counted
    stretch.stops = stops &>> UInt64(offset) & counted
    stretch.joiners = joiners &>> UInt64(offset) & counted
    return stretch
  }

  /// The lowest `count` bits, of which there is at least one.
  @inline(__always)
  static func first(_ count: Int) -> UInt64 { UInt64.max &>> UInt64(64 &- count) }
}

extension LineCounter {
  /// Takes the bytes of a plain stretch, as if one by one.
  ///
  /// - Parameters:
  ///   - count: the number of them.
  ///   - bytes: the text.
  ///   - position: where in it the stretch starts.
  ///   - end: where the line ends.
  mutating func take(
    _ stretch: dross_classes, count: Int, at position: Int, of bytes: Span<UInt8>, to end: Int
  ) {
    let letters = stretch.letters
    let own = letters | stretch.digits
    let next = position &+ count
    var words = own
    if stretch.joiners != 0 {
      var isBefore = own &>> 1
      if next < end, Self.isWordByte(bytes[next]) { isBefore |= 1 &<< UInt64(count &- 1) }
      words |= stretch.joiners & isBefore & (own &<< 1 | (isInWord ? 1 : 0))
    }
    let starts = own & ~(words &<< 1 | (isInWord ? 1 : 0))
    if endIsPending || stretch.stops != 0 {
      takeStops(of: stretch, count: count, own: own, starts: starts, at: position, of: bytes)
    }
    if letters != 0 {
      if shape.letters == 0, letters & ~stretch.capitals & (~letters &+ 1) != 0 {
        shape.flags.insert(.startsLower)
      }
      shape.letters &+= Self.count(letters)
      let small = letters & ~stretch.capitals
      if stretch.capitals & (small &<< 1 | (lastIsSmall ? 1 : 0)) != 0 {
        shape.flags.insert(.innerCapital)
      }
    }
    lastIsSmall = (letters & ~stretch.capitals) &>> UInt64(count &- 1) != 0
    shape.characters &+=
      Int32(truncatingIfNeeded: count) &- Self.count(stretch.spaces)
    shape.words &+= Self.count(starts)
    shape.capitals &+= Self.count(stretch.capitals)
    shape.capitalizedWords &+= Self.count(starts & stretch.capitals)
    shape.digits &+= Self.count(stretch.digits)
    if own != 0 { wordLength = isLong(lastWordOf: own, starts: starts) ? 2 : 1 }
    isInWord = words &>> UInt64(count &- 1) != 0
  }

  /// The number of bits in a mask.
  @inline(__always)
  private static func count(_ mask: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: mask.nonzeroBitCount)
  }

  /// Whether the last letter or digit of a mask is not the first one of its word.
  @inline(__always)
  private func isLong(lastWordOf own: UInt64, starts: UInt64) -> Bool {
    starts &>> UInt64(63 &- own.leadingZeroBitCount) & 1 == 0
  }

  /// Counts the ends of sentences in a stretch, from the one that is pending on.
  private mutating func takeStops(
    of stretch: dross_classes, count: Int, own: UInt64, starts: UInt64, at position: Int,
    of bytes: Span<UInt8>
  ) {
    let closing = unsafe bytes.extracting(position..<position &+ count)
      .withUnsafeBufferPointer { buffer in
        unsafe buffer.baseAddress.map { unsafe dross_closing_marks($0, Int64(buffer.count)) } ?? 0
      }
    // What ends the wait for what comes behind an end.
    let settling = ~(closing | stretch.stops) & dross_classes.first(count)
    var left = stretch.stops
    // The last of them tells a question.
    if left != 0 {
      lastTerminal = UInt32(bytes[position &+ 63 &- left.leadingZeroBitCount])
    }
    if endIsPending { left &= settle(at: settling, in: stretch) }
    while left != 0 {
      let place = left.trailingZeroBitCount
      left &= left &- 1
      let isBefore: UInt64 = (1 &<< UInt64(place)) &- 1
      let before = own & isBefore
      // "J. Doe" and "1. Item" end no sentence; "Oslo." does.
      let isEnd =
        bytes[position &+ place] != 0x2E
        || (before == 0 ? wordLength >= 2 : isLong(lastWordOf: before, starts: starts))
      guard isEnd, shape.words > 0 || starts & isBefore != 0 else { continue }
      endIsPending = true
      left &= settle(at: settling & ~isBefore, in: stretch)
    }
  }

  /// Takes the first byte of a mask, which ends the wait for what comes behind an end of a sentence.
  ///
  /// - Returns: the bytes behind it; none when the mask is empty and the wait goes on.
  @inline(__always)
  private mutating func settle(at settling: UInt64, in stretch: dross_classes) -> UInt64 {
    guard settling != 0 else { return 0 }
    let first = settling & (~settling &+ 1)
    endIsPending = false
    if stretch.spaces & first != 0 { shape.sentences &+= 1 }
    if stretch.capitals & first != 0 { shape.gluedEnds &+= 1 }
    return ~(first | (first &- 1))
  }
}
