import DrossRuleFiles
import DrossRules
import DrossTestSupport
import DrossText
import Foundation
import Testing

/// Rule files with random damage: each is read, or refused with a place; nothing ever breaks.
///
/// `DROSS_FUZZ_SECONDS` asks for as many seconds of it, `DROSS_FUZZ_SEED` for another beginning.
@Suite struct RuleFileFuzzTests {
  private static let pieces = [
    "schema: 1\n", "match:\n", "  any:\n", "    - regex: '^a'\n", "- ", ": ", "'", "\"", "[", "]",
    "{", "}", "&a ", "*a ", "!!str ", "|\n", ">-\n", "\t", "\n", "\r", "---\n", "...\n",
    "%YAML 1.2\n",
    "<<: ", "~", "null", "no", "1e999", "-1", "0x10", "9223372036854775808", "\u{0}", "\u{FEFF}",
    "\u{2028}", "document:\n", "neighbours:\n", "previous: ", "not:\n", "at_least: ", "score:\n",
    "threshold: ", "weight: ", "(?R)", "(", "\\", "{1,99999}", "$10", "extends: a/b\n", "# ",
  ]

  @Test(.timeLimit(.minutes(60))) func damagedFiles() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = Double(environment["DROSS_FUZZ_SECONDS"] ?? "")
    let first = UInt64(environment["DROSS_FUZZ_SEED"] ?? "") ?? 0
    let files = try RepositoryRules.files()
    let conditions = files.filter { $0.path.hasPrefix("conditions/") }
    let rules = files.filter { $0.path.hasSuffix(".yaml") && !$0.path.hasPrefix("conditions/") }
    let lexicons = files.filter { $0.path.hasSuffix(".txt") && $0.bytes.count < 20_000 }
    let start = ContinuousClock.now
    var seed = first
    var good = 0
    while seconds.map({ ContinuousClock.now - start < .seconds($0) }) ?? (seed < first + 300) {
      var random = SplitMix64(seed: seed)
      let isRule = !random.oneIn(5)
      let file = random.pick(isRule ? rules : lexicons)
      let other = random.pick(rules)
      let bytes = damaged(file.bytes, with: other.bytes, using: &random)
      let library = RuleLibrary.load(conditions + [(file.path, bytes)], root: "rules")
      let isRead = !library.rules.isEmpty || !library.lexicons.isEmpty || !library.models.isEmpty
      if !isRead, library.diagnostics.isEmpty {
        Issue.record("seed \(seed): \(file.path) is neither read nor refused")
      }
      for diagnostic in library.diagnostics
      where diagnostic.place?.path == nil || diagnostic.message.isEmpty {
        Issue.record("seed \(seed): an error without a place: \(diagnostic)")
      }
      if !library.rules.isEmpty {
        good += 1
        // What was read can be made ready, or is refused by name.
        let (set, problems) = RuleSet.make(library.rules, lexicons: library.lexicons)
        if set.rules.count + Set(problems.map(\.rule)).count < library.rules.count {
          Issue.record("seed \(seed): a rule got lost")
        }
      }
      seed += 1
    }
    if seconds != nil {
      print("\(seed - first) rule files, \(good) of them read, up to seed \(seed)")
    }
    #expect(good > 0)
  }

  private func damaged(
    _ source: [UInt8], with other: [UInt8], using random: inout SplitMix64
  ) -> [UInt8] {
    var bytes = source
    for _ in 0..<1 + random.below(6) {
      let place = random.below(bytes.count + 1)
      let end = min(bytes.count, place + random.below(40))
      switch random.below(8) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
      case 2: bytes.insert(UInt8(random.below(256)), at: place)
      case 3: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
      case 4: bytes.insert(contentsOf: Array(random.pick(Self.pieces).utf8), at: place)
      case 5:
        let from = random.below(other.count)
        let to = min(other.count, from + random.below(200))
        bytes.insert(contentsOf: other[from..<to], at: place)
      case 6: bytes.removeLast(random.below(bytes.count + 1) / 2)
      default:
        let piece = Array(random.pick(Self.pieces).utf8)
        for _ in 0..<random.below(300) { bytes.insert(contentsOf: piece, at: place) }
      }
    }
    return bytes
  }
}
