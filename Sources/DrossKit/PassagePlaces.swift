import DrossDedup
import DrossFormats
import DrossReport
import DrossText

/// Looks up the bytes of what was found; each document that holds some of it is taken apart once more.
struct PassagePlaces {
  /// Shares of the work for each job: enough that no job waits long for the last one.
  private static let sharesPerJob = 16

  private let texts: SpooledTexts
  private let order: [Int]
  private let jobs: Int

  /// - Parameter order: the places that the documents were added at, by their number in the report.
  init(_ texts: SpooledTexts, _ order: [Int], jobs: Int) {
    self.texts = texts
    self.order = order
    self.jobs = jobs
  }

  /// One side of a passage, or one example.
  private struct Place {
    var document: UInt32
    var slot: UInt32
  }

  /// The report with its places.
  ///
  /// - Throws: `cannotRead`, of the temporary file.
  func placed(
    _ report: DuplicateReport, _ names: [FoundDuplicates.Document]
  ) async throws(FormatError) -> FoundDuplicates {
    let places = places(of: report)
    var ranges = [UInt32](repeating: 0, count: places.count * 2)
    try await look(up: places, of: report, to: &ranges)
    var slot = 4 * report.passages.count
    var examples: [[TextRange]] = []
    var repeatedTexts: [[UInt8]] = []
    for repeated in report.repeated {
      let found = repeated.examples.indices.map {
        TextRange(Int(ranges[slot + 2 * $0]), Int(ranges[slot + 2 * $0 + 1]))
      }
      slot += 2 * repeated.examples.count
      examples.append(found)
      repeatedTexts.append(
        Array(try texts.text(order[repeated.examples[0].document])[found[0].range]))
    }
    ranges.removeLast(ranges.count - 4 * report.passages.count)
    return FoundDuplicates(
      documents: names, report: report, passageBytes: ranges, exampleRanges: examples,
      repeatedTexts: repeatedTexts)
  }

  /// All places, by document; those of one document in order of their slots.
  private func places(of report: DuplicateReport) -> [Place] {
    func forEachDocument(_ body: (Int) -> Void) {
      for passage in report.passages {
        body(passage.first.document)
        body(passage.second.document)
      }
      for repeated in report.repeated {
        for example in repeated.examples { body(example.document) }
      }
    }
    // Where the places of each document start.
    var starts = [Int](repeating: 0, count: order.count + 1)
    forEachDocument { starts[$0 + 1] += 1 }
    for document in order.indices { starts[document + 1] += starts[document] }
    var places = [Place](repeating: Place(document: 0, slot: 0), count: starts[order.count])
    var slot: UInt32 = 0
    forEachDocument {
      places[starts[$0]] = Place(document: UInt32(truncatingIfNeeded: $0), slot: slot)
      starts[$0] += 1
      slot += 1
    }
    return places
  }

  private func look(
    up places: [Place], of report: DuplicateReport, to ranges: inout [UInt32]
  ) async throws(FormatError) {
    var start = 0
    var done = 0
    let size = max(256, places.count / (jobs * Self.sharesPerJob))
    try await OrderedWork.run(jobs: jobs) { () -> Range<Int>? in
      guard start < places.count else { return nil }
      var end = min(start + size, places.count)
      while end < places.count, places[end].document == places[end - 1].document { end += 1 }
      defer { start = end }
      return start..<end
    } work: { (share: Range<Int>) -> Result<[TextRange], FormatError> in
      Result { () throws(FormatError) in try sourceRanges(of: places[share], report) }
    } consume: { (found: Result<[TextRange], FormatError>) throws(FormatError) in
      for range in try found.get() {
        // No text is larger than 2 GiB.
        ranges[Int(places[done].slot) * 2] = UInt32(range.start)
        ranges[Int(places[done].slot) * 2 + 1] = UInt32(range.end)
        done += 1
      }
    }
  }

  private func sourceRanges(
    of places: ArraySlice<Place>, _ report: DuplicateReport
  ) throws(FormatError) -> [TextRange] {
    var found: [TextRange] = []
    found.reserveCapacity(places.count)
    var start = places.startIndex
    while start < places.endIndex {
      var end = start + 1
      while end < places.endIndex, places[end].document == places[start].document { end += 1 }
      let elements = places[start..<end].map { Self.elements(Int($0.slot), of: report) }
      found += try texts.sourceRanges(elements, of: order[Int(places[start].document)])
      start = end
    }
    return found
  }

  private static func elements(_ slot: Int, of report: DuplicateReport) -> Range<Int> {
    if slot < 2 * report.passages.count {
      let passage = report.passages[slot / 2]
      return slot % 2 == 0 ? passage.first.elements : passage.second.elements
    }
    var left = slot - 2 * report.passages.count
    for repeated in report.repeated {
      if left < repeated.examples.count { return repeated.examples[left].elements }
      left -= repeated.examples.count
    }
    preconditionFailure("a slot of the report")
  }
}
