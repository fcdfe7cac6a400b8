import DrossRules
import DrossText
import DrossUnicode

/// The time of each stage of looking at texts in memory, on one thread.
///
/// It is here for `Benchmarks`, a package of its own, which does not see the stages.
@_spi(Benchmarks) public struct StageTimes {
  /// The name of each stage and its time, in the unit of the clock and in the order of the work.
  public private(set) var rows: [(name: String, time: UInt64)] = []

  /// Looks at `texts` with the rules of `catalog`.
  ///
  /// - Parameter clock: the time; it never runs backwards.
  public init(
    of texts: [[UInt8]], _ catalog: RuleCatalog, clock: @escaping () -> UInt64
  ) {
    let (set, _) = RuleSet.make(
      catalog.rules, lexicons: catalog.lexicons, models: catalog.models)
    let engine = RuleEngine(set)
    let workspace = Workspace(for: set)
    // Once without a clock: patterns are compiled when they are first needed.
    for text in texts.prefix(200) {
      _ = engine.findings(in: TextView(text), workspace: workspace)
    }
    var times = [UInt64](repeating: 0, count: 6)
    let meter = StageMeter(clock: clock)
    workspace.stages = meter
    // In groups that stay in the cache; one text is too short for the clock.
    for start in stride(from: 0, to: texts.count, by: 16) {
      let group = texts[start..<min(start + 16, texts.count)]
      var last = clock()
      func took(_ stage: Int) {
        let now = clock()
        times[stage] += now &- last
        last = now
      }
      let tables = group.map { LineTable($0.span) }
      took(0)
      let folded = zip(group, tables).map { FoldedText($0.span, lines: $1) }
      took(1)
      let shapes = zip(group, zip(tables, folded)).map { text, read in
        read.0.lines.indices.map {
          LineShape(of: $0, in: text.span, lines: read.0, folded: read.1)
        }
      }
      took(2)
      let blocks = shapes.map { BlockSegmenter.blocks(of: $0) }
      took(3)
      precondition(blocks.count == group.count)
      let views = group.map { TextView($0) }
      took(4)
      for view in views { _ = engine.findings(in: view, workspace: workspace) }
      took(5)
    }
    let known = times[0] + times[1] + times[2] + times[3]
    rows = [
      ("lines", times[0]), ("fold", times[1]), ("shapes", times[2]), ("blocks", times[3]),
      ("other reading", times[4] > known ? times[4] - known : 0),
    ]
    rows += StageMeter.Stage.allCases.map { ("\($0)", meter.time(of: $0)) }
  }

  /// The time of all stages.
  public var total: UInt64 { rows.reduce(0) { $0 + $1.time } }
}
