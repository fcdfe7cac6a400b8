/// The fingerprints of a text: some of the hashes of its runs of five elements.
///
/// Winnowing (Schleimer, Wilkerson and Aiken 2003): of every four neighbouring runs the one with the least
/// hash is taken, of equal ones the last. Two texts that share a run of eight elements share a fingerprint of
/// it, at the same place in it: the robust variant, which keeps an equal one that was taken before, would
/// not say so for text that repeats itself.
public enum Winnowing {
  /// Elements in one run.
  public static let gramLength = 5
  /// Neighbouring runs of which one is taken.
  public static let window = 4
  /// The length from which on a common run of elements is always found.
  public static let guaranteedLength = gramLength + window - 1

  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  private static let oldest = factor &* factor &* factor &* factor

  /// The hashes of all runs of five elements, in order; empty for a shorter text.
  public static func grams(of elements: Span<UInt64>) -> [UInt64] {
    var grams: [UInt64] = []
    guard elements.count >= gramLength else { return grams }
    grams.reserveCapacity(elements.count - gramLength + 1)
    var rolling: UInt64 = 0
    for index in 0..<elements.count {
      if index >= gramLength { rolling &-= elements[index &- gramLength] &* oldest }
      rolling = rolling &* factor &+ elements[index]
      if index >= gramLength - 1 { grams.append(ElementHash.mix(rolling)) }
    }
    return grams
  }

  /// The places in `grams` that are fingerprints, in order.
  public static func places(in grams: Span<UInt64>) -> [UInt32] {
    var places: [UInt32] = []
    guard grams.count > 0 else { return places }
    places.reserveCapacity(grams.count / 2 + 1)
    var last = -1
    for index in min(window, grams.count) - 1..<grams.count {
      let first = max(0, index &- window &+ 1)
      var best = index
      if last >= first {
        if grams[index] > grams[last] { continue }
      } else {
        var candidate = index
        while candidate > first {
          candidate &-= 1
          if grams[candidate] < grams[best] { best = candidate }
        }
      }
      last = best
      places.append(UInt32(truncatingIfNeeded: best))
    }
    return places
  }
}

extension Winnowing {
  /// The hashes of the runs of five elements of a text, one after the other.
  struct RollingHash {
    private var rolling: UInt64 = 0
    private var first: UInt64 = 0

    /// - Precondition: there is a run.
    init(_ elements: Span<UInt64>) {
      for index in 0..<gramLength - 1 { rolling = rolling &* factor &+ elements[index] }
    }

    /// The hash of the run at `place`; the places come in order.
    @inline(__always)
    mutating func next(_ elements: Span<UInt64>, at place: Int) -> UInt64 {
      precondition(place >= 0 && place &+ gramLength <= elements.count)
      rolling =
        unsafe (rolling &- first) &* factor &+ elements[unchecked: place &+ gramLength &- 1]
      first = unsafe elements[unchecked: place] &* oldest
      return ElementHash.mix(rolling)
    }
  }

  /// The hashes and places of the fingerprints of a text, both in order.
  struct Fingerprints {
    private(set) var hashes: [UInt64]
    private(set) var places: [UInt32]

    /// The fingerprints of `elements`, the same as those of `grams` and `places` in one pass.
    ///
    /// Which run is taken cannot be foreseen, so nothing in the loop branches on it: each step writes
    /// the least run of the window, and the next one writes over it unless it was taken.
    ///
    /// - Complexity: O(elements).
    init(_ elements: Span<UInt64>) {
      hashes = []
      places = []
      let count = elements.count - Winnowing.gramLength + 1
      guard count >= Winnowing.window else {
        let grams = Winnowing.grams(of: elements)
        places = Winnowing.places(in: grams.span)
        hashes = places.map { grams[Int($0)] }
        return
      }
      var places: [UInt32] = []
      hashes = unsafe [UInt64](unsafeUninitializedCapacity: count) { hashes, written in
        places = unsafe [UInt32](unsafeUninitializedCapacity: count) { cells, count in
          unsafe written = Self.fill(hashes, cells, elements)
          count = written
        }
      }
      self.places = places
    }

    /// - Parameter hashes: with room for all runs; of two neighbouring windows at most one more is taken.
    /// - Returns: how many are taken.
    private static func fill(
      _ hashes: UnsafeMutableBufferPointer<UInt64>, _ places: UnsafeMutableBufferPointer<UInt32>,
      _ elements: Span<UInt64>
    ) -> Int {
      guard let hashCells = hashes.baseAddress, let placeCells = places.baseAddress else {
        return 0
      }
      var rolling = RollingHash(elements)
      // The least of two neighbouring runs and its place, of equal ones the last; that of the two before
      // and of the ones before those.
      var before = UInt64.max
      var pairs = (one: UInt64.max, two: UInt64.max)
      var pairPlaces = (one: 0, two: 0)
      var last = -1
      var taken = 0
      for index in 0..<elements.count &- Winnowing.gramLength &+ 1 {
        let gram = rolling.next(elements, at: index)
        let isBefore = before < gram
        let pair = isBefore ? before : gram
        let pairPlace = isBefore ? index &- 1 : index
        let isOlder = pairs.two < pair
        let best = isOlder ? pairs.two : pair
        let place = isOlder ? pairPlaces.two : pairPlace
        let isNew = place != last && index >= Winnowing.window &- 1
        // No more are taken than there are runs.
        unsafe hashCells[taken] = best
        unsafe placeCells[taken] = UInt32(truncatingIfNeeded: place)
        taken &+= isNew ? 1 : 0
        last = index >= Winnowing.window &- 1 ? place : last
        before = gram
        (pairs.two, pairs.one) = (pairs.one, pair)
        (pairPlaces.two, pairPlaces.one) = (pairPlaces.one, pairPlace)
      }
      return taken
    }
  }
}
