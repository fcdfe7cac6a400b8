import DrossTestSupport
import Testing

@testable import DrossDedup

/// Documents found without passages.
@Suite struct DocumentComparerTests {
  private static func find(_ texts: [[String]], order: [Int]? = nil) throws -> DuplicateReport {
    var options = DuplicateOptions()
    options.documentsOnly = true
    var finder = DuplicateFinder(options)
    for text in texts {
      let bytes = Array(text.joined(separator: " ").utf8)
      try finder.add(DocumentPrint(bytes.span, documentsOnly: true))
    }
    try finder.arrange((order ?? Array(texts.indices)).map { UInt32($0) })
    for bucket in 0..<finder.bucketCount { try finder.take(finder.link(bucket), of: bucket) }
    try finder.endLinks()
    return try finder.report(
      (0..<finder.shareCount).map { share throws in try finder.examine(share) })
  }

  private static func words(_ count: Int, _ random: inout SplitMix64) -> [String] {
    (0..<count).map { _ in "w\(random.below(20_000))" }
  }

  /// The same with some words replaced.
  private static func changed(
    _ text: [String], oneIn rate: Int, _ random: inout SplitMix64
  ) -> [String] {
    text.map { random.oneIn(rate) ? "other\(random.below(100_000))" : $0 }
  }

  private static func runs(_ text: [String], _ length: Int) -> Set<[String]> {
    guard text.count >= length else { return [] }
    return Set((0...text.count - length).map { Array(text[$0..<$0 + length]) })
  }

  /// Copies of all kinds are found, and what is told of them is exact.
  @Test func copiesAreFoundAndVerified() throws {
    var random = SplitMix64(seed: 41)
    var texts: [[String]] = []
    for _ in 0..<60 {
      let text = Self.words(60 + random.below(900), &random)
      texts.append(text)
      switch random.below(5) {
      case 0: texts.append(text)
      case 1: texts.append(Self.changed(text, oneIn: 40, &random))
      case 2: texts.append(Self.changed(text, oneIn: 10, &random))
      case 3: texts.append(Array(text.prefix(text.count / 2)))
      default: texts.append(Self.words(30, &random) + text + Self.words(30, &random))
      }
    }
    let report = try Self.find(texts)
    #expect(report.passages.isEmpty && report.repeated.isEmpty)
    #expect(
      report.pairs.map { [$0.first, $0.second] }
        == stride(from: 0, to: texts.count, by: 2).map { [$0, $0 + 1] })
    #expect(report.clusters.count == 60)
    for pair in report.pairs {
      let one = Self.runs(texts[pair.first], 5)
      let other = Self.runs(texts[pair.second], 5)
      let shared = Double(one.intersection(other).count)
      #expect(abs(pair.jaccard - shared / Double(one.union(other).count)) < 1e-9)
      #expect(pair.reason == (pair.jaccard >= 0.7 ? .jaccard : .containment))
      let threes = (Self.runs(texts[pair.first], 3), Self.runs(texts[pair.second], 3))
      let both = Double(threes.0.intersection(threes.1).count)
      #expect(abs(pair.firstShare - both / Double(threes.0.count)) < 1e-9)
      #expect(abs(pair.secondShare - both / Double(threes.1.count)) < 1e-9)
    }
  }

  /// A passage in common makes no pair, however long; a template of many documents does not either.
  @Test func partsAreNoDocuments() throws {
    var random = SplitMix64(seed: 42)
    let passage = Self.words(100, &random)
    var texts = (0..<40).map { _ in Self.words(300, &random) + passage }
    #expect(try Self.find(texts).pairs.isEmpty)
    texts = [Self.words(12, &random), [], ["one"], ["one", "two", "three", "four", "five"]]
    texts.append(texts[0] + Self.words(500, &random))
    texts.append(texts[3] + Self.words(500, &random))
    let report = try Self.find(texts)
    // Twelve words in another text are a copy, five are none.
    #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 4]])
  }

  @Test func orderOfTheInputDoesNotMatter() throws {
    var random = SplitMix64(seed: 43)
    let templates = (0..<3).map { _ in Self.words(150, &random) }
    let texts = (0..<90).map { index in
      Self.changed(templates[index % 3], oneIn: 6, &random) + Self.words(random.below(150), &random)
    }
    let expected = try Self.find(texts)
    #expect(!expected.pairs.isEmpty)
    for _ in 0..<3 {
      let places = texts.indices.shuffled(using: &random)
      var order = [Int](repeating: 0, count: places.count)
      for (place, number) in places.enumerated() { order[number] = place }
      let found = try Self.find(places.map { texts[$0] }, order: order)
      #expect(found.pairs == expected.pairs)
      #expect(found.clusters == expected.clusters)
    }
  }
}
