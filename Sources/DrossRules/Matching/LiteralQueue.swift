import CDrossTables
import DrossUnicode

/// Places of a text at which literals may stand, and the literals that do stand there.
///
/// The tables of all literals do not fit into the inner caches, and each place would wait several times for
/// what is not there. So places are gathered, and many are looked up together: in passes, of which each asks
/// for the memory that the next one reads.
@safe struct LiteralQueue {
  /// Which of the tables of a finder are asked.
  enum Table: Int32 { case words, longLineWords, lineStarts, marks, anywhere }

  /// A place at which a window of a table may be.
  private struct Candidate {
    var place: Int32 = 0
    var line: Int32 = 0
    var table: Int32 = 0
  }

  /// A window at a place, and where in its table it may be.
  private struct Probe {
    var key: UInt64 = 0
    var candidate = Candidate()
    var bucket = WindowTable.Bucket()
  }

  /// From this many places on they are looked up; a block of text may add as many as it has bytes.
  private static let enough = 64
  private static let room = 64

  private let raw: UnsafeRawPointer
  private let count: Int
  private let lines: [Range<Int>]
  private let shapes: [LineShape]
  private let seams: Seams
  private let finder: LiteralFinder
  private let readers: InlineArray<5, LiteralFinder.Tables.Reader>
  private var candidates = InlineArray<128, Candidate>(repeating: Candidate())
  private var candidateCount = 0
  private var widths = InlineArray<128, WindowFilter.Widths>(repeating: [])
  private var probes = InlineArray<64, Probe>(repeating: Probe())
  private var places: [LiteralFinder.Place]

  /// A queue for a text of `count` bytes at `raw`, to which `places` are added.
  ///
  /// - Parameter readers: those of the tables of `finder`, in order of `Table`; they hold as long as it is used.
  init(
    _ raw: UnsafeRawPointer, _ count: Int, lines: [Range<Int>], shapes: [LineShape],
    seams: Seams, _ finder: LiteralFinder, _ readers: InlineArray<5, LiteralFinder.Tables.Reader>,
    _ places: consuming [LiteralFinder.Place]
  ) {
    unsafe self.raw = unsafe raw
    self.count = count
    self.lines = lines
    self.shapes = shapes
    self.seams = seams
    self.finder = finder
    self.readers = readers
    self.places = places
  }

  /// All that was found.
  consuming func finish() -> [LiteralFinder.Place] {
    settle()
    return places
  }

  /// Adds those places from `block` on, a bit of `starts` each, at which the filter lets windows through.
  @inline(__always)
  mutating func add(_ starts: UInt64, _ table: Table, at block: Int, line: Int) {
    let filter = readers[Int(table.rawValue)].filter
    var left = starts
    while left != 0 {
      let place = block &+ left.trailingZeroBitCount
      left &= left &- 1
      candidates[candidateCount] = Candidate(
        place: Int32(truncatingIfNeeded: place), line: Int32(truncatingIfNeeded: line),
        table: table.rawValue)
      // What does not count is overwritten: a branch could not be foreseen.
      candidateCount &+= filter.mayHold(load(place)) ? 1 : 0
    }
    if candidateCount >= Self.enough { settle() }
  }

  /// Adds a place at which the window of a literal may be that is looked for everywhere.
  @inline(__always)
  mutating func addAnywhere(at place: Int, line: Int) {
    candidates[candidateCount] = Candidate(
      place: Int32(truncatingIfNeeded: place), line: Int32(truncatingIfNeeded: line),
      table: Table.anywhere.rawValue)
    candidateCount &+= 1
    if candidateCount >= Self.enough { settle() }
  }

  /// Looks up the places that were added.
  @inline(never)
  private mutating func settle() {
    // First all widths and only then what hangs on them: a branch that is foreseen wrongly would end the wait
    // for many places at once.
    for index in 0..<candidateCount {
      let candidate = candidates[index]
      let place = Int(candidate.place)
      widths[index] = readers[Int(candidate.table)].filter.widths(
        of: load(place), next: loadNext(place))
    }
    var next = 0
    while next < candidateCount {
      var found = 0
      while next < candidateCount, found <= Self.room &- LiteralFinder.Tables.widthCount {
        let candidate = candidates[next]
        let eight = load(Int(candidate.place))
        let four = loadNext(Int(candidate.place))
        let table = readers[Int(candidate.table)].table
        widths[next].forEach { width in
          let key = WindowKey(eight, next: four, width: width)
          probes[found] = Probe(
            key: key.value, candidate: candidate, bucket: table.bucketAhead(of: key))
          found &+= 1
        }
        next &+= 1
      }
      for index in 0..<found {
        let table = readers[Int(probes[index].candidate.table)].table
        table.readAhead(&probes[index].bucket)
      }
      for index in 0..<found {
        let probe = probes[index]
        let table = readers[Int(probe.candidate.table)].table
        for number in probe.bucket.first..<probe.bucket.end where table[number].key == probe.key {
          compare(table[number].lead, at: Int(probe.candidate.place), Int(probe.candidate.line))
        }
      }
    }
    candidateCount = 0
  }

  /// Notes the literal of a part at `place` on a line if it stands there and counts.
  @inline(__always)
  mutating func compare(_ lead: LiteralFinder.Lead, at place: Int, _ line: Int) {
    let start = place &- Int(lead.offset)
    let end = start &+ Int(lead.count)
    guard start >= 0, end <= count, lead.begins(load(start)) else { return }
    let range = lines[line]
    // What ends on another line belongs to that one.
    guard
      end > range.upperBound
        || finder.gates[Int(lead.gate)].allows(
          shapes[line], before: start &- range.lowerBound, after: range.upperBound &- end,
          isClosed: seams.isEnd(end, before: UInt8(truncatingIfNeeded: load(end))))
    else { return }
    if lead.count > 8 {
      guard unsafe finder.texts.goesOn(lead.literal, at: raw + start + 8) else { return }
    }
    places.append(
      LiteralFinder.Place(
        literal: lead.literal, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end)))
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
