import DrossTestSupport
import Testing

@testable import DrossDedup

/// Which runs become fingerprints.
@Suite struct WinnowingTests {
  @Test func everyWindowHoldsTheLeastOfItsRuns() {
    var random = SplitMix64(seed: 1)
    for count in 0..<200 {
      // Few different hashes, so that there are ties.
      let grams = (0..<count).map { _ in UInt64(random.below(12)) }
      let places = Winnowing.places(in: grams.span).map { Int($0) }
      #expect(places == Array(Set(places)).sorted())
      #expect(places.isEmpty == grams.isEmpty)
      guard count >= Winnowing.window else { continue }
      for start in 0...count - Winnowing.window {
        let window = start..<start + Winnowing.window
        let least = grams[window].min()
        #expect(places.contains { window.contains($0) && grams[$0] == least })
      }
    }
  }

  @Test func runsOfFiveAreToldByTheirElementsAlone() {
    let elements: [UInt64] = [9, 1, 2, 3, 4, 5, 8, 1, 2, 3, 4, 5]
    let grams = Winnowing.grams(of: elements.span)
    #expect(grams.count == 8)
    #expect(grams[1] == grams[7])
    #expect(Set(grams).count == 7)
    #expect(Winnowing.grams(of: [1, 2, 3, 4].span).isEmpty)
  }

  @Test func onePassTakesTheSameFingerprints() {
    var random = SplitMix64(seed: 2)
    for count in 0..<300 {
      let elements = (0..<count).map { _ in UInt64(random.below(random.pick([2, 5, 1000]))) }
      let grams = Winnowing.grams(of: elements.span)
      let places = Winnowing.places(in: grams.span)
      let fingerprints = TextPrint(winnowing: elements.span)
      #expect(fingerprints.places == places)
      #expect(fingerprints.hashes == places.map { grams[Int($0)] })
    }
  }

  /// As for the hashes of elements.
  @Test func fingerprintsAreFrozen() {
    let elements: [UInt64] = Array(1...12)
    let grams = Winnowing.grams(of: elements.span)
    #expect(Winnowing.places(in: grams.span) == [3, 7])
    #expect(
      grams.prefix(2).map { String($0, radix: 16) } == ["2872da5c36710655", "75bc73b62de591f4"])
  }
}
