public import DrossDedup
public import DrossReport
public import DrossText

/// Finds passages that several documents share, and documents that are nearly the same.
///
/// Documents may be added in any order: they are put in the order of their path, record id and line, and
/// the outcome depends on that alone. Texts and prints stay in memory until the end.
public struct Deduplicator: Sendable {
  /// A document that has been read and taken apart; made on any thread.
  public struct Document: Sendable {
    let name: FoundDuplicates.Document
    let bytes: [UInt8]
    let print: DocumentPrint

    /// The number of bytes of the text.
    public var size: Int { bytes.count }

    /// Takes a text apart.
    ///
    /// - Complexity: O(bytes).
    public init(_ name: FoundDuplicates.Document, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
      print = DocumentPrint(bytes.span)
    }
  }

  /// Shares of the work for each job: enough that no job waits long for the last one.
  private static let sharesPerJob = 16

  private let options: DuplicateOptions
  private var documents: [Document] = []

  /// A deduplicator with nothing in it.
  public init(_ options: DuplicateOptions = .init()) { self.options = options }

  /// Adds a document.
  public mutating func add(_ document: Document) { documents.append(document) }

  /// Adds a text.
  public mutating func add(_ source: Source) {
    let name = FoundDuplicates.Document(
      path: Array(source.name.utf8), recordID: source.recordID)
    add(Document(name, bytes: source.bytes))
  }

  /// What the documents have in common.
  ///
  /// - Parameter jobs: how many threads to use; the outcome is the same for any number.
  public consuming func find(jobs: Int = 1) async -> FoundDuplicates {
    var documents = documents
    self = Deduplicator(options)
    documents.sort { Self.isBefore($0.name, $1.name) }
    let names = documents.map(\.name)
    let texts = documents.map(\.bytes)
    var prints = documents.map(\.print)
    documents = []
    let finder = DuplicateFinder(prints, options: options)
    prints = []
    let findings = await Self.map(finder.shares(jobs * Self.sharesPerJob), jobs: jobs) {
      finder.examine($0)
    }
    let report = finder.report(findings)
    return await Self.placed(report, names, texts, jobs: jobs)
  }

  private static func isBefore(
    _ left: FoundDuplicates.Document, _ right: FoundDuplicates.Document
  ) -> Bool {
    if left.path != right.path { return left.path.lexicographicallyPrecedes(right.path) }
    if left.recordID != right.recordID {
      return (left.recordID ?? "").utf8.lexicographicallyPrecedes((right.recordID ?? "").utf8)
    }
    return left.recordLine ?? 0 < right.recordLine ?? 0
  }

  /// Looks up the bytes of every place; each document that has one is taken apart once more.
  private static func placed(
    _ report: DuplicateReport, _ names: [FoundDuplicates.Document], _ texts: [[UInt8]], jobs: Int
  ) async -> FoundDuplicates {
    var places: [(place: DuplicateReport.Place, slot: Int)] = []
    for passage in report.passages {
      places.append((passage.first, places.count))
      places.append((passage.second, places.count))
    }
    for repeated in report.repeated {
      for example in repeated.examples { places.append((example, places.count)) }
    }
    places.sort { ($0.place.document, $0.slot) < ($1.place.document, $1.slot) }
    let sorted = places
    var shares: [Range<Int>] = []
    var start = 0
    while start < sorted.count {
      var end = min(start + max(256, sorted.count / (jobs * sharesPerJob)), sorted.count)
      while end < sorted.count, sorted[end].place.document == sorted[end - 1].place.document {
        end += 1
      }
      shares.append(start..<end)
      start = end
    }
    let found = await map(shares, jobs: jobs) { Self.ranges(sorted[$0], texts) }
    var ranges = [TextRange](repeating: TextRange(0, 0), count: sorted.count)
    for (place, range) in zip(sorted, found.joined()) { ranges[place.slot] = range }
    var slot = 2 * report.passages.count
    let examples = report.repeated.map { repeated in
      defer { slot += repeated.examples.count }
      return Array(ranges[slot..<slot + repeated.examples.count])
    }
    return FoundDuplicates(
      documents: names, texts: texts, report: report,
      passageRanges: report.passages.indices.map { (ranges[2 * $0], ranges[2 * $0 + 1]) },
      exampleRanges: examples,
      repeatedTexts: zip(report.repeated, examples).map { repeated, examples in
        Array(texts[repeated.examples[0].document][examples[0].range])
      })
  }

  private static func ranges(
    _ places: ArraySlice<(place: DuplicateReport.Place, slot: Int)>, _ texts: [[UInt8]]
  ) -> [TextRange] {
    var ranges: [TextRange] = []
    ranges.reserveCapacity(places.count)
    var current: (document: Int, elements: Elements)?
    for (place, _) in places {
      let elements: Elements
      if let current, current.document == place.document {
        elements = current.elements
      } else {
        let text = texts[place.document]
        elements = Elements(text.span)
        current = (place.document, elements)
      }
      ranges.append(elements.sourceRange(place.elements))
    }
    return ranges
  }

  /// The outcomes of `work` in order of the inputs.
  private static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], jobs: Int, _ work: @Sendable @escaping (Input) -> Output
  ) async -> [Output] {
    var outputs: [Output] = []
    var next = inputs.makeIterator()
    await OrderedWork.run(jobs: jobs) {
      next.next()
    } work: {
      work($0)
    } consume: { (output: Output) throws(Never) in
      outputs.append(output)
    }
    return outputs
  }
}
