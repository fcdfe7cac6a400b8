import CDrossTables

/// Bytes of ASCII without controls, slashes and tabs, of which most text is: up to 64 at once.
///
/// Each mask has a bit for each byte; the lowest stands for the first one.
struct PlainStretch {
  let count: Int
  let letters: UInt64
  let capitals: UInt64
  let digits: UInt64
  let spaces: UInt64
  /// Full stops, exclamation and question marks.
  let stops: UInt64
  /// Apostrophes and hyphens.
  let joiners: UInt64

  /// The `count` bytes of `classes` from `offset` on.
  @inline(__always)
  init(_ classes: dross_classes, from offset: Int, count: Int) {
    let counted = Self.first(count)
    self.count = count
    letters = (classes.letters &>> UInt64(offset)) & counted
    capitals = (classes.capitals &>> UInt64(offset)) & counted
    digits = (classes.digits &>> UInt64(offset)) & counted
    spaces = (classes.spaces &>> UInt64(offset)) & counted
    stops = (classes.stops &>> UInt64(offset)) & counted
    joiners = (classes.joiners &>> UInt64(offset)) & counted
  }

  /// The lowest `count` bits, of which there is at least one.
  @inline(__always)
  static func first(_ count: Int) -> UInt64 { UInt64.max &>> UInt64(64 &- count) }

  /// The number of bits in a mask.
  @inline(__always)
  static func count(_ mask: UInt64) -> Int32 { Int32(truncatingIfNeeded: mask.nonzeroBitCount) }
}

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
}

extension LineCounter {
  /// Takes the bytes of a stretch, as if one by one.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - position: where in it the stretch starts.
  ///   - end: where the line ends.
  mutating func take(
    _ stretch: PlainStretch, at position: Int, of bytes: Span<UInt8>, to end: Int
  ) {
    let letters = stretch.letters
    let own = letters | stretch.digits
    let next = position &+ stretch.count
    var words = own
    if stretch.joiners != 0 {
      var isBefore = own &>> 1
      if next < end, Self.isWordByte(bytes[next]) { isBefore |= 1 &<< UInt64(stretch.count &- 1) }
      words |= stretch.joiners & isBefore & (own &<< 1 | (isInWord ? 1 : 0))
    }
    let starts = own & ~(words &<< 1 | (isInWord ? 1 : 0))
    if endIsPending || stretch.stops != 0 {
      takeStops(of: stretch, own: own, starts: starts, at: position, of: bytes)
    }
    if letters != 0 {
      if shape.letters == 0, letters & ~stretch.capitals & (~letters &+ 1) != 0 {
        shape.flags.insert(.startsLower)
      }
      shape.letters &+= PlainStretch.count(letters)
    }
    shape.characters &+=
      Int32(truncatingIfNeeded: stretch.count) &- PlainStretch.count(stretch.spaces)
    shape.words &+= PlainStretch.count(starts)
    shape.capitals &+= PlainStretch.count(stretch.capitals)
    shape.capitalizedWords &+= PlainStretch.count(starts & stretch.capitals)
    shape.digits &+= PlainStretch.count(stretch.digits)
    if own != 0 { wordLength = isLong(lastWordOf: own, starts: starts) ? 2 : 1 }
    isInWord = words &>> UInt64(stretch.count &- 1) != 0
  }

  /// Whether the last letter or digit of a mask is not the first one of its word.
  @inline(__always)
  private func isLong(lastWordOf own: UInt64, starts: UInt64) -> Bool {
    starts &>> UInt64(63 &- own.leadingZeroBitCount) & 1 == 0
  }

  /// Counts the ends of sentences in a stretch, from the one that is pending on.
  private mutating func takeStops(
    of stretch: PlainStretch, own: UInt64, starts: UInt64, at position: Int, of bytes: Span<UInt8>
  ) {
    let closing = unsafe bytes.extracting(position..<position &+ stretch.count)
      .withUnsafeBufferPointer { buffer in
        unsafe buffer.baseAddress.map { unsafe dross_closing_marks($0, Int64(buffer.count)) } ?? 0
      }
    // What ends the wait for what comes behind an end.
    let settling = ~(closing | stretch.stops) & PlainStretch.first(stretch.count)
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
  private mutating func settle(at settling: UInt64, in stretch: PlainStretch) -> UInt64 {
    guard settling != 0 else { return 0 }
    let first = settling & (~settling &+ 1)
    endIsPending = false
    if stretch.spaces & first != 0 { shape.sentences &+= 1 }
    if stretch.capitals & first != 0 { shape.gluedEnds &+= 1 }
    return ~(first | (first &- 1))
  }
}
