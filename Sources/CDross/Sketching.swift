public import CDrossHeader
import DrossKit

/// The fingerprints of some rows, in columns.
private struct SketchPart: Sendable {
  var wholes: [UInt64] = []
  var elementCounts: [Int64] = []
  var elements: [UInt32] = []
  var fingerprintCounts: [Int64] = []
  var hashes: [UInt64] = []
  var places: [UInt32] = []

  init(_ rows: Range<Int>, of batch: TextBatch) {
    for row in rows {
      let bytes = batch.bytes(row)
      let print = DocumentPrint(bytes.span)
      wholes.append(print.wholeHash)
      elementCounts.append(Int64(print.elementHashes.count))
      elements += print.elementHashes
      fingerprintCounts.append(Int64(print.fingerprintHashes.count))
      hashes += print.fingerprintHashes
      places += print.fingerprintPlaces
    }
  }
}

/// Makes the fingerprints of a batch of texts.
///
/// See `dross.h`.
@c @implementation
public func dross_sketch(
  _ texts: UnsafePointer<dross_texts>?, _ jobs: Int32,
  _ sketches: UnsafeMutablePointer<UnsafeMutablePointer<dross_sketches>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let sketches = unsafe sketches else { throw .badArgument("sketches is NULL") }
    let jobs = try Threads.count(jobs)
    let batch = unsafe try TextBatch(texts)
    let shares = batch.shares(jobs: jobs)
    let parts = Threads.map(shares.count, jobs: jobs) { SketchPart(shares[$0], of: batch) }
    let columns = Columns()
    let outcome = UnsafeMutablePointer<dross_sketches>.allocate(capacity: 1)
    unsafe outcome.initialize(
      to: dross_sketches(
        count: Int64(batch.count), whole: columns.column(parts.map(\.wholes)),
        element_offsets: columns.column(FindingPart.offsets(of: parts.map(\.elementCounts))),
        elements: columns.column(parts.map(\.elements)),
        fingerprint_offsets: columns.column(
          FindingPart.offsets(of: parts.map(\.fingerprintCounts))),
        hashes: columns.column(parts.map(\.hashes)), places: columns.column(parts.map(\.places)),
        owner: columns.handedOver()))
    unsafe sketches.pointee = outcome
  }
}

/// Takes fingerprints back.
///
/// See `dross.h`.
@c @implementation
public func dross_sketches_free(_ sketches: UnsafeMutablePointer<dross_sketches>?) {
  guard let sketches = unsafe sketches else { return }
  unsafe Columns.takeBack(sketches.pointee.owner)
  unsafe sketches.deallocate()
}
