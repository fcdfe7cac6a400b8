public import DrossText

/// Makes the sentence of a diagnostic: `path:line:column: error: message`, then its notes.
///
/// The only place that does, so that all of them look alike.
public struct DiagnosticRenderer: Sendable {
  private let paint: Paint

  /// A renderer; with colours for a terminal if asked for.
  public init(isColoured: Bool = false) { paint = Paint(isColoured: isColoured) }

  /// Appends `diagnostic`, one line for it and one for each note.
  public func write(_ diagnostic: Diagnostic, to output: inout [UInt8]) {
    paint.write(.bold, to: &output) { output in
      guard let place = diagnostic.place else { return output.write("dross:") }
      output.append(contentsOf: Excerpt(Array(place.path.utf8)[...], whiteSpace: .spelled).bytes)
      if let line = place.line {
        output.write(":\(line)")
        if let column = place.column { output.write(":\(column)") }
      }
      output.write(":")
    }
    output.write(" ")
    write(diagnostic.severity, to: &output)
    write(diagnostic.message, to: &output)
    if let place = diagnostic.place, place.line == nil, let byte = place.byte {
      output.write(" (at byte \(byte))")
    }
    output.endLine()
    for note in diagnostic.notes {
      write(Diagnostic.Severity.note, to: &output)
      write(note, to: &output)
      output.endLine()
    }
  }

  private func write(_ severity: Diagnostic.Severity, to output: inout [UInt8]) {
    let ink: Paint.Ink =
      switch severity {
      case .note: .cyan
      case .warning: .magenta
      case .error: .red
      }
    paint.write(ink, "\(severity.rawValue):", to: &output)
    output.write(" ")
  }

  private func write(_ message: String, to output: inout [UInt8]) {
    output.append(contentsOf: Excerpt(Array(message.utf8)[...], whiteSpace: .spelled).bytes)
  }
}
