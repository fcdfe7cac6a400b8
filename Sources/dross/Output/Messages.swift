import DrossKit

/// What goes to standard error.
struct Messages {
  private let isQuiet: Bool
  private let renderer: DiagnosticRenderer
  private(set) var hasErrors = false
  /// What is shown beside the messages, and makes room for them.
  let progress: Progress?

  init(isQuiet: Bool, progress: Progress? = nil) {
    self.isQuiet = isQuiet
    self.progress = progress
    renderer = DiagnosticRenderer(isColoured: Terminal.colourisesErrors)
  }

  /// Tells of `diagnostics`; errors even when quiet.
  mutating func tell(_ diagnostics: [Diagnostic]) {
    var text: [UInt8] = []
    for diagnostic in diagnostics {
      if diagnostic.severity == .error { hasErrors = true }
      if !isQuiet || diagnostic.severity == .error { renderer.write(diagnostic, to: &text) }
    }
    guard !text.isEmpty else { return }
    progress?.clear()
    var sink = ByteSink.standardError()
    // There is nobody left to tell that standard error is gone.
    try? sink.append(text)
    try? sink.flush()
  }

  mutating func tell(_ diagnostic: Diagnostic) { tell([diagnostic]) }
}
