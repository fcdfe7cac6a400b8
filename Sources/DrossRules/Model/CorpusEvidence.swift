package import DrossText

/// What the other documents of a corpus say about one document.
public struct CorpusEvidence: Sendable {
  /// A part of the document that stands elsewhere too.
  package struct Copy: Hashable, Sendable {
    /// What stands elsewhere.
    package var kind: RepeatTest.Kind
    /// Its bytes in the document.
    package var range: TextRange
    /// Where else it stands, in a few words; one for each place that is told.
    package var places: [String]

    /// A copy of the given bytes.
    package init(kind: RepeatTest.Kind, range: TextRange, places: [String]) {
      self.kind = kind
      self.range = range
      self.places = places
    }
  }

  /// The lines that stand in several documents of the same host.
  package var lines: HostLines
  /// What stands elsewhere too, in order of place.
  package var copies: [Copy]

  /// Evidence about a document.
  package init(lines: HostLines, copies: [Copy] = []) {
    self.lines = lines
    self.copies = copies
  }
}

/// The lines that stand in several documents of one host; near copies of a document count once.
package struct HostLines: Sendable {
  /// What the host is called.
  package let host: String
  /// How many documents it has.
  package let documents: Int
  private let keys: [UInt64]
  private let counts: [UInt32]

  /// Lines by their keys.
  ///
  /// - Parameter keys: those of `LineKeys`, in rising order.
  /// - Parameter counts: in how many documents each one stands.
  package init(host: String, documents: Int, keys: [UInt64], counts: [UInt32]) {
    self.host = host
    self.documents = documents
    self.keys = keys
    self.counts = counts
  }

  /// Whether a line that stands in so many documents is a part of the host: in two, and in a tenth of all.
  func isOfHost(_ count: Int) -> Bool { count >= 2 && count * 10 >= documents }

  /// In how many documents the line with this key stands; 0 when it is in one at most.
  ///
  /// - Complexity: O(log lines).
  func count(of key: UInt64) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? Int(counts[low]) : 0
  }
}
