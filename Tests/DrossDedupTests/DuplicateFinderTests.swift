import DrossDedup
import DrossTestSupport
import Testing

/// What documents have in common.
@Suite struct DuplicateFinderTests {
  private static func find(
    _ texts: [String], shares: Int = 1, change: (inout DuplicateOptions) -> Void = { _ in }
  ) -> DuplicateReport {
    var options = DuplicateOptions()
    change(&options)
    let prints = texts.map { DocumentPrint(Array($0.utf8).span) }
    let finder = DuplicateFinder(prints, options: options)
    return finder.report(finder.shares(shares).map { finder.examine($0) })
  }

  private static func words(_ count: Int, from vocabulary: Int, _ random: inout SplitMix64)
    -> [String]
  {
    (0..<count).map { _ in "w\(random.below(vocabulary))" }
  }

  @Test func nothingInCommon() {
    let report = Self.find(["", "one two three", "four five six seven eight nine"])
    #expect(report.passages.isEmpty && report.pairs.isEmpty && report.clusters.isEmpty)
  }

  @Test func equalDocumentsArePaired() {
    let report = Self.find(["Short one.", "Another text.", "short ONE"])
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
    let report = Self.find([first.joined(separator: " "), second.joined(separator: " ")])
    let passage = try #require(report.passages.first)
    #expect(report.passages.count == 1)
    #expect(passage.first.elements == 50..<110)
    #expect(passage.second.elements == 80..<139)
    #expect(abs(passage.similarity - 116.0 / 119) < 1e-9)
    #expect(report.pairs.isEmpty)
  }

  /// Any run of eight elements that two documents share is found, whatever stands around it.
  @Test func guaranteeHoldsAgainstBruteForce() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      // A small vocabulary makes runs that come about by chance.
      let vocabulary = random.pick([3, 8, 40, 400])
      var texts = (0..<4).map { _ in Self.words(random.below(60), from: vocabulary, &random) }
      let run = Self.words(8 + random.below(4), from: vocabulary, &random)
      for index in 0..<2 {
        texts[index].insert(contentsOf: run, at: random.below(texts[index].count + 1))
      }
      let report = Self.find(texts.map { $0.joined(separator: " ") }) { $0.minWords = 1 }
      for first in texts.indices {
        for second in first + 1..<texts.count where texts[first] != texts[second] {
          let equals = texts[..<second].firstIndex(of: texts[second])
          guard equals == nil, texts[..<first].firstIndex(of: texts[first]) == nil else { continue }
          let passages = report.passages.filter {
            $0.first.document == first && $0.second.document == second
          }
          for (start, other) in Self.commonRuns(texts[first], texts[second]) {
            #expect(
              passages.contains {
                $0.first.elements.contains(start) && $0.first.elements.contains(start + 7)
              }, "run at \(start) and \(other)")
          }
        }
      }
    }
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

  @Test func siteTextIsRepeatedAndPairsNobody() throws {
    var random = SplitMix64(seed: 4)
    let site = Self.words(30, from: 100_000, &random).joined(separator: " ")
    let texts = (0..<80).map { _ in
      Self.words(40, from: 100_000, &random).joined(separator: " ") + "\n\n" + site
    }
    let report = Self.find(texts)
    #expect(report.passages.isEmpty && report.pairs.isEmpty)
    let repeated = try #require(report.repeated.first)
    #expect(report.repeated.count == 1)
    #expect(repeated.documents == 80)
    #expect(repeated.examples.map(\.document) == [0, 1, 2])
    #expect(repeated.examples[0].elements == 40..<70)
  }

  @Test func representativeIsTheLongest() {
    var random = SplitMix64(seed: 5)
    let text = Self.words(100, from: 100_000, &random)
    let report = Self.find([
      text[..<60].joined(separator: " "), text.joined(separator: " "),
      text[..<99].joined(separator: " "), "nothing of the kind",
    ])
    #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(report.pairs.map(\.reason) == [.alignment, .alignment, .jaccard])
    #expect(report.clusters.map(\.representative) == [1])
    #expect(report.clusters.first?.similarities == [56.0 / 96, 1, 95.0 / 96])
  }

  @Test func copiesAreFoundInEveryScript() {
    let scripts = [
      "昨日下午河水漲過了舊碼頭市政府要求居民離開低窪地區明天早上學校將會停課",
      "きのうの午後に川の水が古い波止場をこえて市は低い土地の人々に避難を呼びかけた",
      "เมื่อวานตอนบ่ายน้ำในแม่น้ำท่วมท่าเรือเก่าและเทศบาลขอให้ชาวบ้านออกจากที่ลุ่ม",
      "ارتفع ماء النهر بعد ظهر أمس فوق الرصيف القديم وطلبت البلدية من السكان مغادرة الأحياء المنخفضة",
    ]
    for text in scripts {
      let report = Self.find(["Before it. \(text) After it.", "Quite another start; \(text)"])
      #expect(report.passages.count == 1, "\(text)")
      #expect(report.pairs.count == 1, "\(text)")
    }
  }

  @Test func sharesDoNotChangeTheOutcome() {
    var random = SplitMix64(seed: 6)
    var texts: [String] = []
    let pool = (0..<30).map { _ in Self.words(20, from: 1000, &random).joined(separator: " ") }
    for _ in 0..<60 {
      texts.append((0..<6).map { _ in random.pick(pool) }.joined(separator: "\n"))
    }
    let one = Self.find(texts)
    let many = Self.find(texts, shares: 37)
    #expect(!one.passages.isEmpty)
    #expect(one.passages == many.passages)
    #expect(one.pairs == many.pairs)
    #expect(one.clusters == many.clusters)
  }
}
