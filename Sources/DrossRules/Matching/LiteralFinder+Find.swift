import CDrossTables
import DrossUnicode

extension LiteralFinder {
  /// Notes in `places` each literal that stands in `text`, nearly but not wholly in order of place.
  ///
  /// - Parameters:
  ///   - text: the folded text.
  ///   - lines: its lines, in order.
  ///   - shapes: what they look like.
  ///   - seams: those of the text.
  ///   - parts: at which lines to look, in order; by default at all.
  /// - Complexity: O(bytes of the text + hits).
  func find(
    in text: borrowing SpacedText, lines: [Range<Int>], shapes: [LineShape], seams: Seams,
    among parts: [Range<Int>]? = nil, _ places: inout [Place]
  ) {
    let count = text.count
    unsafe text.withUnsafeBytes { raw in
      withReaders { readers in
        let queue = unsafe LiteralQueue(
          raw, count, lines: lines, shapes: shapes, seams: seams, self, readers, places)
        places = []
        var scan = unsafe LiteralScan(raw, seams: seams.all, queue)
        for index in (parts ?? [lines.indices]).joined() {
          let line = lines[index]
          let start = line.lowerBound
          let next = index + 1 < lines.count ? lines[index + 1].lowerBound : count
          let words = shapes[index].words
          scan.line = index
          // What starts near the end of a long line may end on the next one.
          let farEnd = max(start, line.upperBound &- Self.mostOverlap)
          if !anywhere.isEmpty {
            scan.findAnywhere(self, from: words <= mostWordsAnywhere ? start : farEnd, to: next)
          }
          scan.findAtWords(
            self, from: start, longUpTo: words > Self.longLine ? farEnd : start, to: next)
        }
        places = scan.queue.finish()
      }
    }
  }

  /// Calls `body` with the tables where a loop can reach them, in order of `LiteralQueue.Table`.
  private func withReaders(_ body: (InlineArray<5, Tables.Reader>) -> Void) {
    wordStarts.withReader { words in
      longLineWords.withReader { filter in
        let longLineWords = Tables.Reader(filter: filter, table: words.table)
        lineStarts.withReader { lineStarts in
          marks.withReader { marks in
            anywhere.withReader { body([words, longLineWords, lineStarts, marks, $0]) }
          }
        }
      }
    }
  }
}

/// One pass over a text.
@safe private struct LiteralScan {
  private let raw: UnsafeRawPointer
  private let seams: [Int]
  /// The line at hand.
  var line = 0
  private var seam = 0
  var queue: LiteralQueue

  init(_ raw: UnsafeRawPointer, seams: [Int], _ queue: consuming LiteralQueue) {
    unsafe self.raw = unsafe raw
    self.seams = seams
    self.queue = queue
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
      starts = (starts | classes.leads) & counted
      lastIsLetter = letters &>> UInt64(next &- position &- 1)
      while seam < seams.count, seams[seam] < next {
        if seams[seam] >= position { starts |= 1 &<< UInt64(seams[seam] &- position) }
        seam &+= 1
      }
      queue.add(starts, isLong ? .longLineWords : .words, at: position, line: line)
      if !firstWords.isOver {
        let first = firstWords.take(starts, letters: letters, at: position)
        queue.add(first, .lineStarts, at: position, line: line)
      }
      let others = letters | classes.digits | classes.spaces | classes.highs | classes.controls
      queue.add(~others & counted, .marks, at: position, line: line)
      position = next
    }
  }

  /// Finds what is looked for at every place, or at every few.
  mutating func findAnywhere(_ finder: borrowing LiteralFinder, from start: Int, to end: Int) {
    let hasShort = finder.anywhere.hasShort
    finder.anywhere.filter.withReader { filter in
      var place = start
      while place < end {
        let window = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if filter.mayHoldFew(UInt64(littleEndian: window), hasShort: hasShort) {
          queue.addAnywhere(at: place, line: line)
        }
        place &+= finder.step
      }
    }
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
