public import CDrossHeader
import DrossKit
import Glibc
import Synchronization

/// What the handle of a deduplicator points at.
private final class DedupHandle: Sendable {
  private struct State: Sendable {
    var deduplicator: Deduplicator
    var count = 0
  }

  private let state: Mutex<State>
  private let options: DuplicateOptions
  private let memory: Int

  init(_ options: DuplicateOptions, memory: Int) {
    self.options = options
    self.memory = memory
    state = Mutex(State(deduplicator: Deduplicator(options, memory: memory)))
  }

  static func at(_ handle: OpaquePointer?) throws(Failure) -> DedupHandle {
    guard let handle = unsafe handle else { throw .badArgument("dedup is NULL") }
    return unsafe Unmanaged<DedupHandle>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }

  /// Adds the texts in the order that they stand in.
  func add(_ batch: TextBatch, jobs: Int) throws(Failure) {
    let start = state.withLock { state in
      defer { state.count += batch.count }
      return state.count
    }
    let shares = batch.shares(jobs: jobs)
    let parts = Threads.map(shares.count, jobs: jobs) { share in
      shares[share].map { row in
        Deduplicator.Document(
          DocumentName(path: [], recordLine: start + row + 1), bytes: batch.bytes(row))
      }
    }
    do throws(FormatError) {
      try state.withLock { state throws(FormatError) in
        for part in parts {
          for document in part { try state.deduplicator.add(document) }
        }
      }
    } catch { throw Failure(error) }
  }

  /// The deduplicator with all that was added; an empty one takes its place.
  func take() -> Deduplicator {
    state.withLock { state in
      defer { state = State(deduplicator: Deduplicator(options, memory: memory)) }
      return state.deduplicator
    }
  }
}

/// The options of a deduplicator as C writes them.
struct DedupChoice {
  var options = DuplicateOptions()
  var memory = Deduplicator.defaultMemory

  init(_ choice: UnsafePointer<dross_dedup_options>?) throws(Failure) {
    guard let choice = unsafe choice?.pointee else { return }
    guard choice.min_words >= 0 else { throw .badArgument("min_words is below 0") }
    guard choice.memory >= 0 else { throw .badArgument("memory is below 0") }
    guard choice.min_similarity <= 1 else {
      throw .badArgument("min_similarity is no share from 0 to 1")
    }
    if choice.min_words > 0 { options.minWords = Int(choice.min_words) }
    if choice.min_similarity >= 0 { options.minSimilarity = choice.min_similarity }
    if choice.memory > 0 { memory = Int(choice.memory) }
  }
}

/// Waits for work of the Swift runtime on a thread that is none of its own.
@safe private final class Waiting<Outcome: Sendable>: Sendable {
  private let outcome = Mutex<Outcome?>(nil)
  private nonisolated(unsafe) let signal: UnsafeMutablePointer<sem_t>

  private init() {
    unsafe signal = .allocate(capacity: 1)
    unsafe sem_init(signal, 0, 0)
  }

  deinit {
    unsafe sem_destroy(signal)
    unsafe signal.deallocate()
  }

  static func run(_ body: @escaping @Sendable () async -> Outcome) -> Outcome? {
    let waiting = Waiting()
    Task.detached {
      let outcome = await body()
      waiting.outcome.withLock { $0 = outcome }
      unsafe sem_post(waiting.signal)
    }
    while unsafe sem_wait(waiting.signal) != 0 {}
    return waiting.outcome.withLock { $0 }
  }
}

/// Makes a deduplicator.
///
/// See `dross.h`.
@c @implementation
public func dross_dedup_create(
  _ options: UnsafePointer<dross_dedup_options>?,
  _ dedup: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let dedup = unsafe dedup else { throw .badArgument("dedup is NULL") }
    let choice = unsafe try DedupChoice(options)
    unsafe dedup.pointee = OpaquePointer(
      Unmanaged.passRetained(DedupHandle(choice.options, memory: choice.memory)).toOpaque())
  }
}

/// Takes a deduplicator back.
///
/// See `dross.h`.
@c @implementation
public func dross_dedup_free(_ dedup: OpaquePointer?) {
  guard let dedup = unsafe dedup else { return }
  unsafe Unmanaged<DedupHandle>.fromOpaque(UnsafeRawPointer(dedup)).release()
}

/// Adds a batch of texts.
///
/// See `dross.h`.
@c @implementation
public func dross_dedup_add(
  _ dedup: OpaquePointer?, _ texts: UnsafePointer<dross_texts>?, _ jobs: Int32,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    let handle = unsafe try DedupHandle.at(dedup)
    let jobs = try Threads.count(jobs)
    try handle.add(unsafe TextBatch(texts), jobs: jobs)
  }
}

/// Compares all texts that were added.
///
/// See `dross.h`.
@c @implementation
public func dross_dedup_find(
  _ dedup: OpaquePointer?, _ jobs: Int32,
  _ duplicates: UnsafeMutablePointer<UnsafeMutablePointer<dross_duplicates>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let duplicates = unsafe duplicates else { throw .badArgument("duplicates is NULL") }
    let jobs = try Threads.count(jobs)
    let deduplicator = unsafe try DedupHandle.at(dedup).take()
    let outcome = Waiting<Result<FoundDuplicates, FormatError>>.run {
      do throws(FormatError) {
        return .success(try await deduplicator.find(jobs: jobs))
      } catch { return .failure(error) }
    }
    switch outcome {
    case .success(let found): unsafe duplicates.pointee = DuplicateColumns.make(found)
    case .failure(let error): throw Failure(error)
    case nil: throw .badArgument("the work has ended without an outcome")
    }
  }
}

/// Takes what was found back.
///
/// See `dross.h`.
@c @implementation
public func dross_duplicates_free(_ duplicates: UnsafeMutablePointer<dross_duplicates>?) {
  guard let duplicates = unsafe duplicates else { return }
  unsafe Columns.takeBack(duplicates.pointee.owner)
  unsafe duplicates.deallocate()
}
