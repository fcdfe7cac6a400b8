import DrossRules
import DrossText

/// Names findings of a document by rule and content, so that they keep their name when lines move.
///
/// The name is the first eight bytes of the SHA-256 of rule, record id and text, and behind a colon
/// which of the findings of that name it is: the form in which GitHub counts them.
struct FindingFingerprints {
  private var counts: [String: Int] = [:]

  /// The name of the next finding.
  ///
  /// - Complexity: O(bytes of its text).
  mutating func next(_ finding: Finding, in document: ReportedDocument) -> String {
    let digest = Self.digest(
      finding.rule.description, document.bytes[finding.range.range], in: document)
    counts[digest, default: 0] += 1
    return "\(digest):\(counts[digest, default: 1])"
  }

  /// The name of the summary of a document, which has one; it stays the same whatever it says.
  static func name(ofSummaryOf document: ReportedDocument) -> String {
    digest(DocumentSummary.rule, [], in: document) + ":1"
  }

  private static func digest(
    _ rule: String, _ text: ArraySlice<UInt8>, in document: ReportedDocument
  ) -> String {
    var content = Array(rule.utf8)
    content.append(0)
    content.append(contentsOf: (document.recordID ?? "").utf8)
    content.append(0)
    content.append(contentsOf: text)
    return String(SHA256.hexDigest(of: content.span).prefix(16))
  }
}
