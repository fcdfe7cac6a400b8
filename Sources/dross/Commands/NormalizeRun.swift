import ArgumentParser
import DrossKit

/// One run over all that somebody typed: read, repair, hand over in order.
struct NormalizeRun {
  var messages: Messages
  private let normalizer: Normalizer
  private let input: InputOptions
  /// Files and folders that the run writes, which hold no texts to be repaired.
  var own: [String] = []

  /// - Parameter writesElsewhere: whether the results go somewhere else than to standard output.
  init(_ input: InputOptions, _ normalizer: Normalizer, writesElsewhere: Bool = false) {
    self.input = input
    self.normalizer = normalizer
    messages = Messages(
      isQuiet: input.quiet, progress: Progress(input, writesElsewhere: writesElsewhere))
  }

  /// Repairs everything; `render` runs on workers, `consume` in order of the input.
  ///
  /// What `consume` returns is told. A closed pipe ends the run quietly.
  mutating func forEachPiece<Product: Sendable>(
    render: @Sendable @escaping (CleanedPiece) -> Product,
    consume: (CleanedPiece, Product) throws(FormatError) -> [Diagnostic]
  ) async {
    let files = PieceReader(
      paths: input.effectivePaths, format: input.format, hasTextField: input.textField != nil,
      ignoring: .init(readsFiles: !input.noIgnore, own: own))
    var reader = NormalizerReader(files, normalizer: normalizer)
    let pieces = NormalizerPieces(normalizer, fields: input.fields)
    _ = await PieceWork.run(jobs: input.jobs ?? Machine.coreCount, &messages) {
      reader.nextGroup()
    } work: { group in
      group.map { item -> PieceOutcome<Product> in
        if case .piece(.diagnostic(let diagnostic)) = item { return .diagnostic(diagnostic) }
        return pieces.normalize(item).map { .piece($0, render($0)) } ?? .nothing
      }
    } consume: { (piece, product) throws(FormatError) in
      try consume(piece, product)
    }
  }
}
