import DrossTestSupport
import Testing

@testable import DrossKit
@testable import DrossRules

/// Sets of rules kept as bytes.
@Suite struct PackedRulesTests {
  private func description(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test func thePackIsMadeOfTheFiles() throws {
    let packed = try #require(BuiltInRules.packed)
    let texts = RuleCatalog.builtInFromText()
    let (set, problems) = RuleSet.make(texts.rules, lexicons: texts.lexicons, models: texts.models)
    #expect(problems == [])
    #expect(texts.diagnostics == [])
    let bytes = PackedRules.pack(set)
    // Not as one expectation: the difference would be megabytes long.
    let isSame = bytes == PackedRules.pack(packed.set)
    #expect(isSame)
    let sources = try #require(BuiltInRules.sources)
    #expect(try sources.lexicons() == texts.lexicons)
    #expect(packed.set.models == texts.models)
    let known = try sources.patterns()
    let unread = packed.set.patterns.filter { known.literals(of: $0.pattern) == nil }
    #expect(unread.map(\.pattern) == [])
    let (again, _) = RuleSet.make(
      texts.rules, lexicons: texts.lexicons, models: texts.models, known: known)
    let isSameAgain = PackedRules.pack(again) == bytes
    #expect(isSameAgain)
    expectSame(packed.set.rules, texts.rules)
  }

  /// Expects two lists of rules to be the same, field by field.
  private func expectSame(_ left: [Rule], _ right: [Rule]) {
    #expect(left.map(\.id) == right.map(\.id))
    for (left, right) in zip(left, right) {
      // Unpacked, what is packed.
      let isSame = [left, right].map { rule in
        var rule = rule
        rule.definition = rule.definition
        return description(rule)
      }
      #expect(isSame[0] == isSame[1], "\(left.id)")
    }
  }

  /// Random rules, and texts about which they have something to say.
  private func forEachRandomSet(
    _ count: Int, _ body: (UInt64, RuleCatalog, RuleSet, [[UInt8]], inout SplitMix64) throws -> Void
  ) rethrows {
    for seed in 0..<UInt64(count) {
      var random = SplitMix64(seed: seed)
      let catalog = RandomRules.make(using: &random)
      let (set, _) = RuleSet.make(catalog.rules, lexicons: catalog.lexicons)
      let texts = (0..<3).map { _ in RandomDocument.make(using: &random) }
      try body(seed, catalog, set, texts, &random)
    }
  }

  private func findings(_ set: RuleSet, _ texts: [[UInt8]]) -> [[Finding]] {
    let workspace = Workspace(for: set)
    return texts.map {
      RuleEngine(set).findings(in: TextView($0), workspace: workspace).findings
    }
  }

  @Test func readingGivesTheSameSet() throws {
    try forEachRandomSet(100) { seed, catalog, set, texts, _ in
      let bytes = PackedRules.pack(set)
      let sources = try PackedSources(PackedSources.pack(set, lexicons: catalog.lexicons))
      #expect(try sources.lexicons() == catalog.lexicons, "seed \(seed)")
      let read = try PackedRules(bytes) { sources }
      #expect(PackedRules.pack(read.set) == bytes, "seed \(seed)")
      expectSame(read.set.rules, set.rules)
      #expect(findings(read.set, texts) == findings(set, texts), "seed \(seed)")
    }
  }

  @Test func otherBytesAreRefused() throws {
    #expect(throws: PackError.foreign) { try PackedRules([]) }
    #expect(throws: PackError.foreign) { try PackedRules(Array(repeating: 0x20, count: 100)) }
    var random = SplitMix64(seed: 1)
    let catalog = RandomRules.make(using: &random)
    let (set, _) = RuleSet.make(catalog.rules, lexicons: catalog.lexicons)
    let bytes = PackedRules.pack(set)
    var other = bytes
    other[8] += 1
    #expect(throws: PackError.otherLayout(UInt32(bytes[8]) + 1)) { try PackedRules(other) }
    for place in bytes.indices {
      #expect(throws: PackError.self) { try PackedRules(Array(bytes[..<place])) }
      var altered = bytes
      altered[place] ^= UInt8(1 << (place % 8))
      #expect(throws: PackError.self) { try PackedRules(altered) }
    }
    #expect(throws: PackError.altered) { try PackedRules(bytes + [0]) }
    #expect(throws: PackError.foreign) { try PackedSources(bytes) }
  }

  @Test func whateverTheBytesReadingThemEnds() throws {
    var errors = 0
    func alter(
      _ bytes: [UInt8], _ random: inout SplitMix64, _ read: ([UInt8]) throws(PackError) -> Void
    ) {
      for _ in 0..<300 {
        var altered = bytes
        for _ in 0..<1 + random.below(3) {
          let place = 24 + random.below(bytes.count - 24)
          altered[place] = random.pick([0, 1, 2, 0x7F, 0x80, 0xFF, altered[place] &+ 1])
        }
        let sum = PackFrame.checksum(altered[24...])
        for index in 0..<8 { altered[16 + index] = UInt8(truncatingIfNeeded: sum >> (index * 8)) }
        do { try read(altered) } catch { errors += 1 }
      }
    }
    forEachRandomSet(10) { _, catalog, set, _, random in
      alter(PackedRules.pack(set), &random) { altered throws(PackError) in
        _ = try PackedRules(altered)
      }
      alter(PackedSources.pack(set, lexicons: catalog.lexicons), &random) {
        altered throws(PackError) in
        let sources = try PackedSources(altered)
        _ = try sources.lexicons()
        _ = try sources.patterns()
        for number in catalog.rules.indices { _ = try sources.definition(ofRule: number) }
      }
    }
    #expect(errors > 400, "only \(errors) errors")
  }

  // MARK: Parts

  @Test func aPartFindsWhatItsRulesFind() {
    var count = 0
    forEachRandomSet(200) { seed, catalog, set, texts, random in
      for _ in 0..<3 {
        let rules = catalog.rules.filter { _ in random.oneIn(2) }.map { rule in
          var rule = rule
          if random.oneIn(2) { rule.fix = random.pick([.safe, .unsafe, .none]) }
          return rule
        }
        let (alone, _) = RuleSet.make(rules, lexicons: catalog.lexicons)
        let expected = findings(alone, texts)
        count += expected.joined().count
        #expect(findings(set.part(rules), texts) == expected, "seed \(seed)")
      }
    }
    #expect(count > 1000, "only \(count) findings")
  }

  @Test func aPartOfAPartIsAPart() {
    forEachRandomSet(30) { seed, catalog, set, texts, _ in
      let some = Array(catalog.rules.dropFirst())
      let fewer = Array(some.dropLast())
      #expect(
        findings(set.part(some).part(fewer), texts) == findings(set.part(fewer), texts),
        "seed \(seed)")
      #expect(set.part(catalog.rules) === set)
      #expect(findings(set.part([]), texts).joined().isEmpty)
    }
  }

  /// Selections and promotions of the rules that come with dross, from the pack and made from scratch.
  @Test(.timeLimit(.minutes(30))) func selectionsOfTheBuiltInRules() throws {
    let all = RuleCatalog.builtIn()
    let examples = all.rules.flatMap { $0.examples.match + $0.examples.noMatch }
    var random = SplitMix64(seed: 7)
    let texts =
      stride(from: 0, to: examples.count, by: 40).map { start in
        Array(examples[start..<min(start + 40, examples.count)].joined(separator: "\n\n").utf8)
      } + (0..<20).map { _ in RandomDocument.make(using: &random) }
    let families = Array(Set(all.rules.map(\.id.family))).sorted()
    func override(_ name: String, _ fix: FixSafety) -> Configuration.Setting<Configuration.Override>
    {
      .init(
        value: .init(name: name, fix: fix), origin: .init(path: "c.yaml", line: 1, column: 1))
    }
    let selections: [(RuleCatalog) -> RuleCatalog] = [
      { $0 }, { $0.keeping([], without: Array(families.prefix(families.count / 2))) },
      { $0.keeping(["model"], without: []) }, { $0.keeping([], without: ["model"]) },
      {
        $0.restricted(toLanguages: ["ru"]).overriding(
          families.filter { $0 != "model" }.enumerated().map {
            override($1, $0 % 2 == 0 ? .unsafe : .none)
          })
      },
    ]
    for (number, select) in selections.enumerated() {
      let catalog = select(all)
      let plain = select(
        RuleCatalog(rules: all.rules, lexicons: all.lexicons, models: all.models))
      let fast = Cleaner(rules: catalog, options: Cleaner.Options(fix: .unsafe, maxRemoved: 0.8))
      let slow = Cleaner(rules: plain, options: Cleaner.Options(fix: .unsafe, maxRemoved: 0.8))
      expectSame(fast.rules, slow.rules)
      for (index, text) in texts.enumerated() {
        let found = fast.clean(text)
        let expected = slow.clean(text)
        #expect(found.findings == expected.findings, "selection \(number), text \(index)")
        #expect(found.plan == expected.plan, "selection \(number), text \(index)")
        #expect(found.diagnostics == expected.diagnostics, "selection \(number), text \(index)")
      }
    }
  }
}
