import DrossDedup
import DrossTestSupport
import Testing

/// What documents have in common.
@Suite struct DuplicateFinderTests {
  private static func find(
    _ texts: [String], order: [Int]? = nil, change: (inout DuplicateOptions) -> Void = { _ in }
  ) throws -> DuplicateReport {
    var options = DuplicateOptions()
    change(&options)
    var finder = DuplicateFinder(options)
    for text in texts { try finder.add(DocumentPrint(Array(text.utf8).span)) }
    try finder.arrange((order ?? Array(texts.indices)).map { UInt32($0) })
    for bucket in 0..<finder.bucketCount { try finder.take(finder.link(bucket), of: bucket) }
    try finder.endLinks()
    return try finder.report(
      (0..<finder.shareCount).map { share throws in try finder.examine(share) })
  }

  private static func words(_ count: Int, from vocabulary: Int, _ random: inout SplitMix64)
    -> [String]
  {
    (0..<count).map { _ in "w\(random.below(vocabulary))" }
  }

  @Test func nothingInCommon() throws {
    let report = try Self.find(["", "one two three", "four five six seven eight nine"])
    #expect(report.passages.isEmpty && report.pairs.isEmpty && report.clusters.isEmpty)
  }

  @Test func equalDocumentsArePaired() throws {
    let report = try Self.find(["Short one.", "Another text.", "short ONE"])
    #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 2]])
    #expect(report.pairs.first?.reason == .jaccard)
    #expect(report.clusters.map(\.members) == [[0, 2]])
    #expect(report.passages.isEmpty, "too short for a passage")
  }

  @Test func changedPassageIsOne() throws {
    var random = SplitMix64(seed: 2)
    let copied = Self.words(60, from: 5000, &random)
    var changed = copied
    changed[20] = "other"
    changed.remove(at: 40)
    let first = Self.words(50, from: 5000, &random) + copied + Self.words(50, from: 5000, &random)
    let second = Self.words(80, from: 5000, &random) + changed + Self.words(10, from: 5000, &random)
    let report = try Self.find([first.joined(separator: " "), second.joined(separator: " ")])
    let passage = try #require(report.passages.first)
    #expect(report.passages.count == 1)
    #expect(passage.first.elements == 50..<110)
    #expect(passage.second.elements == 80..<139)
    #expect(abs(passage.similarity - 116.0 / 119) < 1e-9)
    #expect(report.pairs.isEmpty)
  }

  /// Any run of eight elements that two documents share is found on both sides, whatever stands around it:
  /// chance runs, or neighbours that make a loose passage of it.
  @Test func guaranteeHoldsAgainstBruteForce() throws {
    var random = SplitMix64(seed: 3)
    for round in 0..<400 {
      // A small vocabulary makes runs that come about by chance.
      let vocabulary = random.pick([3, 8, 40, 400, 100_000])
      var texts = (0..<4).map { _ in Self.words(random.below(60), from: vocabulary, &random) }
      let runs = (0..<1 + random.below(4)).map { _ in
        Self.words(8 + random.below(4), from: vocabulary, &random)
      }
      for index in 0..<2 {
        var part: [String] = []
        for run in runs {
          part += run + Self.words(random.below(18), from: vocabulary, &random)
        }
        texts[index].insert(contentsOf: part, at: random.below(texts[index].count + 1))
      }
      let similarity = random.pick([0.3, 0.6, 0.9, 1])
      let report = try Self.find(texts.map { $0.joined(separator: " ") }) {
        $0.minWords = 1
        $0.minSimilarity = similarity
      }
      #expect(report.passages.allSatisfy { $0.similarity >= similarity })
      let counts = Self.gramCounts(texts)
      for first in texts.indices {
        for second in first + 1..<texts.count where texts[first] != texts[second] {
          let equals = texts[..<second].firstIndex(of: texts[second])
          guard equals == nil, texts[..<first].firstIndex(of: texts[first]) == nil else { continue }
          let passages = report.passages.filter {
            $0.first.document == first && $0.second.document == second
          }
          let places = passages.flatMap { [$0.first, $0.second] }
          for (start, other) in Self.commonRuns(texts[first], texts[second])
          where Self.isRare(texts[first][start..<start + 8], counts) {
            #expect(
              places.contains { $0.document == first && Self.range($0.elements, holds: start) }
                && places.contains {
                  $0.document == second && Self.range($0.elements, holds: other)
                },
              "round \(round): run at \(start) and \(other)")
          }
        }
      }
    }
  }

  /// At how many places each run of five stands.
  private static func gramCounts(_ texts: [[String]]) -> [ArraySlice<String>: Int] {
    var counts: [ArraySlice<String>: Int] = [:]
    for text in texts where text.count >= 5 {
      for start in 0...text.count - 5 { counts[text[start..<start + 5], default: 0] += 1 }
    }
    return counts
  }

  /// Whether no fingerprint of a run stands at so many places that they are not linked each with each.
  private static func isRare(_ run: ArraySlice<String>, _ counts: [ArraySlice<String>: Int]) -> Bool
  {
    (run.startIndex...run.endIndex - 5).allSatisfy { counts[run[$0..<$0 + 5], default: 0] <= 50 }
  }

  private static func range(_ range: Range<Int>, holds start: Int) -> Bool {
    range.lowerBound <= start && start + 8 <= range.upperBound
  }

  private static func commonRuns(_ first: [String], _ second: [String]) -> [(Int, Int)] {
    guard first.count >= 8, second.count >= 8 else { return [] }
    var runs: [(Int, Int)] = []
    for start in 0...first.count - 8 {
      for other in 0...second.count - 8 where first[start..<start + 8] == second[other..<other + 8]
      {
        runs.append((start, other))
      }
    }
    return runs
  }

  /// What stands in more places than are linked each with each still has a partner at every place.
  @Test func everyPlaceOfALargeGroupHasAPartner() throws {
    var random = SplitMix64(seed: 7)
    let run = Self.words(14, from: 100_000, &random)
    var texts: [String] = []
    for document in 0..<6 {
      let copies = (0..<5).flatMap { _ in run + Self.words(40, from: 100_000, &random) }
      texts.append(
        (Self.words(5 + document, from: 100_000, &random) + copies).joined(separator: " "))
    }
    let report = try Self.find(texts)
    for document in texts.indices {
      for copy in 0..<5 {
        let start = 5 + document + copy * 54
        #expect(
          report.passages.contains { passage in
            [passage.first, passage.second].contains {
              $0.document == document && $0.elements.lowerBound <= start
                && start + 14 <= $0.elements.upperBound
            }
          }, "document \(document), copy \(copy)")
      }
    }
  }

  /// Each with each, up to the number of documents from which on it is told as repeated.
  @Test func passageOfManyDocumentsIsToldForEveryPair() throws {
    var random = SplitMix64(seed: 10)
    let run = Self.words(14, from: 100_000, &random)
    for (copies, documents) in [(1, 50), (3, 30)] {
      let texts = (0..<documents).map { _ in
        (0..<copies).flatMap { _ in Self.words(30, from: 100_000, &random) + run }
          .joined(separator: " ")
      }
      let report = try Self.find(texts)
      let pairs = Set(report.passages.map { [$0.first.document, $0.second.document] })
      #expect(pairs.count == documents * (documents - 1) / 2)
      #expect(report.repeated.isEmpty)
    }
  }

  @Test func stretchesOfOneChainDoNotOverlap() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<100 {
      // Equal halves with 20 words between them that agree at every second place.
      let left = Self.words(20, from: 100_000, &random)
      let right = Self.words(20, from: 100_000, &random)
      let middle = Self.words(40, from: 100_000, &random)
      let changed = middle.indices.map { $0 % 2 == 0 ? middle[$0] : "x\($0)" }
      let report = try Self.find([
        (left + middle + right).joined(separator: " "),
        (left + changed + right).joined(separator: " "),
      ])
      let places = report.passages.map(\.first.elements).sorted { $0.lowerBound < $1.lowerBound }
      for (one, other) in zip(places, places.dropFirst()) {
        #expect(one.upperBound <= other.lowerBound)
      }
      #expect(report.passages.allSatisfy { $0.similarity <= 1 })
    }
  }

  @Test func shortTextsArePairedWhenNearlyEqual() throws {
    let report = try Self.find([
      "the ferry leaves at nine from the old harbour", "a single line that nobody else has",
      "the ferry leaves at nine from the old harbour wall",
      "much later and much longer the ferry leaves at nine from the old harbour because of the fog",
    ])
    #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 2]])
    #expect(report.pairs.first?.jaccard == 5.0 / 6)
  }

  @Test func repeatedTextIsNotWidenedByItsExamples() throws {
    var random = SplitMix64(seed: 9)
    let site = Self.words(30, from: 100_000, &random)
    let column = Self.words(25, from: 100_000, &random)
    // The first three hold the same column before the site's text, the others do not.
    let texts = (0..<80).map { index in
      (Self.words(40, from: 100_000, &random) + (index < 3 ? column : []) + site)
        .joined(separator: " ")
    }
    let repeated = try #require(try Self.find(texts).repeated.first)
    #expect(repeated.examples[0].elements.upperBound == 95)
    #expect((62...65).contains(repeated.examples[0].elements.lowerBound))
  }

  @Test func siteTextIsRepeatedAndPairsNobody() throws {
    var random = SplitMix64(seed: 4)
    let site = Self.words(30, from: 100_000, &random).joined(separator: " ")
    let texts = (0..<80).map { _ in
      Self.words(40, from: 100_000, &random).joined(separator: " ") + "\n\n" + site
    }
    let report = try Self.find(texts)
    #expect(report.passages.isEmpty && report.pairs.isEmpty)
    let repeated = try #require(report.repeated.first)
    #expect(report.repeated.count == 1)
    #expect(repeated.documents == 80)
    #expect(repeated.examples.map(\.document) == [0, 1, 2])
    #expect(repeated.examples[0].elements == 40..<70)
  }

  @Test func representativeIsTheLongest() throws {
    var random = SplitMix64(seed: 5)
    let text = Self.words(100, from: 100_000, &random)
    let report = try Self.find([
      text[..<60].joined(separator: " "), text.joined(separator: " "),
      text[..<99].joined(separator: " "), "nothing of the kind",
    ])
    #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(report.pairs.map(\.reason) == [.alignment, .alignment, .jaccard])
    #expect(report.clusters.map(\.representative) == [1])
    #expect(report.clusters.first?.similarities == [56.0 / 96, 1, 95.0 / 96])
  }

  @Test func copiesAreFoundInEveryScript() throws {
    let scripts = [
      "昨日下午河水漲過了舊碼頭市政府要求居民離開低窪地區明天早上學校將會停課",
      "きのうの午後に川の水が古い波止場をこえて市は低い土地の人々に避難を呼びかけた",
      "เมื่อวานตอนบ่ายน้ำในแม่น้ำท่วมท่าเรือเก่าและเทศบาลขอให้ชาวบ้านออกจากที่ลุ่ม",
      "ارتفع ماء النهر بعد ظهر أمس فوق الرصيف القديم وطلبت البلدية من السكان مغادرة الأحياء المنخفضة",
    ]
    for text in scripts {
      let report = try Self.find(["Before it. \(text) After it.", "Quite another start; \(text)"])
      #expect(report.passages.count == 1, "\(text)")
      #expect(report.pairs.count == 1, "\(text)")
    }
  }

  @Test func theOrderOfAddingDoesNotChangeTheOutcome() throws {
    var random = SplitMix64(seed: 6)
    var texts: [String] = []
    let pool = (0..<30).map { _ in Self.words(20, from: 1000, &random).joined(separator: " ") }
    for _ in 0..<60 {
      texts.append((0..<6).map { _ in random.pick(pool) }.joined(separator: "\n"))
    }
    texts += texts[..<5]
    let one = try Self.find(texts)
    let added = texts.indices.shuffled(using: &random)
    let order = texts.indices.map { number in added.firstIndex(of: number) ?? 0 }
    let other = try Self.find(added.map { texts[$0] }, order: order)
    #expect(!one.passages.isEmpty)
    #expect(one.passages == other.passages)
    #expect(one.pairs == other.pairs)
    #expect(one.repeated == other.repeated)
    #expect(one.clusters == other.clusters)
  }
}
