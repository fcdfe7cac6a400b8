import DrossTestSupport
import Testing

@testable import DrossDedup

/// Which runs find documents.
@Suite struct SampledRunsTests {
  private static func elements(_ count: Int, _ random: inout SplitMix64) -> [UInt64] {
    (0..<count).map { _ in random.next() }
  }

  @Test func runsAreThoseOfTheText() {
    var random = SplitMix64(seed: 31)
    for count in [0, 4, 5, 6, 40, 52, 53, 300, 5000] {
      let elements = Self.elements(count, &random)
      let grams = Winnowing.grams(of: elements.span)
      let sample = SampledRuns.print(of: elements.span)
      #expect(sample.hashes == sample.places.map { grams[Int($0)] })
      #expect(sample.places == sample.places.sorted())
      // All of a short text, about 48 of a longer one, and one in sixteen of a long one.
      let expected = Double(min(grams.count, max(48, grams.count / 16)))
      #expect(abs(Double(sample.places.count) - expected) <= 4 * expected.squareRoot())
      if grams.count <= 48 { #expect(sample.places.count == grams.count) }
    }
  }

  /// What a short text has in common with a long one around it is in both samples, at the rate of the long.
  @Test func samplesOfPartsAgree() {
    var random = SplitMix64(seed: 32)
    for _ in 0..<20 {
      let part = Self.elements(100 + random.below(2000), &random)
      let whole = Self.elements(500, &random) + part + Self.elements(3000, &random)
      let one = Set(SampledRuns.print(of: part.span).hashes)
      let other = Set(SampledRuns.print(of: whole.span).hashes)
      let runs = Set(Winnowing.grams(of: part.span))
      #expect(other.intersection(runs).isSubset(of: one))
      #expect(
        SampledRuns.areNear(
          shared: one.intersection(other).count, elements: part.count, whole.count))
    }
  }

  @Test func fewInCommonAreNotNear() {
    #expect(!SampledRuns.areNear(shared: 3, elements: 1000, 1000))
    #expect(SampledRuns.areNear(shared: 10, elements: 1000, 1000))
    #expect(SampledRuns.areNear(shared: 1, elements: 5, 1000))
  }
}
