import CDrossAlignment

/// What is made of the hashes of a text's elements, all in one pass.
struct TextPrint {
  /// The lower 32 bits of the hash of each element.
  private(set) var elements: [UInt32] = []
  /// A hash of all elements together.
  private(set) var whole: UInt64 = 0
  /// The hashes of the fingerprints, in order of their places.
  private(set) var hashes: [UInt64] = []
  /// The element that each fingerprint starts at.
  private(set) var places: [UInt32] = []

  /// The print of a text whose fingerprints are those that winnowing takes of its runs of five elements.
  ///
  /// - Complexity: O(elements).
  init(winnowing elements: Span<UInt64>) {
    unsafe make(elements, room: max(elements.count - Winnowing.gramLength + 1, 0)) {
      elements, count, halves, whole, hashes, places, _ in
      unsafe dross_winnow(elements, count, halves, whole, hashes, places)
    }
  }

  /// The print of a text whose fingerprints are those runs of five elements of which the hash, turned left by 40
  /// bits, is low enough.
  ///
  /// - Parameter expected: about how many there are.
  /// - Complexity: O(elements).
  init(sampling elements: Span<UInt64>, upTo limit: UInt64, expected: Int) {
    unsafe make(elements, room: expected) {
      elements, count, halves, whole, hashes, places, room in
      unsafe dross_sample(elements, count, halves, whole, limit, hashes, places, room)
    }
  }

  /// Makes the print; a second time when there are more fingerprints than there was room for.
  private mutating func make(
    _ elements: Span<UInt64>, room: Int,
    _ fill: (
      _ elements: UnsafePointer<UInt64>, _ count: Int64, _ halves: UnsafeMutablePointer<UInt32>,
      _ whole: UnsafeMutablePointer<UInt64>, _ hashes: UnsafeMutablePointer<UInt64>,
      _ places: UnsafeMutablePointer<UInt32>, _ room: Int64
    ) -> Int64
  ) {
    guard !elements.isEmpty else { return }
    var whole: UInt64 = 0
    var places: [UInt32] = []
    var hashes: [UInt64] = []
    var found = 0
    self.elements = unsafe [UInt32](unsafeUninitializedCapacity: elements.count) { halves, count in
      places = unsafe [UInt32](unsafeUninitializedCapacity: room + 1) { cells, written in
        hashes = unsafe [UInt64](unsafeUninitializedCapacity: room + 1) { hashes, taken in
          unsafe elements.withUnsafeBufferPointer { elements in
            guard let source = elements.baseAddress, let halves = halves.baseAddress,
              let cells = cells.baseAddress, let hashes = hashes.baseAddress
            else { return }
            found = Int(
              unsafe fill(
                source, Int64(elements.count), halves, &whole, hashes, cells, Int64(room)))
          }
          taken = min(found, room)
        }
        written = min(found, room)
      }
      count = elements.count
    }
    guard found <= room else { return unsafe make(elements, room: found, fill) }
    self.whole = whole
    self.hashes = hashes
    self.places = places
  }
}
