import Glibc
import Synchronization

/// Work on threads of its own, which end with the call: so a process that forks between calls loses nothing.
enum Threads {
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// The number of threads that `jobs` of the caller stands for.
  static func count(_ jobs: Int32) throws(Failure) -> Int {
    guard jobs >= 0 else { throw .badArgument("jobs is below 0") }
    return jobs > 0 ? Int(jobs) : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// The outcomes of `work` for the numbers below `count`, in their order.
  ///
  /// The calling thread takes part; with one job it does everything.
  static func map<Outcome: Sendable>(
    _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Outcome
  ) -> [Outcome] {
    guard jobs > 1, count > 1 else { return (0..<count).map(work) }
    let shared = Shared<Outcome>(count)
    let run: @Sendable () -> Void = {
      while let index = shared.next() { shared.put(work(index), at: index) }
    }
    let others = start(min(jobs, count) - 1, run)
    run()
    for thread in others { pthread_join(thread, nil) }
    return shared.outcomes
  }

  /// Where threads take numbers from and put outcomes.
  private final class Shared<Outcome: Sendable>: Sendable {
    private let taken = Atomic<Int>(0)
    private let slots: Mutex<[Outcome?]>
    private let count: Int

    init(_ count: Int) {
      self.count = count
      slots = Mutex([Outcome?](repeating: nil, count: count))
    }

    func next() -> Int? {
      let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }

    func put(_ outcome: Outcome, at index: Int) { slots.withLock { $0[index] = outcome } }

    var outcomes: [Outcome] { slots.withLock { $0.compactMap { $0 } } }
  }

  /// Threads that run `body`; fewer when the system gives no more.
  private static func start(_ count: Int, _ body: @escaping @Sendable () -> Void) -> [pthread_t] {
    var threads: [pthread_t] = []
    for _ in 0..<count {
      let work = unsafe Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let status = unsafe pthread_create(
        &thread, nil,
        { context in
          if let context = unsafe context {
            unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
          }
          return nil
        }, work.toOpaque())
      guard status == 0 else {
        unsafe work.release()
        break
      }
      threads.append(thread)
    }
    return threads
  }
}
