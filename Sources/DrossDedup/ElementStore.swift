/// The elements of all documents one behind the other, 32 bits of each hash.
struct ElementStore: Sendable {
  private(set) var elements: [UInt32] = []
  /// Where each document starts, and the end of the last one.
  private(set) var starts: [Int] = [0]

  var documentCount: Int { starts.count - 1 }

  mutating func reserve(elements: Int, documents: Int) {
    self.elements.reserveCapacity(elements)
    starts.reserveCapacity(documents + 1)
  }

  mutating func append(_ document: [UInt32]) {
    elements.append(contentsOf: document)
    starts.append(elements.count)
  }

  func range(of document: Int) -> Range<Int> { starts[document]..<starts[document + 1] }

  func count(of document: Int) -> Int { starts[document + 1] - starts[document] }
}
