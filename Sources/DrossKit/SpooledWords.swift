import DrossDedup
import DrossFormats

/// Numbers that go to a temporary file when there are many.
struct SpooledWords: WordStore {
  private var file: SpoolFile
  private(set) var count = 0

  /// - Parameter limit: how many bytes stay in memory.
  init(limit: Int) { file = SpoolFile(limit: limit) }

  mutating func append(_ words: Span<UInt32>) throws(WordStoreError) {
    do { try file.append(words) } catch {
      throw WordStoreError(cause: error.cause, isWriting: true)
    }
    count += words.count
  }

  func read(_ range: Range<Int>, to words: inout [UInt32]) throws(WordStoreError) {
    do { try file.read(range, to: &words) } catch {
      throw WordStoreError(cause: error.cause, isWriting: false)
    }
  }
}
