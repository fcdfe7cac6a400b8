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
    var content = Array(finding.rule.description.utf8)
    content.append(0)
    content.append(contentsOf: (document.recordID ?? "").utf8)
    content.append(0)
    content.append(contentsOf: document.bytes[finding.range.range])
    let digest = String(SHA256.hexDigest(of: content.span).prefix(16))
    counts[digest, default: 0] += 1
    return "\(digest):\(counts[digest, default: 1])"
  }
}
