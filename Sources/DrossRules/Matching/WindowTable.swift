import CDrossTables

/// The windows by which literals are looked for, hashed.
///
/// A window is a few bytes in a row of a literal. A `WindowFilter` says of nearly every place in a text that
/// no literal is there; this table says which ones may be.
struct WindowTable: Sendable {
  /// A literal that holds a window.
  struct Entry: Sendable {
    /// The literal.
    let literal: LiteralFinder.LiteralID
    /// Where in the literal the window starts.
    let offset: Int32
  }

  /// A window, and what it takes to tell whether the literal that holds it stands there.
  struct Record: Sendable {
    var key: UInt64 = 0
    var lead = LiteralFinder.Lead()
  }

  /// Some records in a row.
  struct Bucket {
    var first: Int32 = 0
    var end: Int32 = 0
  }

  /// How far the hash of a key is shifted to give its bucket.
  private let shift: UInt64
  /// Of each bucket where its records start; one more for the end.
  private let starts: [Int32]
  /// All windows, in order of bucket; one that means nothing when there are none.
  private let slots: [Record]

  /// Builds the table of records.
  ///
  /// - Complexity: O(n) for n records.
  init(_ unplaced: [Record]) {
    var bits = 4
    while 1 << bits < unplaced.count * 3 / 2 { bits += 1 }
    let shift = UInt64(64 - bits)
    self.shift = shift
    var starts = [Int32](repeating: 0, count: 1 << bits + 1)
    for record in unplaced { starts[Self.bucket(record.key, shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    self.starts = starts
    isEmpty = unplaced.isEmpty
    guard !unplaced.isEmpty else {
      slots = [Record()]
      return
    }
    slots = unsafe [Record](unsafeUninitializedCapacity: unplaced.count) { slots, count in
      // Each slot gets one record: the starts are those of as many.
      for record in unplaced {
        let bucket = Self.bucket(record.key, shift)
        unsafe slots.initializeElement(at: Int(starts[bucket]), to: record)
        starts[bucket] += 1
      }
      count = unplaced.count
    }
  }

  /// The table of records in order of bucket; `nil` if there cannot be so many buckets of these sizes.
  ///
  /// - Parameter sizes: how many records each bucket has.
  init?(_ placed: [Record], sizes: [Int32]) {
    guard sizes.count.nonzeroBitCount == 1, sizes.count > 1 else { return nil }
    shift = UInt64(64 - sizes.count.trailingZeroBitCount)
    var starts: [Int32] = [0]
    starts.reserveCapacity(sizes.count + 1)
    var start: Int32 = 0
    for size in sizes {
      guard size >= 0, size <= Int32.max - start else { return nil }
      start += size
      starts.append(start)
    }
    guard start == placed.count else { return nil }
    self.starts = starts
    isEmpty = placed.isEmpty
    slots = placed.isEmpty ? [Record()] : placed
  }

  /// How many records each bucket has.
  var sizes: [Int32] { zip(starts.dropFirst(), starts).map { $0 - $1 } }

  /// All windows, in order of bucket.
  var records: ArraySlice<Record> { isEmpty ? [] : slots[...] }

  /// The literals that have windows, in order.
  var literals: [LiteralFinder.LiteralID] { Set(records.map(\.lead.literal)).sorted() }

  /// Whether there is nothing to look for.
  let isEmpty: Bool

  @inline(__always)
  private static func bucket(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: WindowKey(value: key).hash &>> shift)
  }

  /// Calls `body` with the table where a loop can reach it at no cost.
  @inline(__always)
  func withReader(_ body: (Reader) -> Void) {
    unsafe starts.withUnsafeBufferPointer { starts in
      unsafe slots.withUnsafeBufferPointer { records in
        guard let starts = starts.baseAddress, let records = records.baseAddress else { return }
        unsafe body(Reader(starts, records, shift))
      }
    }
  }

  /// A table in reach.
  @safe struct Reader {
    private let starts: UnsafePointer<Int32>
    private let records: UnsafePointer<Record>
    private let shift: UInt64

    @inline(__always)
    fileprivate init(
      _ starts: UnsafePointer<Int32>, _ records: UnsafePointer<Record>, _ shift: UInt64
    ) {
      unsafe self.starts = unsafe starts
      unsafe self.records = unsafe records
      self.shift = shift
    }

    /// Where the bucket of `key` will be found by `readAhead`; asks for the memory that it reads.
    @inline(__always)
    func bucketAhead(of key: WindowKey) -> Bucket {
      let bucket = WindowTable.bucket(key.value, shift)
      unsafe dross_fetch_ahead(starts + bucket)
      return Bucket(first: Int32(truncatingIfNeeded: bucket))
    }

    /// Finds a bucket, and asks for the memory of its records.
    @inline(__always)
    func readAhead(_ bucket: inout Bucket) {
      let place = unsafe starts + Int(bucket.first)
      bucket = unsafe Bucket(first: place[0], end: place[1])
      unsafe dross_fetch_ahead(records + Int(bucket.first))
    }

    /// One of the records of a bucket.
    @inline(__always)
    subscript(number: Int32) -> Record { unsafe records[Int(number)] }
  }
}

/// A window as a number.
///
/// Windows of up to eight bytes have the same number only if they are the same; of twelve, that is nearly
/// so, which is enough: it only decides at which literals to look.
struct WindowKey: Hashable, Sendable {
  let value: UInt64

  /// The hash; its upper bits are the good ones (Knuth 1973, volume 3, §6.4).
  @inline(__always)
  var hash: UInt64 { value &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  init(value: UInt64) { self.value = value }

  /// The window of the first `width` of eight little-endian bytes, or of all with the four behind them.
  @inline(__always)
  init(_ eight: UInt64, next: UInt32 = 0, width: Int) {
    // Without a branch: which width it will be cannot be foreseen.
    let tag = width < 8 ? UInt64(truncatingIfNeeded: width) &<< 56 : 0
    let more = width == 12 ? UInt64(next) &* 0xFF51_AFD7_ED55_8CCD : 0
    value = (eight & LiteralTexts.mask(width) | tag) ^ more
  }

  /// The width of a window of at most seven bytes; `nil` for a wider one.
  var shortWidth: Int? {
    let width = Int(truncatingIfNeeded: value >> 56)
    return (2...7).contains(width) ? width : nil
  }

  /// The window that `bytes` are; 2 to 8 or 12 of them.
  init(of bytes: ArraySlice<UInt8>) {
    let eight = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let next = bytes.dropFirst(8).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    self.init(eight, next: next, width: bytes.count)
  }
}
