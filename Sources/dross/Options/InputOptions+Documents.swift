import DrossKit

extension InputOptions {
  /// Reads all documents and gives them to `take` in order.
  ///
  /// - Parameter isForIndex: whether they bring along what an index keeps of them.
  /// - Parameter documentsOnly: whether they are for finding documents and no passages.
  /// - Parameter own: files and folders that the run writes, which hold no texts.
  /// - Throws: what `take` throws.
  func readDocuments(
    jobs: Int, isForIndex: Bool = false, documentsOnly: Bool = false, own: [String] = [],
    _ messages: inout Messages,
    take: (Deduplicator.Document) throws(FormatError) -> Void
  ) async throws(FormatError) {
    var reader = makeReader(SetupFinder(.nearest, flags: Setup.Flags()), own: own)
    let documents = DocumentReader(fields: fields, documentsOnly: documentsOnly)
    defer { messages.endReading() }
    // A document that is taken apart takes several times the room of its text.
    try await OrderedWork.run(jobs: jobs, window: 2) {
      PieceGroup.next(from: &reader)
    } work: { pieces in
      pieces.map { piece in
        var outcome = documents.read(piece)
        if isForIndex { outcome.documents = outcome.documents.map { $0.forIndex() } }
        return outcome
      }
    } consume: { (outcomes: [DocumentReader.Outcome]) throws(FormatError) in
      for outcome in outcomes {
        messages.tell(outcome.diagnostics)
        for document in outcome.documents { try take(document) }
        messages.progress?.advance(
          documents: outcome.documents.count, bytes: outcome.documents.reduce(0) { $0 + $1.size })
      }
    }
  }
}
