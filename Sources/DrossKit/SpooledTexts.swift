import DrossFormats

/// The texts of documents, in a temporary file when there are many.
struct SpooledTexts: Sendable {
  private var file: SpoolFile
  /// Where each text starts, and the end of the last one.
  private var starts: [Int] = [0]

  /// - Parameter limit: how many bytes stay in memory.
  init(limit: Int) { file = SpoolFile(limit: limit) }

  mutating func append(_ text: [UInt8]) throws(FormatError) {
    try file.append(text.span)
    starts.append(file.count)
  }

  /// The text that was added as number `index`.
  func text(_ index: Int) throws(FormatError) -> [UInt8] {
    try file.bytes(starts[index]..<starts[index + 1])
  }
}
