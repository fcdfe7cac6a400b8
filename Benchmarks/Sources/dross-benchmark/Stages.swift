import DrossKit

/// The time of each stage of looking at texts in memory, on one thread.
struct Stages {
  /// Name and nanoseconds, in the order of the work.
  private(set) var rows: [(name: String, time: UInt64)] = []

  /// Looks at `articles` with the rules of `catalog`.
  init(_ articles: [[UInt8]], _ catalog: RuleCatalog) {
    let (set, _) = RuleSet.make(
      catalog.rules, lexicons: catalog.lexicons, models: catalog.models)
    let engine = RuleEngine(set)
    let workspace = Workspace(for: set)
    // Once without a clock: patterns are compiled when they are first needed.
    for article in articles.prefix(200) {
      _ = engine.findings(in: TextView(article), workspace: workspace)
    }
    var times = [UInt64](repeating: 0, count: 6)
    let meter = StageMeter(clock: Clock.processor)
    workspace.stages = meter
    // In groups that stay in the cache; one article is too short for the clock.
    for start in stride(from: 0, to: articles.count, by: 16) {
      let group = articles[start..<min(start + 16, articles.count)]
      var last = Clock.processor()
      func took(_ stage: Int) {
        let now = Clock.processor()
        times[stage] += now &- last
        last = now
      }
      let tables = group.map { LineTable($0.span) }
      took(0)
      let folded = zip(group, tables).map { FoldedText($0.span, lines: $1) }
      took(1)
      let shapes = zip(group, zip(tables, folded)).map { article, read in
        read.0.lines.indices.map {
          LineShape(of: $0, in: article.span, lines: read.0, folded: read.1)
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
  var total: UInt64 { rows.reduce(0) { $0 + $1.time } }
}
