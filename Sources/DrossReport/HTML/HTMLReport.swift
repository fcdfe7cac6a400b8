import DrossRules
import DrossText

/// Writes a page to look at: what was found in each text, marked in place, and what texts share.
///
/// The page is one file that needs nothing else. Its data are compressed JSON in blocks, each of some
/// documents, and are read when somebody looks at them; so thousands of documents stay usable. Give
/// the documents in order with `add`, and write down what every call returns.
public struct HTMLReport {
  /// One document, made ready for the page; made on any thread.
  public struct Entry: Sendable {
    let text: [UInt8]
    let overview: DocumentOverview
    let blocks: [ReportBlocks.Block]
  }

  /// Documents in one block: few enough to open one at once, enough to compress well.
  static let blockSize = 32

  private var pending: [[UInt8]] = []
  private var blockCount = 0
  private var overviews: [DocumentOverview] = []
  private var blocks = ReportBlocks()

  /// A report without documents.
  public init() {}

  /// What the page begins with.
  public var head: [UInt8] { Array(PageFiles.head.utf8) }

  /// Makes a document ready.
  ///
  /// - Complexity: O(bytes + findings · log).
  public static func entry(_ document: ReportedDocument) -> Entry {
    Entry(
      text: DocumentPage.json(of: document), overview: DocumentOverview(document),
      blocks: ReportBlocks.blocks(of: document))
  }

  /// Takes the next document.
  public mutating func add(_ entry: Entry) -> [UInt8] {
    blocks.add(entry.blocks, of: overviews.count)
    overviews.append(entry.overview)
    pending.append(entry.text)
    return pending.count < Self.blockSize ? [] : flush()
  }

  /// What the page ends with.
  ///
  /// - Parameter duplicates: what the documents share, if somebody looked for it in all of them.
  /// - Parameter rules: the rules in use, to tell more of those that found something.
  /// - Precondition: the documents of `duplicates` were added in the order that they were given to `add`.
  public mutating func finish(
    duplicates: FoundDuplicates?, rules: [ReportedRule], version: String
  ) -> [UInt8] {
    var output = flush()
    let ids = Set(overviews.flatMap { $0.counts.keys }).sorted()
    let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    let index = ReportIndex(
      overviews: overviews,
      rules: ids.map { id in
        known[id.description]
          ?? ReportedRule(id: id.description, title: "", why: "", kind: id.family, isFlag: false)
      }, hasDuplicates: duplicates != nil, version: version)
    output += Self.data("index", index.json)
    output += Self.data("blocks", blocks.json)
    if let duplicates {
      precondition(duplicates.documents.count == overviews.count, "each document has its row")
      output += Self.data("duplicates", DuplicatesPage(duplicates).json)
    }
    output.write(PageFiles.tail)
    return output
  }

  private mutating func flush() -> [UInt8] {
    guard !pending.isEmpty else { return [] }
    let json = [0x5B] + pending.joined(separator: [0x2C]) + [0x5D]
    pending = []
    defer { blockCount += 1 }
    return Self.data("documents-\(blockCount)", json)
  }

  /// A block of data: not a script to browsers, and letters that mean nothing in HTML.
  private static func data(_ name: String, _ json: [UInt8]) -> [UInt8] {
    var output = Array("<script type=\"application/gzip\" id=\"data-\(name)\">".utf8)
    output += Base64.encode((Gzip.compress(json) ?? [])[...])
    output.write("</script>\n")
    return output
  }
}
