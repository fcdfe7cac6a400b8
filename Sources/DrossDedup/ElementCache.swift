/// The elements of documents that were asked for lately: pairs come in order of their first document, and
/// neighbouring ones often have the same second.
struct ElementCache {
  /// How many documents are kept.
  private static let size = 1024
  /// Longer documents are read each time.
  private static let longest = 1 << 12

  private let store: ElementStore
  private var documents = [Int](repeating: -1, count: size)
  private var elements = [[UInt32]](repeating: [], count: size)

  init(_ store: ElementStore) { self.store = store }

  /// The elements of a document.
  ///
  /// - Throws: what the store says.
  mutating func elements(of document: Int) throws(WordStoreError) -> [UInt32] {
    guard store.count(of: document) <= Self.longest else {
      return try store.elements(of: document)
    }
    let slot = document % Self.size
    if documents[slot] != document {
      documents[slot] = -1
      try store.read(document, to: &elements[slot])
      documents[slot] = document
    }
    return elements[slot]
  }
}
