import DrossKit

/// What goes to standard error.
///
/// Where many records of a file have the same fault, the first ones are told one by one and the rest as a number.
struct Messages {
  /// How often the same is told of one file before it is only counted.
  private static let repeatLimit = 20

  private let isQuiet: Bool
  private let renderer: DiagnosticRenderer
  private(set) var hasErrors = false
  /// What is shown beside the messages, and makes room for them.
  let progress: Progress?
  /// The file that was told of last, and how often each message was due for it.
  private var path: String?
  private var counts: [Diagnostic: Int] = [:]
  /// The errors about files as a whole that were told.
  private var faults: Set<Diagnostic> = []

  init(isQuiet: Bool, progress: Progress? = nil) {
    self.isQuiet = isQuiet
    self.progress = progress
    renderer = DiagnosticRenderer(isColoured: Terminal.colourisesErrors)
  }

  /// Tells of `diagnostics`; errors even when quiet.
  mutating func tell(_ diagnostics: [Diagnostic]) {
    var text: [UInt8] = []
    for diagnostic in diagnostics {
      if diagnostic.severity == .error {
        hasErrors = true
        if diagnostic.place?.line == nil { faults.insert(diagnostic) }
      }
      if isQuiet, diagnostic.severity != .error { continue }
      if diagnostic.place?.path != path {
        writeCounts(to: &text)
        path = diagnostic.place?.path
      }
      if count(diagnostic) <= Self.repeatLimit { renderer.write(diagnostic, to: &text) }
    }
    write(text)
  }

  mutating func tell(_ diagnostic: Diagnostic) { tell([diagnostic]) }

  /// Tells of `diagnostics` of files that were read before, but for what was told then.
  mutating func tellNew(_ diagnostics: [Diagnostic]) {
    tell(diagnostics.filter { !faults.contains($0) })
  }

  /// Says that everything was read: what was only counted is told, and the progress goes.
  mutating func endReading() {
    var text: [UInt8] = []
    writeCounts(to: &text)
    path = nil
    write(text)
    progress?.clear()
  }

  /// Counts a message of a record; how often it was due by now.
  ///
  /// What has no line is about the file as a whole, and always told.
  private mutating func count(_ diagnostic: Diagnostic) -> Int {
    guard let place = diagnostic.place, place.line != nil else { return 0 }
    var kind = diagnostic
    kind.place = .init(path: place.path)
    kind.notes = []
    counts[kind, default: 0] += 1
    return counts[kind, default: 0]
  }

  /// Tells how often each message was due beyond what was told.
  private mutating func writeCounts(to text: inout [UInt8]) {
    let rest = counts.filter { $0.value > Self.repeatLimit }
      .sorted { $0.key.message < $1.key.message }
    counts = [:]
    for (kind, count) in rest {
      var diagnostic = kind
      diagnostic.message += " (\(count - Self.repeatLimit) times more)"
      renderer.write(diagnostic, to: &text)
    }
  }

  private func write(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    progress?.clear()
    var sink = ByteSink.standardError()
    // There is nobody left to tell that standard error is gone.
    try? sink.append(text)
    try? sink.flush()
  }
}
