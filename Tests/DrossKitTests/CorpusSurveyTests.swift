@testable import DrossKit
import DrossFormats
import DrossReport
import DrossRules
import DrossTestSupport
import Testing

/// Texts cleaned beside the others of their corpus.
@Suite struct CorpusSurveyTests {
  private static let vocabulary = [
    "harbour", "storm", "keeper", "island", "ferry", "winter", "engine", "letter", "market",
    "garden", "bridge", "summer", "council", "river", "school", "window", "morning", "doctor",
    "village", "captain",
  ]

  /// Text that stands nowhere else: sentences of their own, one a line.
  private static func article(_ seed: UInt64, lines: Int = 6) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<lines).map { _ in
      let words = (0..<18).map { _ in
        "\(vocabulary[random.below(vocabulary.count)])\(random.below(50))"
      }
      return "The " + words.joined(separator: " ") + "."
    }
  }

  private struct Page {
    var lines: [String]
    var host: String? = "site.example"

    var bytes: [UInt8] { Array((lines.joined(separator: "\n\n") + "\n").utf8) }
  }

  /// The name of the page of that number.
  private static func name(_ number: Int) -> DocumentName {
    .init(path: Array("page-\(number).txt".utf8))
  }

  /// What is left of each page, and what was found there.
  private static func clean(
    _ pages: [Page], jobs: Int = 1, order: [Int]? = nil, fix: FixSafety = .safe
  ) async throws -> [CleaningResult] {
    var survey = CorpusSurvey()
    for number in order ?? Array(pages.indices) {
      try survey.add(.init(name(number), bytes: pages[number].bytes, host: pages[number].host))
    }
    let corpus = try await survey.finish(jobs: jobs)
    let cleaner = Cleaner(
      rules: .builtIn().selecting(
        ["dup/site-line", "dup/site-word", "dup/passage", "dup/document"], ignoring: []),
      options: .init(fix: fix))
    return pages.indices.map {
      cleaner.clean(pages[$0].bytes, corpus: corpus.evidence(for: name($0)))
    }
  }

  private static func rules(_ result: CleaningResult) -> [String] {
    result.findings.map(\.rule.description)
  }

  private static let about = "Write to the harbour desk"

  @Test func linesOfTheSiteGo() async throws {
    let own = (0..<3).map { Self.article(UInt64($0)) }
    let results = try await Self.clean([
      Page(lines: own[0] + [Self.about]), Page(lines: [Self.about] + own[1]), Page(lines: own[2]),
    ])
    for (result, lines) in zip(results, own) {
      #expect(result.bytes == Page(lines: lines).bytes)
      #expect(result.restored() == result.source)
    }
    let finding = try #require(results[0].findings.first)
    #expect(Self.rules(results[0]) == ["dup/site-line"])
    #expect(finding.evidence.map(\.why) == ["stands in 2 of 3 texts of site.example"])
    #expect(results[2].findings.isEmpty)
  }

  @Test func linesOfOtherSitesStay() async throws {
    let pages = (0..<2).map {
      Page(lines: Self.article(UInt64($0)) + [Self.about], host: "site-\($0).example")
    }
    for result in try await Self.clean(pages) { #expect(result.plan.isEmpty) }
  }

  /// A tenth of the texts of a site is the least.
  @Test func seldomLinesStay() async throws {
    let pages = (0..<30).map { number in
      Page(lines: Self.article(UInt64(number)) + (number < 2 ? [Self.about] : []))
    }
    for result in try await Self.clean(pages) { #expect(result.plan.isEmpty) }
  }

  @Test func singleWordsAreUnsafe() async throws {
    let pages = (0..<2).map { Page(lines: ["Harbour"] + Self.article(UInt64($0))) }
    for result in try await Self.clean(pages) {
      #expect(Self.rules(result) == ["dup/site-word"])
      #expect(result.plan.isEmpty)
    }
    for result in try await Self.clean(pages, fix: .unsafe) { #expect(!result.plan.isEmpty) }
  }

  /// A text that stands in the corpus twice, as a whole, cut, or with something around it, keeps all of
  /// its own lines; those of the site still go.
  @Test func copiesOfDocumentsLoseNothing() async throws {
    let text = Self.article(1, lines: 12)
    var edited = text
    edited[3] = edited[3].replacing("the ", with: "a ").replacing(" ", with: " \u{00A0}")
    let copies = [
      text, text, Array(text.prefix(6)), ["A short greeting from the desk"] + text, edited,
    ]
    let others = [Self.article(2), Self.article(3)]
    let results = try await Self.clean(
      copies.map { Page(lines: $0 + [Self.about]) } + others.map { Page(lines: $0 + [Self.about]) })
    for (result, lines) in zip(results, copies + others) {
      #expect(result.bytes == Page(lines: lines).bytes)
    }
    for result in results[..<5] { #expect(Self.rules(result).contains("dup/document")) }
    for result in results[5...] { #expect(Self.rules(result) == ["dup/site-line"]) }
    // Nothing else there: then nothing goes at all.
    for result in try await Self.clean(copies.map { Page(lines: $0 + [Self.about]) }) {
      #expect(result.plan.isEmpty)
    }
  }

  @Test func passagesOfOtherTextsAreTold() async throws {
    let shared = Self.article(9, lines: 2).joined(separator: " ")
    let around = [("First of all", "Nobody knew."), ("Then came", "Everyone left again.")]
    let pages = (0..<2).map { number in
      Page(
        lines: Self.article(UInt64(number)) + ["\(around[number].0) \(shared) \(around[number].1)"],
        host: nil)
    }
    for result in try await Self.clean(pages) {
      #expect(Self.rules(result) == ["dup/passage"])
      let finding = try #require(result.findings.first)
      let text = Array(result.source[finding.range.range])
      #expect(text == Array(shared.utf8.dropLast()))
      #expect(finding.action == .flag && finding.evidence.count == 1)
      #expect(result.plan.isEmpty)
    }
  }

  @Test func jobsAndOrderChangeNothing() async throws {
    let shared = Self.article(50, lines: 3)
    let pages = (0..<20).map { number in
      Page(lines: Self.article(UInt64(number / 2)) + [shared[number % 3]], host: "h\(number % 4)")
    }
    let expected = try await Self.clean(pages)
    for (jobs, order) in [(2, nil), (1, Array((0..<20).reversed())), (2, [7] + (0..<7) + (8..<20))]
    {
      let results = try await Self.clean(pages, jobs: jobs, order: order)
      for (result, other) in zip(results, expected) {
        #expect(result.findings == other.findings)
        #expect(result.bytes == other.bytes)
      }
    }
  }

  @Test func cleaningTwiceChangesNothing() async throws {
    let pages = (0..<6).map { Page(lines: [Self.about] + Self.article(UInt64($0))) }
    let once = try await Self.clean(pages)
    let again = try await Self.clean(
      once.map { Page(lines: [String($0.text.dropLast())]) })
    for (result, other) in zip(again, once) { #expect(result.bytes == other.bytes) }
  }

  @Test func addressesNameTheirHost() async throws {
    for (text, name) in [
      ("https://www.News.example/a/b?c", "news.example"), ("http://a.example", "a.example"),
      ("http://b.example:8080#x", "b.example:8080"), ("a.example", "a.example"), ("", ""),
      ("<http://c.example>", "c.example"), ("www.A.example", "a.example"),
      ("https://me:secret@www.a.example/", "a.example"), ("The Quay Post", "The Quay Post"),
      ("crawl/A.one", "crawl/A.one"),
    ] {
      #expect(HostName.name(in: Array(text.utf8)) == name)
    }
  }
}
