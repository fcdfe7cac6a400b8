@testable import DrossDedup
import DrossTestSupport
import DrossText
import Testing

/// Copies are found in every script as they are in English.
@Suite struct ScriptTests {
  /// A passage, and two texts to plant it in.
  private struct Sample {
    let name: String
    let passage: String
    let hosts: [String]
    /// A small change: what stands in the passage, and what takes its place.
    let change: (String, String)
  }

  private static let samples = [
    Sample(
      name: "Chinese",
      passage: "灯塔的看守人自从年轻时来到岛上，每一天都把天气写在一本厚厚的本子里，从来没有漏掉过任何一天。",
      hosts: ["渡轮从星期一起重新开往小岛，票价和去年秋天一样，自行车到五月底以前不用买票。", "港口四十年来第一次结冰，渔船在家里停了九天，孩子们在冰上从一边滑到另一边。"],
      change: ("厚厚的本子", "很旧的册子")),
    Sample(
      name: "Japanese",
      passage: "灯台守は若いころに島へ来てから、毎日の天気を一日も欠かさず厚い帳面に書きつけてきたが、それを読んだ人はほとんどいない。",
      hosts: [
        "フェリーは月曜日からふたたび島へ向かい、運賃は去年の秋と変わらず、自転車は五月の末まで無料で運ばれる。",
        "港は四十年ぶりに凍りつき、漁船は九日のあいだ家にとどまり、子どもたちは氷の上をすべって遊んだ。",
      ],
      change: ("厚い帳面", "古いノート")),
    Sample(
      name: "Thai",
      passage:
        "คนเฝ้าประภาคารจดสภาพอากาศของทุกวันไว้ในสมุดเล่มหนาตั้งแต่เขามาถึงเกาะเมื่อยังหนุ่ม และไม่เคยขาดไปแม้แต่วันเดียว",
      hosts: [
        "เรือข้ามฟากจะแล่นไปยังเกาะอีกครั้งตั้งแต่วันจันทร์ ค่าโดยสารเท่ากับฤดูใบไม้ร่วงปีก่อน",
        "ท่าเรือกลายเป็นน้ำแข็งครั้งแรกในรอบสี่สิบปี เรือประมงจอดอยู่กับบ้านเก้าวันเต็ม",
      ],
      change: ("เล่มหนา", "เก่า")),
    Sample(
      name: "Arabic",
      passage:
        "كتب حارس المنارة حالة الطقس في كل يوم منذ أن جاء إلى الجزيرة وهو شاب، ولم ينس يوما واحدا من تلك الأيام الكثيرة كلها حتى اليوم.",
      hosts: [
        "تبحر العبارة إلى الجزيرة من جديد ابتداء من يوم الاثنين بعد إصلاح المحرك في الحوض الجاف.",
        "تجمد الميناء لأول مرة منذ أربعين سنة وبقيت قوارب الصيد في مكانها تسعة أيام.",
      ],
      change: ("الكثيرة", "الطويلة")),
    Sample(
      name: "Russian",
      passage:
        "Смотритель маяка записывает погоду каждого дня с тех пор, как молодым приехал на остров, и не пропустил ни одного из этих многих дней.",
      hosts: [
        "Паром снова пойдёт на остров с понедельника, после того как в сухом доке починили его двигатель.",
        "Гавань замёрзла впервые за сорок лет, и рыбацкие лодки девять дней оставались дома.",
      ],
      change: ("многих", "долгих")),
    Sample(
      name: "mixed",
      passage:
        "The keeper 灯塔の守 writes погоду каждого дня in a thick book, 从来没有漏掉过任何一天, and nobody لم يقرأها أحد has read it since 1987.",
      hosts: [
        "The ferry 渡轮 sails again с понедельника at the old fare, bicycles ride free until May.",
        "Ice closed 港口 for the first time за сорок лет, and the fleet stayed at home for nine days.",
      ],
      change: ("thick", "heavy")),
  ]

  private static func report(_ texts: [[UInt8]], order: [Int]? = nil) throws -> DuplicateReport {
    var finder = DuplicateFinder()
    for text in texts { try finder.add(DocumentPrint(text.span)) }
    try finder.arrange((order ?? Array(texts.indices)).map { UInt32($0) })
    for bucket in 0..<finder.bucketCount { try finder.take(finder.link(bucket), of: bucket) }
    try finder.endLinks()
    return try finder.report(
      (0..<finder.shareCount).map { share throws in try finder.examine(share) })
  }

  private static func found(_ place: DuplicateReport.Place, in text: [UInt8]) -> [UInt8] {
    let ranges = ElementPlaces.sourceRanges([place.elements], in: text.span)
    return Array(text[ranges[0].range])
  }

  @Test func plantedPassagesAreFoundByteForByte() throws {
    for sample in Self.samples {
      let texts = sample.hosts.map { Array("\($0) \(sample.passage)".utf8) }
      let report = try Self.report(texts)
      #expect(report.passages.count == 1, "\(sample.name)")
      guard let passage = report.passages.first else { continue }
      // A mark at the end of a sentence is no part of what is compared.
      var expected = Array(sample.passage.utf8)
      for end in ["。", "."] where expected.suffix(end.utf8.count).elementsEqual(end.utf8) {
        expected.removeLast(end.utf8.count)
      }
      #expect(Self.found(passage.first, in: texts[0]) == expected, "\(sample.name)")
      #expect(Self.found(passage.second, in: texts[1]) == expected, "\(sample.name)")
      #expect(passage.similarity == 1, "\(sample.name)")
    }
  }

  @Test func changedPassagesAreFoundWhole() throws {
    for sample in Self.samples {
      let changed = sample.passage.replacing(sample.change.0, with: sample.change.1)
      let texts = [
        Array("\(sample.hosts[0]) \(sample.passage)".utf8),
        Array("\(changed) \(sample.hosts[1])".utf8),
      ]
      let report = try Self.report(texts)
      #expect(report.passages.count == 1, "\(sample.name)")
      guard let passage = report.passages.first else { continue }
      let length = Self.found(passage.first, in: texts[0]).count
      #expect(length * 10 >= sample.passage.utf8.count * 9, "\(sample.name)")
      #expect(passage.similarity > 0.75 && passage.similarity < 1, "\(sample.name)")
    }
  }

  @Test func copiesOfWholeTextsArePairs() throws {
    for sample in Self.samples {
      let text = sample.passage + sample.hosts[0] + sample.hosts[1]
      let changed = text.replacing(sample.change.0, with: sample.change.1)
      let report = try Self.report([Array(text.utf8), Array(changed.utf8)])
      #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 1]], "\(sample.name)")
    }
  }

  /// The order that texts are added in changes nothing once they are put in order.
  @Test func theOrderOfAddingChangesNothing() throws {
    let texts = Self.samples.flatMap { sample in
      sample.hosts.map { Array("\($0) \(sample.passage)".utf8) }
    }
    let expected = try Self.report(texts)
    let shuffled = [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6]
    var order = Array(repeating: 0, count: texts.count)
    for (place, number) in shuffled.enumerated() { order[number] = place }
    let report = try Self.report(shuffled.map { texts[$0] }, order: order)
    #expect(report.passages == expected.passages)
    #expect(report.pairs == expected.pairs)
    #expect(report.clusters == expected.clusters)
  }

  /// Hashes, places and the choice of runs are frozen: an index made by one version is read by the next.
  @Test func fingerprintsAreFrozen() {
    var sum: UInt64 = 0
    var count = 0
    for sample in Self.samples {
      let text = Array(sample.passage.utf8)
      let elements = ElementHashes(text.span).all
      let grams = Winnowing.grams(of: elements.span)
      for place in Winnowing.places(in: grams.span) {
        sum = sum &* 31 &+ grams[Int(place)] &+ UInt64(place)
        count += 1
      }
    }
    #expect(count == 94)
    #expect(sum == 12_351_342_676_341_351_986)
  }
}
