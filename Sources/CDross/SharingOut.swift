public import CDrossHeader
import DrossKit

/// Links places that share a fingerprint.
///
/// See `dross.h`.
@c @implementation
public func dross_link(
  _ postings: UnsafePointer<dross_postings>?,
  _ links: UnsafeMutablePointer<UnsafeMutablePointer<dross_links>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let links = unsafe links else { throw .badArgument("links is NULL") }
    guard let postings = unsafe postings?.pointee else { throw .badArgument("postings is NULL") }
    let count = unsafe try Given.count(postings.count)
    let found = SharedWork.links(
      hashes: unsafe try Given.values(postings.hash, count),
      documents: unsafe try Given.values(postings.document, count),
      places: unsafe try Given.values(postings.place, count))
    let columns = Columns()
    let outcome = UnsafeMutablePointer<dross_links>.allocate(capacity: 1)
    unsafe outcome.initialize(
      to: dross_links(
        count: Int64(found.count), first: columns.column(found.map(\.first)),
        second: columns.column(found.map(\.second)),
        first_place: columns.column(found.map(\.firstPlace)),
        second_place: columns.column(found.map(\.secondPlace)), owner: columns.handedOver()))
    unsafe links.pointee = outcome
  }
}

/// Takes links back.
///
/// See `dross.h`.
@c @implementation
public func dross_links_free(_ links: UnsafeMutablePointer<dross_links>?) {
  guard let links = unsafe links else { return }
  unsafe Columns.takeBack(links.pointee.owner)
  unsafe links.deallocate()
}

/// Aligns pairs of documents.
///
/// See `dross.h`.
@c @implementation
public func dross_align(
  _ links: UnsafePointer<dross_links>?, _ elements: UnsafePointer<dross_elements>?,
  _ options: UnsafePointer<dross_dedup_options>?,
  _ alignments: UnsafeMutablePointer<UnsafeMutablePointer<dross_alignments>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let alignments = unsafe alignments else { throw .badArgument("alignments is NULL") }
    guard let links = unsafe links?.pointee else { throw .badArgument("links is NULL") }
    let documents = unsafe try Given.documents(elements)
    let work = unsafe try Given.links(links, of: documents)
    let options = unsafe try DedupChoice(options).options
    let found: (passages: [DuplicateReport.Passage], pairs: [DuplicateReport.Pair])
    do throws(WordStoreError) {
      found = try SharedWork.examine(work, elements: documents, options: options)
    } catch let failure {
      // Everything is in memory.
      throw Failure(status: DROSS_NO_ROOM, message: "error \(failure.cause) of the system")
    }
    let columns = Columns()
    let outcome = UnsafeMutablePointer<dross_alignments>.allocate(capacity: 1)
    let ranges = found.passages.map { passage in
      (
        first: TextRange(passage.first.elements.lowerBound, passage.first.elements.upperBound),
        second: TextRange(passage.second.elements.lowerBound, passage.second.elements.upperBound)
      )
    }
    unsafe outcome.initialize(
      to: dross_alignments(
        pairs: DuplicateColumns.pairs(found.pairs, columns),
        passages: DuplicateColumns.passages(found.passages, ranges, columns),
        owner: columns.handedOver()))
    unsafe alignments.pointee = outcome
  }
}

/// Takes alignments back.
///
/// See `dross.h`.
@c @implementation
public func dross_alignments_free(_ alignments: UnsafeMutablePointer<dross_alignments>?) {
  guard let alignments = unsafe alignments else { return }
  unsafe Columns.takeBack(alignments.pointee.owner)
  unsafe alignments.deallocate()
}

/// Compares documents two by two.
///
/// See `dross.h`.
@c @implementation
public func dross_jaccard(
  _ elements: UnsafePointer<dross_elements>?, _ jaccard: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let jaccard = unsafe jaccard else { throw .badArgument("jaccard is NULL") }
    let documents = unsafe try Given.documents(elements)
    guard documents.count % 2 == 0 else { throw .badArgument("documents do not come in twos") }
    for index in 0..<documents.count / 2 {
      unsafe jaccard[index] = SharedWork.jaccard(documents[index * 2], documents[index * 2 + 1])
    }
  }
}

/// Reads columns of numbers that a caller gives.
private enum Given {
  static func count(_ count: Int64) throws(Failure) -> Int {
    guard count >= 0 else { throw .badArgument("a count is below 0") }
    return Int(count)
  }

  static func values<Value: BitwiseCopyable>(
    _ column: UnsafePointer<Value>?, _ count: Int
  ) throws(Failure) -> [Value] {
    guard count > 0 else { return [] }
    guard let column = unsafe column else { throw .badArgument("a column is NULL") }
    return unsafe Array(UnsafeBufferPointer(start: column, count: count))
  }

  static func documents(
    _ elements: UnsafePointer<dross_elements>?
  ) throws(Failure) -> [[UInt32]] {
    guard let elements = unsafe elements?.pointee else { throw .badArgument("elements is NULL") }
    let count = unsafe try self.count(elements.count)
    guard count > 0 else { return [] }
    let offsets = unsafe try values(elements.offsets, count + 1)
    guard offsets[0] >= 0, unsafe elements.elements != nil || offsets[count] == 0 else {
      throw .badArgument("elements are missing")
    }
    var documents: [[UInt32]] = []
    documents.reserveCapacity(count)
    for index in 0..<count {
      let size = offsets[index + 1] - offsets[index]
      guard size >= 0 else {
        throw Failure(status: DROSS_BAD_TEXT, row: index, message: "its end lies before its start")
      }
      documents.append(
        unsafe try values(elements.elements.map { unsafe $0 + Int(offsets[index]) }, Int(size)))
    }
    return documents
  }

  static func links(
    _ links: dross_links, of documents: [[UInt32]]
  ) throws(Failure) -> [SharedWork.Link] {
    let count = unsafe try self.count(links.count)
    let first = unsafe try values(links.first, count)
    let second = unsafe try values(links.second, count)
    let firstPlace = unsafe try values(links.first_place, count)
    let secondPlace = unsafe try values(links.second_place, count)
    var found: [SharedWork.Link] = []
    found.reserveCapacity(count)
    for index in 0..<count {
      let link = SharedWork.Link(
        first: first[index], second: second[index], firstPlace: firstPlace[index],
        secondPlace: secondPlace[index])
      guard 0 <= link.first, link.first < link.second, link.second < Int64(documents.count),
        Int(link.firstPlace) < documents[Int(link.first)].count,
        Int(link.secondPlace) < documents[Int(link.second)].count
      else {
        throw Failure(
          status: DROSS_BAD_ARGUMENT, row: index, message: "a link leads to no document")
      }
      found.append(link)
    }
    return found
  }
}
