import CDrossHeader
import DrossKit

/// The texts of one call, looked at where the caller keeps them.
///
/// Offsets were checked, so that reading a row cannot fail. Valid as long as the call lasts.
@safe struct TextBatch: Sendable {
  let count: Int
  /// The bytes of all texts.
  let byteCount: Int
  private nonisolated(unsafe) let texts: dross_texts

  /// The texts that `texts` describes.
  ///
  /// - Complexity: O(rows), and O(bytes) when texts have to be UTF-8.
  init(
    _ texts: UnsafePointer<dross_texts>?, requiresUTF8: Bool = false
  ) throws(Failure) {
    guard let texts = unsafe texts?.pointee else { throw .badArgument("texts is NULL") }
    guard unsafe texts.count >= 0 else { throw .badArgument("the count of texts is below 0") }
    unsafe self.texts = unsafe texts
    count = Int(unsafe texts.count)
    byteCount = unsafe try Self.check(texts)
    if requiresUTF8 { try checkUTF8() }
  }

  /// A copy of a text; empty for a null row.
  func bytes(_ row: Int) -> [UInt8] {
    guard !isNull(row) else { return [] }
    let start: UnsafePointer<UInt8>?
    let size: Int
    if unsafe texts.offsets != nil {
      let offset = unsafe Self.offset(texts, row)
      size = unsafe Self.offset(texts, row + 1) - offset
      unsafe start = unsafe texts.bytes.map { unsafe $0 + offset }
    } else {
      unsafe start = unsafe texts.pointers?[row]
      size = Int(unsafe texts.lengths?[row] ?? 0)
    }
    return unsafe Array(UnsafeBufferPointer(start: start, count: size))
  }

  /// Whether a row has no text.
  func isNull(_ row: Int) -> Bool {
    guard let validity = unsafe texts.validity else { return false }
    let bit = Int(unsafe texts.validity_offset) + row
    return unsafe validity[bit >> 3] >> UInt8(bit & 7) & 1 == 0
  }

  /// The bytes of a row, without looking at whether it is null.
  private func size(_ row: Int) -> Int {
    if unsafe texts.offsets == nil { return Int(unsafe texts.lengths?[row] ?? 0) }
    return unsafe Self.offset(texts, row + 1) - Self.offset(texts, row)
  }

  /// Ranges of rows that are about as much work each.
  func shares(jobs: Int) -> [Range<Int>] {
    guard jobs > 1 else { return count > 0 ? [0..<count] : [] }
    let most = max(1 << 14, min(1 << 20, byteCount / (jobs * 8)))
    var shares: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for row in 0..<count {
      // An empty text is some work too.
      bytes += size(row) + 64
      if bytes >= most {
        shares.append(start..<row + 1)
        start = row + 1
        bytes = 0
      }
    }
    if start < count { shares.append(start..<count) }
    return shares
  }

  private static func offset(_ texts: dross_texts, _ index: Int) -> Int {
    guard let offsets = unsafe texts.offsets else { return 0 }
    return unsafe texts.offset_width == 4
      ? Int(offsets.load(fromByteOffset: index * 4, as: Int32.self))
      : Int(offsets.load(fromByteOffset: index * 8, as: Int64.self))
  }

  /// The bytes of all texts.
  private static func check(_ texts: dross_texts) throws(Failure) -> Int {
    let count = unsafe Int(texts.count)
    guard unsafe texts.validity_offset >= 0 else {
      throw .badArgument("validity_offset is below 0")
    }
    guard count > 0 else { return 0 }
    if unsafe texts.offsets == nil { return unsafe try checkPointers(texts) }
    guard unsafe texts.offset_width == 4 || texts.offset_width == 8 else {
      throw .badArgument("offset_width is neither 4 nor 8")
    }
    let size = unsafe Int(texts.byte_count)
    guard unsafe texts.bytes != nil || size == 0 else { throw .badArgument("bytes is NULL") }
    var last = unsafe offset(texts, 0)
    guard last >= 0 else { throw bad(0, "the first offset is below 0") }
    let first = last
    for row in 0..<count {
      let next = unsafe offset(texts, row + 1)
      guard next >= last else { throw bad(row, "its end lies before its start") }
      guard next <= size else { throw bad(row, "it ends behind the last byte") }
      guard next - last <= DocumentPrint.maximumByteCount else { throw tooLarge(row) }
      last = next
    }
    return last - first
  }

  private static func checkPointers(_ texts: dross_texts) throws(Failure) -> Int {
    guard let lengths = unsafe texts.lengths, let pointers = unsafe texts.pointers else {
      throw .badArgument("neither offsets nor pointers and lengths are there")
    }
    var sum = 0
    for row in 0..<Int(unsafe texts.count) {
      let length = Int(unsafe lengths[row])
      guard length >= 0 else { throw bad(row, "its length is below 0") }
      guard unsafe length == 0 || pointers[row] != nil else { throw bad(row, "it is NULL") }
      guard length <= DocumentPrint.maximumByteCount else { throw tooLarge(row) }
      sum += length
    }
    return sum
  }

  private static func bad(_ row: Int, _ message: String) -> Failure {
    Failure(status: DROSS_BAD_TEXT, row: row, message: message)
  }

  private static func tooLarge(_ row: Int) -> Failure {
    Failure(status: DROSS_TOO_LARGE, row: row, message: "it has more than 2 GiB")
  }

  private func checkUTF8() throws(Failure) {
    for row in 0..<count where !isNull(row) {
      if let first = UTF8Validation.illFormedRanges(in: bytes(row).span).first {
        throw Failure(
          status: DROSS_BAD_TEXT, row: row, byte: first.start, message: "it is not UTF-8")
      }
    }
  }
}
