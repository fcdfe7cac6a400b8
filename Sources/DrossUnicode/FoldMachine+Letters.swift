import CDrossTables

/// The loop for everything but English: letters of two and three bytes, with the marks that never
/// combine, and single ASCII characters in between.
extension FoldMachine {
  /// Folds up to the first code point that needs more than a look into the table.
  mutating func foldLetters(to end: Int) {
    let start = position
    var run = LetterRun(position: position, count: count, last: currentClass)
    while run.position < end {
      let first = unsafe source[run.position]
      let isDone =
        first < 0x80
        ? foldBetween(first, &run, end)
        : first < 0xE0 ? foldPair(first, &run, end) : foldTriple(first, &run, end)
      if !isDone { break }
    }
    guard run.position > start else { return }
    map.keep(folded: count, source: start)
    position = run.position
    count = run.count
    lastClass = run.last
  }

  /// Where the loop stands.
  private struct LetterRun {
    var position: Int
    var count: Int
    /// The class of the last code point that is no mark.
    var last: LetterClass
    /// The combining class that the next mark must reach to be in order; negative when it is not known
    /// what the mark follows.
    var order: Int32 = -1
    /// The source offset of the first mark on the last base.
    var firstMark = 0

    /// Goes back to the first mark of the cluster, which is not as plain as it seemed.
    mutating func rewind() {
      guard order > 0 else { return }
      count -= position - firstMark
      position = firstMark
    }

    /// Whether a mark that never combines is in order here.
    @inline(__always)
    mutating func takes(markOf combiningClass: UInt32) -> Bool {
      guard order >= 0, combiningClass >= order else { return false }
      if order == 0 { firstMark = position }
      order = Int32(truncatingIfNeeded: combiningClass)
      return true
    }
  }

  @inline(__always)
  private mutating func take(_ letterClass: LetterClass, _ run: inout LetterRun) {
    if letterClass != run.last, letterClass != .mark {
      if letterClass.isLetter, run.last.isLetter { mixed.append(run.count) }
      run.last = letterClass
    }
  }

  /// One ASCII character before something that is not ASCII.
  @inline(__always)
  private mutating func foldBetween(_ byte: UInt8, _ run: inout LetterRun, _ end: Int) -> Bool {
    guard byte >= 0x20, run.position + 1 < end, unsafe source[run.position + 1] >= 0x80 else {
      return false
    }
    let isSpace = byte == 0x20
    if isSpace, run.count > lineFolded, unsafe output[run.count - 1] == 0x20 { return false }
    let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
    take(LetterClass(ascii: folded), &run)
    unsafe output[run.count] = folded
    run.position += 1
    run.count += 1
    run.order = isSpace ? -1 : 0
    return true
  }

  @inline(__always)
  private mutating func foldPair(_ first: UInt8, _ run: inout LetterRun, _ end: Int) -> Bool {
    guard first >= 0xC2, run.position + 1 < end else { return false }
    let second = unsafe source[run.position + 1]
    guard second & 0xC0 == 0x80 else { return false }
    let entry = dross_fold_pair(first, second)
    if entry & 0x80000 != 0 {
      guard run.takes(markOf: entry >> 20) else {
        run.rewind()
        return false
      }
    } else if entry != 0 {
      take(LetterClass(bits: entry >> 16), &run)
      run.order = 0
    } else {
      // It may be a mark that combines with the cluster before it.
      run.rewind()
      return false
    }
    unsafe output[run.count] = UInt8(truncatingIfNeeded: entry)
    unsafe output[run.count + 1] = UInt8(truncatingIfNeeded: entry >> 8)
    run.position += 2
    run.count += 2
    return true
  }

  @inline(__always)
  private mutating func foldTriple(_ first: UInt8, _ run: inout LetterRun, _ end: Int) -> Bool {
    guard first < 0xF0, run.position + 2 < end else {
      run.rewind()
      return false
    }
    let second = unsafe source[run.position + 1]
    let third = unsafe source[run.position + 2]
    guard ScalarReader.isSecond(second, after: first), third & 0xC0 == 0x80 else { return false }
    let entry = FoldEntry(
      UInt32(first & 15) << 12 | UInt32(second & 63) << 6 | UInt32(third & 63))
    if entry.isPlainMark {
      guard run.takes(markOf: entry.payload) else {
        run.rewind()
        return false
      }
    } else if entry.isPlainLetter {
      take(entry.letterClass, &run)
      run.order = 0
    } else {
      run.rewind()
      return false
    }
    unsafe output[run.count] = first
    unsafe output[run.count + 1] = second
    unsafe output[run.count + 2] = third
    run.position += 3
    run.count += 3
    return true
  }
}
