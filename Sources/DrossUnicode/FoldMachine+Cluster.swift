/// Code points that may combine with the one before them.
///
/// The window that goes to ICU is the code point before them, if it is one that can be combined with,
/// and at most `longestCluster` of them; what is invisible in between is left out.
extension FoldMachine {
  /// A cluster of more marks than this is folded in parts, so that no text takes quadratic time.
  ///
  /// The Stream-Safe Text Format allows 30 (Unicode Standard Annex 15).
  static let longestCluster = 32

  private struct Part {
    var scalar: ScalarReader.Scalar
    var entry: FoldEntry
    var offset: Int
  }

  /// Folds the cluster at `position` together with the code point before it.
  ///
  /// - Returns: whether there was room; if not, nothing is done.
  mutating func foldCluster(to end: Int) -> Bool {
    let parts = joining(to: end)
    let base = base()
    guard !isPlain(parts, base: base) else { return foldOneByOne(parts) }
    var baseBytes: [UInt8] = []
    if let base { base.entry.append(base.scalar.value, to: &baseBytes) }
    var window = baseBytes
    var alone = baseBytes
    for part in parts {
      window.append(scalar: part.scalar.value)
      part.entry.append(part.scalar.value, to: &alone)
    }
    // ICU fails only for want of memory.
    let together = (try? Self.folded(window)) ?? alone
    guard together != alone else { return foldOneByOne(parts) }
    guard let last = parts.last else { return true }
    let next = last.offset + last.scalar.byteCount
    guard hasRoom(for: together.count, readingOnFrom: next) else { return false }
    let start = base?.offset ?? position
    stepBack(over: baseBytes.count)
    map.addUnit(folded: count, source: start, count: next - start)
    write(together)
    position = next
    return true
  }

  /// The fold of a letter and its marks; the dot of an i is a part of it.
  private static func folded(_ window: [UInt8]) throws(ICUError) -> [UInt8] {
    let folded = try NormalForms.nfkcCasefold(window)
    let undotted = withoutDots(folded)
    return undotted.count == folded.count ? folded : try NormalForms.nfkcCasefold(undotted)
  }

  /// The same marks but for U+0307 on an i.
  private static func withoutDots(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var isOnI = false
    var offset = 0
    while offset < bytes.count {
      let scalar = ScalarReader.read(bytes.span, at: offset)
      if !FoldEntry(scalar.value).joins { isOnI = scalar.value == 0x69 }
      if !isOnI || scalar.value != 0x307 { kept += bytes[offset..<offset + scalar.byteCount] }
      offset += scalar.byteCount
    }
    return kept
  }

  /// The code points from `position` on that may combine with the one before.
  private func joining(to end: Int) -> [Part] {
    var parts: [Part] = []
    var offset = position
    while offset < end, parts.count < Self.longestCluster {
      let scalar = scalar(at: offset, end: end)
      let entry = FoldEntry(scalar.value)
      guard !scalar.isIllFormed, entry.joins || entry.action == .drop else { break }
      if entry.joins { parts.append(Part(scalar: scalar, entry: entry, offset: offset)) }
      offset += scalar.byteCount
    }
    return parts
  }

  /// The code point before `position` that marks can combine with.
  private func base() -> Part? {
    var offset = position
    while offset > lineSource {
      let rest = unsafe UnsafeBufferPointer(rebasing: source[lineSource..<offset])
      let scalar = unsafe ScalarReader.readBackward(rest.span, before: rest.count)
      let entry = FoldEntry(scalar.value)
      if scalar.isIllFormed || entry.action == .space || entry.joins { return nil }
      offset -= scalar.byteCount
      if entry.action != .drop { return Part(scalar: scalar, entry: entry, offset: offset) }
    }
    return nil
  }

  /// Whether nothing can change: marks in canonical order, none of which ever combines.
  private func isPlain(_ parts: [Part], base: Part?) -> Bool {
    if let base, !base.entry.isPlain { return false }
    var combiningClass: UInt32 = 0
    for part in parts {
      guard part.entry.isPlain, part.entry.payload >= combiningClass else { return false }
      combiningClass = part.entry.payload
    }
    return true
  }

  private mutating func foldOneByOne(_ parts: [Part]) -> Bool {
    for part in parts {
      position = part.offset
      guard fold(part.scalar, part.entry) else { return false }
    }
    return true
  }

  /// Takes back the last `byteCount` folded bytes.
  ///
  /// A letter next to one of another script has been noted already; to note it twice does no harm.
  private mutating func stepBack(over byteCount: Int) {
    count -= byteCount
    map.truncate(to: count)
  }
}
