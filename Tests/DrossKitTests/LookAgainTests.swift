import DrossKit
import DrossTestSupport
import DrossText
import Foundation
import Testing

@testable import DrossRules

/// A look at an edited text that leans on the look before, against one that knows nothing.
@Suite struct LookAgainTests {
  private let rounds = Int(ProcessInfo.processInfo.environment["DROSS_ROUNDS"] ?? "") ?? 1

  @Test(.timeLimit(.minutes(60))) func randomRules() {
    for number in 0..<60 * rounds {
      let seed = UInt64(number)
      var random = SplitMix64(seed: seed)
      let catalog = RandomRules.make(using: &random)
      let (set, _) = RuleSet.make(catalog.rules, lexicons: catalog.lexicons)
      for _ in 0..<4 {
        compare(set, on: RandomDocument.make(using: &random), "seed \(seed)", &random)
      }
    }
  }

  @Test(.timeLimit(.minutes(30))) func builtInRules() {
    let catalog = RuleCatalog.builtIn()
    let (set, _) = RuleSet.make(catalog.rules, lexicons: catalog.lexicons, models: catalog.models)
    var random = SplitMix64(seed: 7)
    for _ in 0..<4 { compare(set, on: RandomDocument.make(using: &random), "random", &random) }
    let examples = catalog.rules.flatMap { $0.examples.match + $0.examples.noMatch }
    for start in stride(from: 0, to: examples.count, by: 120) {
      let texts = examples[start..<min(start + 40, examples.count)]
      compare(set, on: Array(texts.joined(separator: "\n").utf8), "examples \(start)", &random)
    }
  }

  /// Edits a text some times and looks at it after each time.
  private func compare(
    _ set: RuleSet, on text: [UInt8], _ label: String, _ random: inout SplitMix64
  ) {
    let engine = RuleEngine(set)
    let workspace = Workspace(for: set)
    let fresh = Workspace(for: set)
    var view = TextView(text)
    var look = engine.look(at: view, workspace: workspace, corpus: nil, isHidden: nil)
    for round in 0..<3 {
      let plan = Self.edits(of: view, using: &random)
      let (edited, origins) = TextView.edited(view, by: plan)
      let earlier = EarlierLook(look.settled, of: view, origins: origins)
      #expect(edited.bytes == plan.apply(to: view.bytes))
      workspace.hasBeenSlow = false
      look = engine.look(
        at: edited, workspace: workspace, earlier: earlier, corpus: nil, isHidden: nil)
      let alone = engine.findings(in: TextView(edited.bytes), workspace: fresh)
      if look.findings != alone.findings, !workspace.hasBeenSlow {
        let missing = alone.findings.filter { !look.findings.contains($0) }
        let extra = look.findings.filter { !alone.findings.contains($0) }
        Issue.record("\(label), round \(round): missing \(missing), too many \(extra)")
      }
      view = edited
    }
  }

  /// Some edits as rules make them: lines that go, words that go, words that come, breaks that come and go.
  private static func edits(of view: TextView, using random: inout SplitMix64) -> EditPlan {
    var edits: [Edit] = []
    var end = 0
    for line in view.lines.lines where line.content.start >= end {
      let content = line.content
      switch Int.random(in: 0..<24, using: &random) {
      case 0..<3: edits.append(edit(line.whole))
      case 3: edits.append(edit(TextRange(content.end, line.next)))
      case 4: edits.append(edit(TextRange(content.start, content.start), "Photo: Ann Lee / AP\n"))
      case 5: edits.append(edit(TextRange(content.end, content.end), " Read more\n"))
      case 6:
        // Between characters, as all edits are.
        let middle = content.range.first { view.bytes[$0] == 0x20 } ?? content.end
        edits.append(edit(TextRange(content.start, middle)))
      case 7:
        let middle = content.range.last { view.bytes[$0] == 0x20 } ?? content.start
        edits.append(edit(TextRange(middle, content.end), " share"))
      default: continue
      }
      end = edits.last?.range.end ?? 0
    }
    return EditPlan(sorted: edits)
  }

  private static func edit(_ range: TextRange, _ replacement: String = "") -> Edit {
    Edit(range, replacement: Array(replacement.utf8), rule: "test/edit")
  }
}
