import Synchronization

/// Values that are handed out to whoever works, one to each, and kept for the next one.
final class Pool<Value>: Sendable {
  private final class Slot: Sendable {
    let value: Mutex<Value>
    init(_ value: consuming sending Value) { self.value = Mutex(value) }
  }

  private let make: @Sendable () -> sending Value
  /// Those that nobody has, and so as many as ever worked at once.
  private let slots = Mutex<[Slot]>([])

  /// A pool of what `make` makes when there is none to spare.
  init(_ make: @escaping @Sendable () -> sending Value) { self.make = make }

  /// Has some work done with a value that nobody else has meanwhile.
  func use<Outcome: Sendable>(_ work: (Value) -> Outcome) -> Outcome {
    let slot = slots.withLock { $0.popLast() } ?? Slot(make())
    defer { slots.withLock { $0.append(slot) } }
    return slot.value.withLock { work($0) }
  }

  /// What `read` says of each value.
  ///
  /// - Precondition: nobody has one.
  func map<Outcome: Sendable>(_ read: (Value) -> Outcome) -> [Outcome] {
    slots.withLock { $0 }.map { slot in slot.value.withLock { read($0) } }
  }
}
