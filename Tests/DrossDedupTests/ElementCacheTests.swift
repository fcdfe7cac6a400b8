import DrossTestSupport
import Synchronization
import Testing

@testable import DrossDedup

/// What is kept of documents that were asked for.
@Suite struct ElementCacheTests {
  /// A store that counts how often it was read.
  private struct CountedWords: WordStore {
    final class Counter: Sendable {
      let value = Mutex(0)
    }
    var words = MemoryWords()
    let counter = Counter()
    var count: Int { words.count }

    mutating func append(_ words: Span<UInt32>) throws(WordStoreError) {
      try self.words.append(words)
    }

    func read(_ range: Range<Int>, to words: inout [UInt32]) throws(WordStoreError) {
      counter.value.withLock { $0 += 1 }
      try self.words.read(range, to: &words)
    }
  }

  @Test func itGivesTheElementsOfTheDocument() throws {
    let words = CountedWords()
    var store = ElementStore(words)
    let documents = (0..<50).map { document in
      [UInt32](repeating: UInt32(document), count: document)
    }
    for document in documents { try store.append(document) }
    store.arrange(Array(0..<50))
    var random = SplitMix64(seed: 5)
    for room in [0, 10, 400, 100_000] {
      let cache = ElementCache(documents: 50, room: room)
      let before = words.counter.value.withLock { $0 }
      for _ in 0..<1000 {
        let document = random.below(50)
        #expect(try cache.elements(of: document, in: store) == documents[document])
      }
      let reads = words.counter.value.withLock { $0 } - before
      // All are kept, or next to none.
      if room == 100_000 { #expect(reads == 50) }
      if room == 0 { #expect(reads > 900) }
      cache.removeAll()
      #expect(try cache.elements(of: 7, in: store) == documents[7])
    }
  }
}
