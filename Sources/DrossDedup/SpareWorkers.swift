import Synchronization

/// Workers whose tables and caches are used again for the next share of the work.
final class SpareWorkers<Worker: Sendable>: Sendable {
  private let spare = Mutex<[Worker]>([])

  /// Has a worker that nobody else has do some work.
  ///
  /// - Parameter make: makes one when there is none to spare.
  func use<Outcome>(
    _ make: () -> Worker, _ work: (inout Worker) throws(WordStoreError) -> Outcome
  ) throws(WordStoreError) -> Outcome {
    var worker = spare.withLock { $0.popLast() } ?? make()
    let outcome = try work(&worker)
    spare.withLock { $0.append(worker) }
    return outcome
  }

  /// Lets all of them go.
  func removeAll() { spare.withLock { $0 = [] } }
}
