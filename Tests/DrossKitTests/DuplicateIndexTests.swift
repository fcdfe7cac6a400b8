@testable import DrossKit
import DrossDedup
import DrossFormats
import DrossReport
import DrossTestSupport
import Testing

/// Documents against an index: the outcome is that of all together, as far as a new one takes part in it.
@Suite struct DuplicateIndexTests {
  private struct Text {
    var name: DocumentName
    var bytes: [UInt8]
    var document: Deduplicator.Document { .init(name, bytes: bytes) }
  }

  /// What is told of pairs and passages, by the names of the documents.
  private static func told(
    _ found: FoundDuplicates, where isNew: (String) -> Bool
  ) -> [String] {
    func name(_ document: Int) -> String {
      String(decoding: found.documents[document].path, as: UTF8.self)
    }
    var lines: [String] = []
    for passage in found.passages {
      let (first, second) = (name(passage.first.document), name(passage.second.document))
      guard isNew(first) || isNew(second) else { continue }
      lines.append(
        "\(first) \(passage.first.range) \(second) \(passage.second.range) \(passage.similarity)")
    }
    for pair in found.report.pairs {
      let (first, second) = (name(pair.first), name(pair.second))
      guard isNew(first) || isNew(second) else { continue }
      lines.append("\(first) \(second) \(pair.jaccard) \(pair.firstShare) \(pair.secondShare)")
    }
    return lines.sorted()
  }

  /// Texts with copies, near copies, shared passages, passages in many texts, and site text.
  private static func texts(_ count: Int, seed: UInt64) -> [Text] {
    var random = SplitMix64(seed: seed)
    func words(_ count: Int, _ vocabulary: Int) -> [String] {
      (0..<count).map { _ in
        random.pick(["wörd", "word", "字", "Ｗｏrd"]) + "\(random.below(vocabulary))"
      }
    }
    let site = words(30, 5000)
    let common = (0..<4).map { _ in words(25, 5000) }
    var bodies: [[String]] = []
    for _ in 0..<count {
      var body = words(20 + random.below(120), 3000)
      if let other = bodies.randomElement(using: &random) {
        switch random.below(6) {
        case 0: body = other
        case 1:
          body = other
          for _ in 0..<3 where !body.isEmpty { body[random.below(body.count)] = "changed" }
        case 2: body.insert(contentsOf: other.suffix(30), at: random.below(body.count))
        default: break
        }
      }
      if random.oneIn(3) { body += random.pick(common) }
      if random.oneIn(2) { body += site }
      bodies.append(body)
    }
    return bodies.enumerated().map { index, body in
      let number = (index * 7919) % 10_000
      return Text(
        name: .init(path: Array("t\(number)".utf8)),
        bytes: Array((random.oneIn(2) ? "\u{FEFF}" : "").utf8)
          + Array(body.joined(separator: random.pick([" ", "  ", ", ", "\r\n"])).utf8))
    }
  }

  private static func build(_ parts: [[Text]], at path: String) throws {
    for (index, part) in parts.enumerated() {
      let writer =
        try index == 0
        ? DuplicateIndexWriter(creating: path, memory: 4096)
        : DuplicateIndexWriter(addingTo: path, memory: 4096)
      for text in part { try writer.add(text.document) }
      #expect(writer.documentCount == part.count)
      try writer.commit()
    }
  }

  private static func find(
    _ texts: [Text], against index: DuplicateIndex? = nil, jobs: Int = 1
  ) async throws -> FoundDuplicates {
    var options = DuplicateOptions()
    options.frequentDocuments = 15
    var deduplicator = Deduplicator(options, memory: 1 << 16, against: index)
    for text in texts { try deduplicator.add(text.document) }
    return try await deduplicator.find(jobs: jobs)
  }

  @Test func tenPartsInAnyOrderTellWhatOneRunTells() async throws {
    let folder = try TemporaryFolder()
    for seed in 1...2 {
      var random = SplitMix64(seed: UInt64(seed) + 100)
      let all = Self.texts(130, seed: UInt64(seed)).shuffled(using: &random)
      let new = Array(all[..<30])
      let old = Array(all[30...])
      let newNames = Set(new.map { String(decoding: $0.name.path, as: UTF8.self) })
      let together = try await Self.find(all)
      let expected = Self.told(together) { newNames.contains($0) }
      #expect(expected.count > 25)
      #expect(together.report.repeated.isEmpty == false)
      for (count, jobs) in [(1, 1), (10, 2), (20, 1)] {
        let parts = (0..<count).map { part in
          old.enumerated().filter { $0.offset % count == part }.map(\.element)
        }.shuffled(using: &random)
        let path = folder("\(seed)-\(count).index")
        try Self.build(parts, at: path)
        let index = try DuplicateIndex(path: path)
        try index.verify()
        #expect(index.info.documents == old.count)
        let found = try await Self.find(new.shuffled(using: &random), against: index, jobs: jobs)
        #expect(found.addedCount == new.count && found.indexedCount == old.count)
        let lines = Self.told(found) { _ in true }
        #expect(lines == expected, "\(count) parts")
        let counts = found.report.repeated.map(\.documents)
        #expect(!counts.isEmpty && counts.allSatisfy { $0 > 15 })
      }
    }
  }

  @Test func aQuestionToGrowingPartsTellsAllPairs() async throws {
    // Without text in very many documents no group depends on what comes later.
    var random = SplitMix64(seed: 5)
    var bodies = (0..<60).map { _ in (0..<80).map { _ in "w\(random.below(4000))" } }
    for index in stride(from: 1, to: 60, by: 2) {
      let other = bodies[random.below(index)]
      bodies[index].insert(contentsOf: other[20..<60], at: 10)
    }
    let all = bodies.enumerated().map { index, body in
      Text(
        name: .init(path: Array("t\(index)".utf8)),
        bytes: Array(body.joined(separator: " ").utf8))
    }
    let expected = Self.told(try await Self.find(all)) { _ in true }
    let folder = try TemporaryFolder()
    var lines: [String] = []
    let shuffled = all.shuffled(using: &random)
    for start in stride(from: 0, to: 60, by: 6) {
      let part = Array(shuffled[start..<start + 6])
      let index = start > 0 ? try DuplicateIndex(path: folder("index")) : nil
      lines += Self.told(try await Self.find(part, against: index)) { _ in true }
      let writer =
        try start == 0
        ? DuplicateIndexWriter(creating: folder("index"))
        : DuplicateIndexWriter(addingTo: folder("index"))
      for text in part { try writer.add(text.document.forIndex()) }
      try writer.commit()
    }
    #expect(lines.sorted() == expected)
    #expect(expected.count >= 30)
  }

  @Test func passesOverWhatIsThere() async throws {
    let folder = try TemporaryFolder()
    let texts = Self.texts(30, seed: 9)
    try Self.build([texts], at: folder("index"))
    let before = try folder.read("index")
    let writer = try DuplicateIndexWriter(addingTo: folder("index"))
    for text in texts + texts { try writer.add(text.document) }
    #expect(writer.documentCount == 0 && writer.knownCount == 60)
    _ = consume writer
    #expect(try folder.read("index") == before)
    let found = try await Self.find(texts, against: try DuplicateIndex(path: folder("index")))
    #expect(found.addedCount == 0 && found.passedOver == 30 && found.isEmpty)
    var changed = texts[0]
    changed.bytes += Array(" and more".utf8)
    let other = try await Self.find([changed], against: try DuplicateIndex(path: folder("index")))
    #expect(other.addedCount == 1)
    #expect(other.report.dropped().map { other.report.isKnown($0.document) } == [false])
  }

  @Test func damageToTheStartIsToldWhereverItIs() throws {
    let folder = try TemporaryFolder()
    try Self.build([Self.texts(5, seed: 3), Self.texts(5, seed: 4)], at: folder("index"))
    let whole = try folder.read("index")
    for place in 0..<1024 {
      var bytes = whole
      bytes[place] ^= 0x55
      try folder.write("index", bytes)
      // The older one of two states would do, but for what it does not have.
      #expect(throws: FormatError.self, "byte \(place)") {
        try DuplicateIndex(path: folder("index")).verify()
      }
    }
  }

  @Test func damageIsTold() async throws {
    let folder = try TemporaryFolder()
    try Self.build([Self.texts(20, seed: 3), Self.texts(25, seed: 4)], at: folder("index"))
    let whole = try folder.read("index")
    let end = try DuplicateIndex(path: folder("index")).info.fileSize
    #expect(end == whole.count)
    var random = SplitMix64(seed: 4)
    var noticed = 0
    for _ in 0..<60 {
      var bytes = whole
      bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
      try folder.write("index", bytes)
      do {
        let index = try DuplicateIndex(path: folder("index"))
        _ = try await Self.find(Self.texts(10, seed: 5), against: index)
        try index.verify()
      } catch {
        let code = try #require(error as? FormatError).code
        #expect(code == .damagedIndex || code == .notIndex || code == .otherIndex)
        noticed += 1
      }
    }
    // What is left are lists that the second part replaced.
    #expect(noticed > 50)
  }
}
