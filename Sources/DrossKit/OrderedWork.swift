/// The same work on many inputs at once, with the outcomes in order.
public enum OrderedWork {
  /// Inputs that may be under way for each job: enough that no job waits for the slowest one, few
  /// enough that memory stays bounded.
  public static let window = 4

  /// Does `work` on each input, `jobs` at a time, and gives the outcomes to `consume` in the order of
  /// the inputs.
  ///
  /// With one job everything happens in order on the caller's thread. What `consume` sees is the same
  /// for any number of jobs.
  ///
  /// - Parameter window: inputs that may be under way for each job; fewer where outcomes are large.
  /// - Parameter next: the next input, or `nil` at the end; called on the caller's thread.
  /// - Throws: what `consume` throws, once work under way has ended.
  public static func run<Input: Sendable, Output: Sendable, Failure: Error>(
    jobs: Int, window: Int = Self.window, next: () -> Input?,
    work: @Sendable @escaping (Input) -> Output,
    consume: (Output) throws(Failure) -> Void
  ) async throws(Failure) {
    guard jobs > 1 else {
      while let input = next() { try consume(work(input)) }
      return
    }
    let failure = await withTaskGroup(of: (Int, Output).self) { group -> Failure? in
      var waiting: [Int: Output] = [:]
      var started = 0
      var running = 0
      var consumed = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, running < jobs, started - consumed < jobs * window {
          guard let input = next() else {
            isAtEnd = true
            break
          }
          let number = started
          group.addTask { (number, work(input)) }
          started += 1
          running += 1
        }
        guard let (number, output) = await group.next() else { return nil }
        running -= 1
        waiting[number] = output
        while let output = waiting.removeValue(forKey: consumed) {
          do throws(Failure) { try consume(output) } catch { return error }
          consumed += 1
        }
      }
    }
    if let failure { throw failure }
  }
}
