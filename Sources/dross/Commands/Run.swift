import ArgumentParser
import DrossKit

/// One run over all that somebody typed: read, clean, hand over in order.
struct Run {
  var messages: Messages
  private let cleaner: Cleaner
  private let input: InputOptions

  init(_ input: InputOptions, _ rules: RuleOptions, fix: FixSafety, maxRemoved: Double = 0.6) {
    self.input = input
    messages = Messages(isQuiet: input.quiet)
    cleaner = Cleaner(
      rules: rules.catalog(), options: Cleaner.Options(fix: fix, maxRemoved: maxRemoved))
    messages.tell(cleaner.diagnostics)
  }

  /// Cleans everything; `render` runs on workers, `consume` in order of the input.
  ///
  /// What `consume` returns is told. A closed pipe ends the run quietly.
  mutating func forEachPiece<Product: Sendable>(
    render: @Sendable @escaping (CleanedPiece) -> Product,
    consume: (CleanedPiece, Product) throws(FormatError) -> [Diagnostic]
  ) async {
    var reader = input.makeReader()
    let pieces = PieceCleaner(cleaner, fields: input.fields)
    let jobs = input.jobs ?? Machine.coreCount
    do throws(FormatError) {
      try await OrderedWork.run(jobs: jobs) {
        PieceGroup.next(from: &reader)
      } work: { group in
        group.map { piece -> Outcome<Product> in
          if case .diagnostic(let diagnostic) = piece { return .diagnostic(diagnostic) }
          guard let cleaned = pieces.clean(piece) else { return .nothing }
          return .piece(cleaned, render(cleaned))
        }
      } consume: { (outcomes: [Outcome<Product>]) throws(FormatError) in
        for outcome in outcomes {
          switch outcome {
          case .nothing: break
          case .diagnostic(let diagnostic): messages.tell(diagnostic)
          case .piece(let piece, let product):
            messages.tell(piece.diagnostics)
            messages.tell(try consume(piece, product))
          }
        }
      }
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
  }

  private enum Outcome<Product: Sendable>: Sendable {
    case nothing
    case diagnostic(Diagnostic)
    case piece(CleanedPiece, Product)
  }
}
