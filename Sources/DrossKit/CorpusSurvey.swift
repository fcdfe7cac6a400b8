import DrossDedup
public import DrossFormats
public import DrossReport
import DrossRules

/// Reads a corpus once, to learn which lines belong to a site and what stands in several documents.
///
/// Near copies are found first, and count as one document: otherwise the text of a document that stands
/// there twice would look like a part of the site.
public struct CorpusSurvey: Sendable {
  /// A text with its fingerprints and its lines counted, ready to be added; made on any thread.
  public struct Document: Sendable {
    let text: Deduplicator.Document
    let keys: [UInt64]

    /// Looks at the lines of a document.
    ///
    /// - Complexity: O(bytes).
    public init(_ document: Deduplicator.Document) {
      text = document
      keys = document.host == nil ? [] : LineKeys.keys(of: document.bytes.span)
    }

    /// Splits a text into elements and lines.
    ///
    /// - Parameter host: the site or the folder that it is of; `nil` when it is of none.
    /// - Complexity: O(bytes).
    public init(_ name: DocumentName, bytes: [UInt8], host: String?) {
      var document = Deduplicator.Document(name, bytes: bytes)
      document.host = host
      self.init(document)
    }

    /// The number of bytes of the text.
    public var size: Int { text.size }
  }

  private var deduplicator: Deduplicator
  private var counter: HostLineCounter
  private var names: [DocumentName] = []
  private var hostNumbers: [String: Int] = [:]
  private var hostNames: [String] = []
  /// For each document that has a host its place in `names`, and the number of the host.
  private var hosted: [(document: Int, host: Int)] = []

  /// A survey without documents.
  ///
  /// - Parameter memory: as for `Deduplicator`.
  public init(_ options: DuplicateOptions = .init(), memory: Int = Deduplicator.defaultMemory) {
    deduplicator = Deduplicator(options, memory: memory)
    counter = HostLineCounter(SpooledWords(limit: memory / 8))
  }

  /// How many documents there are.
  public var documentCount: Int { names.count }
  /// How many of them belong to a known site or folder.
  public var hostedCount: Int { hosted.count }

  /// Adds a document.
  ///
  /// - Throws: `cannotWrite`, when there is no room for temporary files.
  public mutating func add(_ document: Document) throws(FormatError) {
    if let name = document.text.host {
      let host = hostNumbers[name] ?? hostNames.count
      if host == hostNames.count {
        hostNumbers[name] = host
        hostNames.append(name)
      }
      hosted.append((names.count, host))
      do { try counter.add(host: host, keys: document.keys) } catch { throw FormatError(error) }
    }
    names.append(document.text.name)
    try deduplicator.add(document.text)
  }

  /// What was learned from all documents that were added.
  ///
  /// - Parameter jobs: how many threads to use; the outcome is the same for any number.
  /// - Parameter tell: hears how much of the work is done, from 0 to 1.
  /// - Throws: `cannotWrite` and `cannotRead`, of temporary files.
  public consuming func finish(
    jobs: Int = 1, tell: (Double) -> Void = { _ in }
  ) async throws(FormatError) -> Corpus {
    let names = names
    let hosted = hosted
    let hostNames = hostNames
    var counter = counter
    let deduplicator = deduplicator
    self = CorpusSurvey()
    let stored = try await deduplicator.findStored(jobs: jobs, tell: tell)
    let found = try stored.loaded()
    var copies = CorpusGroups(stored.texts)
    let groups = try copies.numbers(found)
    var groupsByPlace: [Corpus.Place: Int] = [:]
    for (number, name) in found.documents.enumerated() {
      groupsByPlace[Corpus.Place(name)] = groups[number]
    }
    let lines: [HostLineCounter.Lines]
    do {
      lines = try counter.lines(
        groups: hosted.map { groupsByPlace[Corpus.Place(names[$0.document])] ?? 0 })
    } catch { throw FormatError(error) }
    var hosts: [Corpus.Place: Int] = [:]
    for (document, host) in hosted { hosts[Corpus.Place(names[document])] = host }
    return Corpus(
      hosts: hosts,
      lines: zip(hostNames, lines).map {
        HostLines(host: $0, documents: $1.documents, keys: $1.keys, counts: $1.counts)
      },
      copies: CorpusCopies(found, groups: groups).byPlace)
  }
}
