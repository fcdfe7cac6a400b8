/// The elements of all documents in a store, 32 bits of each hash.
struct ElementStore: Sendable {
  private var words: any WordStore
  /// Where each document starts, in the order that they were added in, and the end of the last one.
  private var starts: [Int] = [0]
  /// The place that each document was added at.
  private var order: [Int] = []

  /// How many documents there are.
  var documentCount: Int { starts.count - 1 }

  init(_ words: any WordStore) { self.words = words }

  mutating func append(_ document: [UInt32]) throws(WordStoreError) {
    try words.append(document.span)
    order.append(documentCount)
    starts.append(words.count)
  }

  /// Numbers the documents anew.
  ///
  /// - Parameter order: the old numbers in the new order.
  mutating func arrange(_ order: [Int]) { self.order = order }

  func count(of document: Int) -> Int {
    let place = order[document]
    return starts[place + 1] - starts[place]
  }

  /// The elements of a document.
  func elements(of document: Int) throws(WordStoreError) -> [UInt32] {
    var elements: [UInt32] = []
    try read(document, to: &elements)
    return elements
  }

  /// Replaces `elements` by those of a document.
  func read(_ document: Int, to elements: inout [UInt32]) throws(WordStoreError) {
    elements.removeAll(keepingCapacity: true)
    let place = order[document]
    try words.read(starts[place]..<starts[place + 1], to: &elements)
  }
}
