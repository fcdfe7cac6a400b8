/// The elements of all documents in a store, 32 bits of each hash.
struct ElementStore: Sendable {
  private var words: any WordStore
  /// Where each document starts, in the order that they were added in, and the end of the last one.
  private var starts: [Int] = [0]
  /// The place that each document was added at.
  private var order: [UInt32] = []
  private var knownTexts: (any KnownTexts)?
  /// The number and the length of the known texts that were added behind the documents.
  private var known: [(text: UInt32, count: Int)] = []

  /// How many documents there are.
  var documentCount: Int { starts.count - 1 + known.count }

  init(_ words: any WordStore) { self.words = words }

  mutating func append(_ document: [UInt32]) throws(WordStoreError) {
    try words.append(document.span)
    order.append(UInt32(truncatingIfNeeded: documentCount))
    starts.append(words.count)
  }

  /// Adds a known text; no document comes behind it.
  mutating func append(_ text: UInt32, count: Int, of texts: any KnownTexts) {
    knownTexts = texts
    order.append(UInt32(truncatingIfNeeded: documentCount))
    known.append((text, count))
  }

  /// Numbers the documents anew.
  ///
  /// - Parameter order: the old numbers in the new order.
  mutating func arrange(_ order: [UInt32]) { self.order = order }

  func count(of document: Int) -> Int {
    let place = Int(order[document])
    guard place < starts.count - 1 else { return known[place - starts.count + 1].count }
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
    let place = Int(order[document])
    if place >= starts.count - 1 {
      try knownTexts?.read(known[place - starts.count + 1].text, to: &elements)
      return
    }
    try words.read(starts[place]..<starts[place + 1], to: &elements)
  }
}
