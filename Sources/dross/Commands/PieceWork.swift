import DrossKit

/// What comes of one thing that was read.
enum PieceOutcome<Product: Sendable>: Sendable {
  /// It was no file.
  case nothing
  /// Something to be told.
  case diagnostic(Diagnostic)
  /// A piece that was worked on, and what was made of it.
  case piece(CleanedPiece, Product)
}

/// What all runs over pieces have in common.
enum PieceWork {
  /// Does `work` on groups of what is read, several at a time, and hands over what comes of it in order.
  ///
  /// What `consume` returns is told. A closed pipe ends the work quietly.
  ///
  /// - Returns: whether everything was handed over.
  static func run<Group: Sendable, Product: Sendable>(
    jobs: Int, _ messages: inout Messages, next: () -> Group?,
    work: @Sendable @escaping (Group) -> [PieceOutcome<Product>],
    consume: (CleanedPiece, Product) throws(FormatError) -> [Diagnostic]
  ) async -> Bool {
    defer { messages.endReading() }
    do throws(FormatError) {
      try await OrderedWork.run(jobs: jobs, next: next, work: work) {
        (outcomes: [PieceOutcome<Product>]) throws(FormatError) in
        for outcome in outcomes {
          switch outcome {
          case .nothing: break
          case .diagnostic(let diagnostic): messages.tell(diagnostic)
          case .piece(let piece, let product):
            messages.tell(piece.diagnostics)
            messages.tell(try consume(piece, product))
            messages.progress?.advance(
              documents: piece.documents.count, bytes: piece.bytes.count)
          }
        }
      }
      return true
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
      return false
    }
  }
}
