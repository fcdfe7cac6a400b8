import Synchronization

/// The elements of documents that were asked for lately, for all threads together: pairs come in order of their
/// first document, and neighbouring ones often have the same second.
final class ElementCache: Sendable {
  /// How many documents are kept.
  private static let size = 1024
  /// Longer documents are read each time.
  private static let longest = 1 << 12

  private struct Slots {
    var documents = [Int](repeating: -1, count: size)
    var elements = [[UInt32]](repeating: [], count: size)
  }

  private let slots = Mutex(Slots())

  /// The elements of a document in `store`.
  ///
  /// - Throws: what the store says.
  func elements(of document: Int, in store: ElementStore) throws(WordStoreError) -> [UInt32] {
    let slot = document % Self.size
    let kept = slots.withLock { $0.documents[slot] == document ? $0.elements[slot] : nil }
    if let kept { return kept }
    let found = try store.elements(of: document)
    if found.count <= Self.longest {
      slots.withLock {
        $0.documents[slot] = document
        $0.elements[slot] = found
      }
    }
    return found
  }

  /// Lets all of them go.
  func removeAll() { slots.withLock { $0 = Slots() } }
}
