import CDrossTables
import DrossUnicode

extension LiteralFinder {
  /// Notes in `places` each literal that stands in `text`, nearly but not wholly in order of place.
  ///
  /// - Parameters:
  ///   - text: the folded text.
  ///   - lines: its lines, in order.
  ///   - shapes: what they look like.
  ///   - seams: where letters may stand together that do not in the source, in order: a border all the
  ///     same.
  /// - Complexity: O(bytes of the text + hits).
  func find(
    in text: borrowing SpacedText, lines: [Range<Int>], shapes: [LineShape], seams: [Int],
    _ places: inout [Place]
  ) {
    let count = text.count
    unsafe text.withUnsafeBytes { raw in
      var scan = unsafe LiteralScan(raw, count, seams: seams, places: places)
      places = []
      for (index, line) in lines.enumerated() {
        let start = line.lowerBound
        let next = index + 1 < lines.count ? lines[index + 1].lowerBound : count
        let words = shapes[index].words
        scan.line = line
        scan.shape = shapes[index]
        // What starts near the end of a long line may end on the next one.
        let farEnd = max(start, line.upperBound &- Self.mostOverlap)
        if !anywhere.isEmpty {
          scan.findAnywhere(self, from: words <= mostWordsAnywhere ? start : farEnd, to: next)
        }
        scan.findAtWords(
          self, from: start, longUpTo: words > Self.longLine ? farEnd : start, to: next)
      }
      places = scan.places
    }
  }
}

/// One pass over a text.
@safe private struct LiteralScan {
  private let raw: UnsafeRawPointer
  private let count: Int
  private let seams: [Int]
  /// The line at hand, and what it looks like.
  var line = 0..<0
  var shape = LineShape()
  private var seam = 0
  private(set) var places: [LiteralFinder.Place]

  init(
    _ raw: UnsafeRawPointer, _ count: Int, seams: [Int], places: consuming [LiteralFinder.Place]
  ) {
    unsafe self.raw = unsafe raw
    self.count = count
    self.seams = seams
    self.places = places
  }

  /// Finds what is looked for at words and marks, on a line that ends at `end`.
  ///
  /// - Parameter longEnd: up to where only the literals of long lines count.
  mutating func findAtWords(
    _ finder: borrowing LiteralFinder, from start: Int, longUpTo longEnd: Int, to end: Int
  ) {
    var position = start
    var lastIsLetter: UInt64 = 0
    // Up to where words are near the start of the line, whatever stands before them.
    var firstWords = FirstWords(nearEnd: start &+ LiteralFinder.lineStartBytes)
    while position < end {
      let isLong = position < longEnd
      let next = min(position &+ 64, isLong ? longEnd : end)
      var classes = dross_classes()
      unsafe dross_classify(raw.assumingMemoryBound(to: UInt8.self) + position, 64, &classes)
      let counted = UInt64.max &>> UInt64(64 &- (next &- position))
      let letters = classes.letters & ~classes.capitals & counted
      var starts = (letters | classes.digits) & ~(letters &<< 1 | lastIsLetter)
      starts = (starts | classes.highs) & counted
      lastIsLetter = letters &>> UInt64(next &- position &- 1)
      while seam < seams.count, seams[seam] < next {
        if seams[seam] >= position { starts |= 1 &<< UInt64(seams[seam] &- position) }
        seam &+= 1
      }
      if isLong {
        find(finder.longLineWords, finder, starts, at: position)
      } else {
        find(finder.wordStarts, finder, starts, at: position)
      }
      if !firstWords.isOver {
        let first = firstWords.take(starts, letters: letters, at: position)
        find(finder.lineStarts, finder, first, at: position)
      }
      if !finder.marks.isEmpty {
        let others = letters | classes.digits | classes.spaces | classes.highs | classes.controls
        find(finder.marks, finder, ~others & counted, at: position)
      }
      position = next
    }
  }

  /// Finds what is looked for at every place, or at every few.
  mutating func findAnywhere(_ finder: borrowing LiteralFinder, from start: Int, to end: Int) {
    let hasShort = finder.anywhere.hasShort
    finder.anywhere.filter.withReader { filter in
      var place = start
      while place < end {
        let window = load(place)
        if filter.mayHoldFew(window, hasShort: hasShort) {
          verify(finder.anywhere, finder, window, at: place)
        }
        place &+= finder.step
      }
    }
  }

  /// Looks for literals at the words that start where `starts` says, from `block` on.
  @inline(__always)
  private mutating func find(
    _ tables: borrowing LiteralFinder.Tables, _ finder: borrowing LiteralFinder, _ starts: UInt64,
    at block: Int
  ) {
    tables.filter.withReader { filter in
      var left = starts
      while left != 0 {
        let place = block &+ left.trailingZeroBitCount
        left &= left &- 1
        let window = load(place)
        if filter.mayHold(window) { verify(tables, finder, window, at: place) }
      }
    }
  }

  /// Looks for literals at the marks of which `marks` says where they stand.
  @inline(__always)
  private mutating func find(
    _ table: borrowing MarkTable, _ finder: borrowing LiteralFinder, _ marks: UInt64, at block: Int
  ) {
    var left = marks
    while left != 0 {
      let place = block &+ left.trailingZeroBitCount
      left &= left &- 1
      let byte = unsafe raw.load(fromByteOffset: place, as: UInt8.self)
      guard table.holds(byte) else { continue }
      for entry in table.entries(of: byte) { compare(entry, finder, at: place) }
    }
  }

  /// Compares the literals of which `window` is a part.
  @inline(never)
  private mutating func verify(
    _ tables: borrowing LiteralFinder.Tables, _ finder: borrowing LiteralFinder, _ window: UInt64,
    at place: Int
  ) {
    tables.forEachEntry(of: window, next: loadNext(place)) { compare($0, finder, at: place) }
  }

  @inline(__always)
  private mutating func compare(
    _ entry: WindowTable.Entry, _ finder: borrowing LiteralFinder, at place: Int
  ) {
    let start = place &- Int(entry.offset)
    guard start >= 0 else { return }
    let length = finder.texts.count(of: entry.literal)
    if length <= count &- start, unsafe finder.texts.stands(entry.literal, at: raw + start) {
      let end = start &+ length
      // What ends on another line belongs to that one.
      guard
        end > line.upperBound
          || finder.gates[Int(finder.gateNumbers[Int(entry.literal)])].allows(
            shape, before: start &- line.lowerBound, after: line.upperBound &- end)
      else { return }
      places.append(
        LiteralFinder.Place(
          literal: entry.literal, start: Int32(truncatingIfNeeded: start),
          end: Int32(truncatingIfNeeded: end)))
    }
  }

  @inline(__always)
  private func load(_ place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The four bytes behind the eight at `place`.
  @inline(__always)
  private func loadNext(_ place: Int) -> UInt32 {
    unsafe UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place &+ 8, as: UInt32.self))
  }
}

/// Tells which words of a line are near its start: within some bytes, or before any letter of ASCII.
private struct FirstWords {
  let nearEnd: Int
  private var isLetterless = true
  private(set) var isOver = false

  init(nearEnd: Int) { self.nearEnd = nearEnd }

  /// The first ones of `starts`, words from `block` on.
  mutating func take(_ starts: UInt64, letters: UInt64, at block: Int) -> UInt64 {
    // A bit for each byte up to the end of what is near.
    let near = nearEnd &- block
    var first: UInt64 = near >= 63 ? .max : near < 0 ? 0 : (2 &<< UInt64(near)) &- 1
    if isLetterless {
      // Up to the first letter, which is still before any other.
      first |= letters ^ (letters &- 1)
      isLetterless = letters == 0
    }
    isOver = first != .max
    return starts & first
  }
}
