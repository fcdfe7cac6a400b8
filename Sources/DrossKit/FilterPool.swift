import DrossFilters
import DrossRules
import Synchronization

/// Benches of filters, handed out to whoever cleans and kept for the next one.
final class FilterPool: Sendable {
  private final class Slot: Sendable {
    let bench: Mutex<FilterBench>
    init(_ selection: FilterSelection, _ repeated: RepeatedLines?) {
      bench = Mutex(FilterBench(selection, repeated: repeated))
    }
  }

  private let selection: FilterSelection
  private let repeated: RepeatedLines?
  private let slots = Mutex<[Slot]>([])

  private init(_ selection: FilterSelection, _ repeated: RepeatedLines?) {
    self.selection = selection
    self.repeated = repeated
  }

  /// What the filters of `selection` find, or `nil` when there are none.
  ///
  /// - Parameter repeated: the lines that several documents of the corpus have.
  static func findings(
    _ selection: FilterSelection, repeated: RepeatedLines?
  ) -> OtherFindings? {
    guard !selection.rules.isEmpty else { return nil }
    let pool = FilterPool(selection, repeated)
    return OtherFindings(selection.rules.map(\.id)) { pool.findings(in: $0, isSource: $1) }
  }

  private func findings(in bytes: [UInt8], isSource: Bool) -> [Finding] {
    let slot = slots.withLock { $0.popLast() } ?? Slot(selection, repeated)
    defer { slots.withLock { $0.append(slot) } }
    return slot.bench.withLock { $0.findings(in: bytes, isSource: isSource) }
  }
}

extension FilterPack {
  /// What to say about a name that no pack has.
  public static func advice(on name: String) -> String {
    let names = allCases.map(\.rawValue)
    return RuleCatalog.advice(on: name, among: names)
      ?? "there are \(names.joined(separator: ", "))"
  }
}
