import CDrossAlignment

/// The fingerprints of a text: some of the hashes of its runs of five elements.
///
/// Winnowing (Schleimer, Wilkerson and Aiken 2003): of every four neighbouring runs the one with the least
/// hash is taken, of equal ones the last. Two texts that share a run of eight elements share a fingerprint of
/// it, at the same place in it: the robust variant, which keeps an equal one that was taken before, would
/// not say so for text that repeats itself.
package enum Winnowing {
  /// Elements in one run.
  package static let gramLength = Int(DROSS_PRINT_GRAM)
  /// Neighbouring runs of which one is taken.
  package static let window = Int(DROSS_PRINT_WINDOW)
  /// The length from which on a common run of elements is always found.
  package static let guaranteedLength = gramLength + window - 1

  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  private static let oldest = factor &* factor &* factor &* factor

  /// The hashes of all runs of five elements, in order; empty for a shorter text.
  package static func grams(of elements: Span<UInt64>) -> [UInt64] {
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
  package static func places(in grams: Span<UInt64>) -> [UInt32] {
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
