import CDrossHeader
import Testing

@testable import CDross

/// Whether texts are read where the caller keeps them.
@Suite struct TextBatchTests {
  /// Calls `body` with texts of the given rows, in offsets of `width` bytes; row 1 is null.
  private func withTexts(
    _ rows: [String], width: Int, _ body: (UnsafePointer<dross_texts>) throws -> Void
  ) rethrows {
    let bytes = rows.flatMap { Array($0.utf8) }
    var ends = [0]
    for row in rows { ends.append(ends[ends.count - 1] + row.utf8.count) }
    let offsets = ends.flatMap { end in
      (0..<width).map { UInt8(truncatingIfNeeded: end >> ($0 * 8)) }
    }
    // Bits count from the third on.
    let validity: [UInt8] = [0b1111_0111]
    try unsafe bytes.withUnsafeBufferPointer { bytes in
      try unsafe offsets.withUnsafeBytes { offsets in
        try unsafe validity.withUnsafeBufferPointer { validity in
          var texts = unsafe dross_texts()
          unsafe texts.count = Int64(rows.count)
          unsafe texts.offsets = offsets.baseAddress
          unsafe texts.offset_width = Int64(width)
          unsafe texts.bytes = bytes.baseAddress
          unsafe texts.byte_count = Int64(bytes.count)
          unsafe texts.validity = validity.baseAddress
          unsafe texts.validity_offset = 2
          try unsafe body(&texts)
        }
      }
    }
  }

  @Test func readsOffsetsOfBothWidths() throws {
    for width in [4, 8] {
      try unsafe withTexts(["one", "gone", "", "three"], width: width) { texts in
        let batch = unsafe try TextBatch(texts)
        #expect(batch.count == 4)
        #expect(batch.byteCount == 12)
        #expect((0..<4).map { batch.bytes($0) } == ["one", "", "", "three"].map { Array($0.utf8) })
        #expect((0..<4).map { batch.isNull($0) } == [false, true, false, false])
      }
    }
  }

  @Test func sharesCoverAllRowsInOrder() throws {
    let rows = (0..<300).map { String(repeating: "x", count: $0 * 7 % 1000) }
    try unsafe withTexts(Array(rows.prefix(5)), width: 4) { texts in
      let batch = unsafe try TextBatch(texts)
      #expect(batch.shares(jobs: 1) == [0..<5])
    }
    try unsafe withTexts(rows, width: 8) { texts in
      var copy = unsafe texts.pointee
      unsafe copy.validity = nil
      let batch = unsafe try TextBatch(&copy)
      let shares = batch.shares(jobs: 4)
      #expect(shares.count > 1)
      #expect(shares.flatMap { Array($0) } == Array(0..<300))
    }
  }

  /// Why texts are not taken.
  private func failure(_ texts: dross_texts) -> Failure? {
    var texts = unsafe texts
    do throws(Failure) {
      _ = unsafe try TextBatch(&texts)
      return nil
    } catch { return error }
  }

  @Test func wrongNumbersAreFailures() {
    unsafe withTexts(["one", "two"], width: 4) { texts in
      var copy = unsafe texts.pointee
      unsafe copy.offset_width = 3
      let width = unsafe failure(copy)
      #expect(width?.status == DROSS_BAD_ARGUMENT)
      unsafe copy.offset_width = 4
      unsafe copy.byte_count = 5
      let end = unsafe failure(copy)
      #expect(end?.status == DROSS_BAD_TEXT)
      #expect(end?.row == 1)
    }
  }
}
