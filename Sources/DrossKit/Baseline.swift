import DrossReport
public import DrossRules
import DrossText
import DrossUnicode

/// Findings that are known and accepted, by their contents rather than their place.
///
/// A finding is known by its rule and a digest of its text and a little of what stands around it on its
/// lines, both folded. So lines may move, files may be renamed, and letters may change their case. Copies
/// are counted: one more than the baseline knows is new.
public struct Baseline: Sendable {
  /// What a finding is known by.
  public struct Key: Hashable, Sendable, Comparable {
    /// The rule.
    public let rule: String
    /// The first 16 bytes of the digest, in hexadecimal digits.
    public let digest: String

    /// In byte order of rule, then digest.
    public static func < (left: Key, right: Key) -> Bool {
      if left.rule != right.rule {
        return left.rule.utf8.lexicographicallyPrecedes(right.rule.utf8)
      }
      return left.digest.utf8.lexicographicallyPrecedes(right.digest.utf8)
    }
  }

  /// Findings that are known by the same key.
  public struct Entry: Hashable, Sendable {
    /// How many there are.
    public var count: Int
    /// The text of the first one, cut: for people.
    public let text: [UInt8]
    /// The line of the entry in its file, from 1; 0 for one that is not of a file.
    public let line: Int
  }

  /// Bytes of folded text before and behind a finding that count.
  static let contextCount = 40
  /// Bytes of the text of a finding that are shown.
  static let shownCount = 80

  /// The findings and how many of each there are.
  public internal(set) var entries: [Key: Entry] = [:]
  /// How many documents were looked at for them.
  public internal(set) var documentCount = 0
  /// How many of each have not been met yet.
  private var waiting: [Key: Int]?

  /// A baseline without findings.
  public init() {}

  /// What a finding is known by.
  ///
  /// - Complexity: O(bytes of its lines).
  public static func key(of finding: Finding, in result: CleaningResult) -> Key {
    let bytes = result.source
    let range = finding.range
    let lines = result.lines
    let first = lines.index(containing: range.start).map { lines.lines[$0].content.start }
    let last = lines.index(containing: max(range.start, range.end - 1))
      .map { lines.lines[$0].content.end }
    let before = folded(bytes[min(first ?? range.start, range.start)..<range.start])
    let behind = folded(bytes[range.end..<max(last ?? range.end, range.end)])
    let text =
      folded(bytes[range.range]) + [0x0A] + before.suffix(contextCount) + [0x0A]
      + behind.prefix(contextCount)
    return Key(
      rule: finding.rule.description,
      digest: String(SHA256.hexDigest(of: text.span).prefix(32)))
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    FoldedText.fold(String(decoding: bytes, as: UTF8.self))
  }

  /// Adds a finding.
  public mutating func add(_ key: Key, text: ArraySlice<UInt8>) {
    entries[key, default: Entry(count: 0, text: Self.shown(text), line: 0)].count += 1
  }

  /// Says that a document was looked at.
  public mutating func addDocument() { documentCount += 1 }

  /// Whether a finding is known; each entry is good for as many findings as it counts.
  public mutating func isKnown(_ key: Key) -> Bool {
    var waiting = waiting.take() ?? entries.mapValues(\.count)
    defer { self.waiting = waiting }
    guard let count = waiting[key], count > 0 else { return false }
    waiting[key] = count - 1
    return true
  }

  /// The entries that count more findings than `isKnown` was asked about, in order of line.
  public var unmet: [(key: Key, entry: Entry)] {
    let waiting = waiting ?? entries.mapValues(\.count)
    return entries.filter { waiting[$0.key] ?? 0 > 0 }
      .map { (key: $0.key, entry: $0.value) }.sorted { $0.entry.line < $1.entry.line }
  }

  /// The start of a text, cut between characters.
  private static func shown(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.count > shownCount else { return Array(text) }
    var end = text.startIndex + shownCount
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(text[..<end]) + Array("…".utf8)
  }
}
