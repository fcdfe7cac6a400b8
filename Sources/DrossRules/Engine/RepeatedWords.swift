import DrossUnicode

/// Runs of words that stand in a text twice, and words that are said over and over.
///
/// Places where the same 16 bytes follow the start of a longer word are compared word by word, whatever the
/// punctuation, as far as they go. Only scripts that part words by spaces have runs.
struct RepeatedWords {
  /// A run, in folded bytes.
  struct Run {
    /// Where it stands.
    let range: Range<Int>
    /// Where it stands as well; the same place for a loop.
    let other: Range<Int>
    /// How many words it has; of a loop, how many times they are said.
    let count: Int
  }

  /// Runs that are most of a sentence in both of their places; none when there are many, as in a list or
  /// a form, which is meant to say the same again.
  private(set) var runs: [Run] = []
  /// A few words, said at least four times in a row.
  private(set) var loops: [Run] = []

  /// Names and phrases are shorter.
  private static let shortestRun = 10
  private static let leastShareOfSentence = 0.6
  private static let mostRuns = 5
  private static let shortestLoop = 8
  private static let leastCopies = 4

  /// The runs of the lines of `view` that stand in it but once.
  ///
  /// - Complexity: O(bytes): what was compared is gone over once, whatever came of it.
  init(of view: TextView, repeats: Repeats) {
    let bytes = view.folded.bytes
    let lines = view.contentLines.lazy.map(Int.init).filter { line in
      view.shapes[line].words >= Self.shortestLoop && repeats.counts[line] < 2
    }
    // Not as many as there are words by another count: hyphens part words here.
    let most = lines.reduce(0) { sum, line in
      sum + (view.folded.lines[line].count + 1) / (LongWordScanner.shortest + 1)
    }
    var seen = SeenPlaces()
    var room = SeenPlaces.room(forAtMost: most)
    for line in lines { look(in: bytes.span, view.folded.lines[line], &seen, &room) }
    if runs.count > Self.mostRuns { runs = [] }
  }

  /// Runs are looked for from longer words on; without one, there is none.
  private mutating func look(
    in text: Span<UInt8>, _ line: Range<Int>, _ seen: inout SeenPlaces,
    _ room: inout [SeenPlaces.Slot]
  ) {
    let last = min(line.upperBound, text.count) - SeenPlaces.width
    // What lies before is a part of the last run.
    var next = line.lowerBound
    var few = Stretch()
    var words = LongWordScanner(line)
    var slots = room.mutableSpan
    while let word = words.next(in: text), word.lowerBound <= last {
      let second = word.lowerBound
      guard second >= next, let first = seen.noted(second, in: text, among: &slots),
        !few.holds(first, second)
      else { continue }
      let same = Stretch(in: text, first, second, before: line.upperBound)
      if let end = note(in: text, first, second, same) { next = end } else { few = same }
    }
  }

  /// Bytes that stand in two places.
  private struct Stretch {
    /// Where the second one ends, and how far on it is.
    private(set) var end = 0
    private(set) var distance = 0

    init() {}

    /// What is the same from two places on, as far as `limit`.
    init(in text: Span<UInt8>, _ first: Int, _ second: Int, before limit: Int) {
      distance = second - first
      end = second
      let bytes = unsafe text.bytes
      while end + 8 <= limit {
        // Inside the span, which holds the line.
        let one = unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: end - distance, as: UInt64.self)
        let other = unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: end, as: UInt64.self)
        guard one == other else {
          end += UInt64(littleEndian: one ^ other).trailingZeroBitCount / 8
          return
        }
        end += 8
      }
      while end < limit, text[end] == text[end - distance] { end += 1 }
    }

    /// Whether two words stand in these places, one in each: they belong to the same run as the first ones.
    func holds(_ first: Int, _ second: Int) -> Bool { second < end && second - first == distance }
  }

  /// Notes the run that two places belong to, if it is one.
  ///
  /// - Parameter same: the bytes that are the same from these places on.
  /// - Returns: where the second one ends; `nil` for a few words.
  private mutating func note(
    in text: Span<UInt8>, _ first: Int, _ second: Int, _ same: Stretch
  ) -> Int? {
    var ends = (first, second)
    var count = 0
    // A word at the end of what is the same may go on in another way.
    FoldedWords.forEach(in: text, second..<same.end) { word in
      guard word.upperBound < same.end else { return }
      ends = (word.upperBound - same.distance, word.upperBound)
      count += 1
    }
    while Self.goOn(&ends.0, &ends.1, in: text) { count += 1 }
    let isLoop = ends.0 > second
    var starts = (first, second)
    while Self.goBack(&starts.0, &starts.1, in: text, from: isLoop ? 0 : ends.0) { count += 1 }
    let (one, other) = (starts.0..<ends.0, starts.1..<ends.1)
    if isLoop {
      noteLoop(in: text, starts.0, starts.1, end: ends.1)
    } else if count < Self.shortestRun {
      return nil
    } else if runs.count <= Self.mostRuns,
      Self.isMostOfSentence(in: text, one, words: count),
      Self.isMostOfSentence(in: text, other, words: count)
    {
      runs.append(Run(range: one, other: other, count: count))
    }
    return ends.1
  }

  /// Notes words that are said again from `second` on, if that is a loop.
  private mutating func noteLoop(in text: Span<UInt8>, _ first: Int, _ second: Int, end: Int) {
    let period = Self.words(in: text, first..<second)
    let all = Self.words(in: text, first..<end)
    guard all.count >= Self.shortestLoop, all.count >= period.count * Self.leastCopies,
      period.hasTelling
    else { return }
    loops.append(Run(range: first..<end, other: first..<end, count: all.count / period.count))
  }

  /// Whether a run is most of the sentences that it is a part of.
  private static func isMostOfSentence(
    in text: Span<UInt8>, _ run: Range<Int>, words: Int
  ) -> Bool {
    // More words around it than that, and it is not.
    let most = Int(Double(words) / leastShareOfSentence)
    var count = words
    var start = run.lowerBound
    while count <= most, let word = word(in: text, before: start),
      !isSentenceEnd(in: text, word.upperBound..<start)
    {
      start = word.lowerBound
      count += 1
    }
    var end = run.upperBound
    while count <= most, let word = word(in: text, from: end),
      !isSentenceEnd(in: text, end..<word.lowerBound)
    {
      end = word.upperBound
      count += 1
    }
    return count <= most
  }

  /// Whether a sentence ends between two words.
  private static func isSentenceEnd(in text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    gap.count > 1 && gap.contains { text[$0] == 0x2E || text[$0] == 0x21 || text[$0] == 0x3F }
  }

  // MARK: Words

  /// How many words there are, and whether one is more than a number or an interjection.
  private static func words(
    in text: Span<UInt8>, _ range: Range<Int>
  ) -> (count: Int, hasTelling: Bool) {
    var count = 0
    var hasTelling = false
    FoldedWords.forEach(in: text, range) { word in
      count += 1
      if word.count >= 3, !(0x30...0x39).contains(text[word.lowerBound]) { hasTelling = true }
    }
    return (count, hasTelling)
  }

  /// The first word from `start` on that is on the same line.
  private static func word(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    guard let first = Self.start(in: text, from: start) else { return nil }
    var end = first
    while end < text.count, FoldedWords.isWordByte(text[end]) { end += 1 }
    return first..<end
  }

  /// Where the first word from `start` on starts, or goes on, that is on the same line.
  @inline(__always)
  private static func start(in text: Span<UInt8>, from start: Int) -> Int? {
    var first = start
    while first < text.count, !FoldedWords.isWordByte(text[first]) {
      if text[first] == 0x0A { return nil }
      first += 1
    }
    return first < text.count ? first : nil
  }

  /// The last word before `end` that is on the same line.
  private static func word(in text: Span<UInt8>, before end: Int) -> Range<Int>? {
    guard let last = Self.end(in: text, before: end) else { return nil }
    var start = last
    while start > 0, FoldedWords.isWordByte(text[start - 1]) { start -= 1 }
    return start..<last
  }

  /// Where the last word before `end` ends that is on the same line.
  @inline(__always)
  private static func end(in text: Span<UInt8>, before end: Int) -> Int? {
    var last = end
    while last > 0, !FoldedWords.isWordByte(text[last - 1]) {
      if text[last - 1] == 0x0A { return nil }
      last -= 1
    }
    return last > 0 ? last : nil
  }

  /// Goes over a word that is the same in two places, and what stands before it.
  ///
  /// - Returns: whether there is such a word on the lines of both; if not, nothing is gone over.
  @inline(__always)
  private static func goOn(_ one: inout Int, _ other: inout Int, in text: Span<UInt8>) -> Bool {
    guard var left = start(in: text, from: one), var right = start(in: text, from: other) else {
      return false
    }
    while left < text.count, right < text.count, text[left] == text[right],
      FoldedWords.isWordByte(text[left])
    {
      left += 1
      right += 1
    }
    if left < text.count, FoldedWords.isWordByte(text[left]) { return false }
    if right < text.count, FoldedWords.isWordByte(text[right]) { return false }
    (one, other) = (left, right)
    return true
  }

  /// Goes back over a word that is the same in two places, and what stands behind it.
  ///
  /// - Parameter first: where the word in the second place may start.
  /// - Returns: whether there is such a word on the lines of both; if not, nothing is gone over.
  @inline(__always)
  private static func goBack(
    _ one: inout Int, _ other: inout Int, in text: Span<UInt8>, from first: Int
  ) -> Bool {
    guard var left = end(in: text, before: one), var right = end(in: text, before: other) else {
      return false
    }
    while left > 0, right > 0, text[left - 1] == text[right - 1],
      FoldedWords.isWordByte(text[left - 1])
    {
      left -= 1
      right -= 1
    }
    if left > 0, FoldedWords.isWordByte(text[left - 1]) { return false }
    if right > 0, FoldedWords.isWordByte(text[right - 1]) { return false }
    guard right >= first else { return false }
    (one, other) = (left, right)
    return true
  }
}

/// Where each few bytes stand first; open addressing.
private struct SeenPlaces {
  /// So many bytes from the start of a word are looked up.
  static let width = 16
  /// When so many places are known they are forgotten: runs are looked for within some 300 KB.
  private static let most = 50_000

  struct Slot {
    var tag: UInt32 = 0
    /// The place plus one; 0 in an empty slot.
    var place: Int32 = 0
  }

  private var count = 0

  /// Room for so many places; it never fills up.
  static func room(forAtMost places: Int) -> [Slot] {
    var capacity = 16
    while capacity <= min(places, most) * 3 / 2 { capacity *= 2 }
    return Array(repeating: Slot(), count: capacity)
  }

  /// Where the bytes at `place` seem to stand before; `nil` when nowhere, and then they are noted.
  ///
  /// - Parameter slots: the room for all places.
  @inline(__always)
  mutating func noted(
    _ place: Int, in text: Span<UInt8>, among slots: inout MutableSpan<Slot>
  ) -> Int? {
    let hash = Self.hash(text, place)
    let tag = UInt32(truncatingIfNeeded: hash)
    var index = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[index].place > 0 {
      if slots[index].tag == tag { return Int(slots[index].place) - 1 }
      index = (index + 1) & (slots.count - 1)
    }
    if count == Self.most {
      for index in 0..<slots.count { slots[index] = Slot() }
      count = 0
    }
    slots[index] = Slot(tag: tag, place: Int32(place + 1))
    count += 1
    return nil
  }

  @inline(__always)
  private static func hash(_ text: Span<UInt8>, _ place: Int) -> UInt64 {
    // Inside the span: whoever asks sees to it.
    let bytes = unsafe text.bytes
    let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
    let second = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: place &+ 8, as: UInt64.self)
    var hash = UInt64(littleEndian: first) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 32 ^ UInt64(littleEndian: second)) &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 29
  }
}
