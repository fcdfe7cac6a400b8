/// Room for more numbers than the memory may hold: written once from front to back, read anywhere.
package protocol WordStore: Sendable {
  /// How many there are.
  var count: Int { get }

  /// Adds numbers at the end.
  ///
  /// - Throws: what the place that they are kept in says.
  mutating func append(_ words: Span<UInt32>) throws(WordStoreError)

  /// Puts the numbers of `range` behind those in `words`.
  ///
  /// May be called from several threads at once.
  ///
  /// - Precondition: `range` lies inside what was added.
  func read(_ range: Range<Int>, to words: inout [UInt32]) throws(WordStoreError)
}

/// A store that could not be written or read.
package struct WordStoreError: Error, Hashable, Sendable {
  /// The `errno` of the system, or 0.
  package var cause: Int32
  /// Whether it was writing that failed.
  package var isWriting: Bool
  /// Whether it was known texts that could not be read; they are damaged when there is no cause.
  package var isOfKnownTexts: Bool

  /// A failure for the reason `cause`.
  package init(cause: Int32, isWriting: Bool, isOfKnownTexts: Bool = false) {
    self.cause = cause
    self.isWriting = isWriting
    self.isOfKnownTexts = isOfKnownTexts
  }
}

/// Numbers that are all in memory.
package struct MemoryWords: WordStore {
  private var words: [UInt32] = []

  /// A store with nothing in it.
  package init() {}

  /// How many there are.
  package var count: Int { words.count }

  /// Adds numbers at the end; never fails.
  package mutating func append(_ words: Span<UInt32>) throws(WordStoreError) {
    unsafe words.withUnsafeBufferPointer { unsafe self.words.append(contentsOf: $0) }
  }

  /// Puts the numbers of `range` behind those in `words`; never fails.
  package func read(_ range: Range<Int>, to words: inout [UInt32]) throws(WordStoreError) {
    words.append(contentsOf: self.words[range])
  }
}
