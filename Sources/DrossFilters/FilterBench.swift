package import DrossRules
import DrossText

/// Asks the filters of a selection about texts, one after the other.
///
/// It keeps the words that it has taken apart, so it is worth keeping; not for sharing between tasks.
package final class FilterBench {
  private let selection: FilterSelection
  private let rules: Set<FilterRule>
  private var c4: C4Filter
  private var repetition: GopherRepetition
  private let quality: GopherQuality
  private let fineWeb: FineWebFilter
  private let refinedWeb: RefinedWebFilter
  private var ccnet: CCNetFilter
  private lazy var words = EnglishWords()
  private var tokens: [Token] = []
  private var isTokenized = false

  /// A bench for the rules of `selection`.
  ///
  /// - Parameter repeated: the lines that several documents of the corpus have.
  package init(_ selection: FilterSelection, repeated: RepeatedLines? = nil) {
    self.selection = selection
    rules = Set(selection.rules)
    c4 = C4Filter(rules)
    repetition = GopherRepetition(rules)
    quality = GopherQuality(rules: rules)
    fineWeb = FineWebFilter(rules: rules)
    refinedWeb = RefinedWebFilter(rules: rules)
    ccnet = CCNetFilter(repeated)
  }

  /// What the rules say about a text, in order of place, and of documents before that of their lines.
  ///
  /// - Parameter isSource: whether the document is judged too. What is left of a document after some of
  ///   its lines went is not a document that anybody wrote, so only its lines are.
  /// - Complexity: O(bytes).
  package func findings(in bytes: [UInt8], isSource: Bool = true) -> [Finding] {
    isTokenized = false
    let text = bytes.span
    var verdicts: [Verdict] = []
    if uses(.c4) { verdicts += c4.verdicts(on: text, words, isSource: isSource) }
    if uses(.refinedweb) { verdicts += refinedWeb.verdicts(on: text, isSource: isSource) }
    if uses(.ccnet) { verdicts += ccnet.verdicts(on: text) }
    if isSource {
      if uses(.gopher) {
        tokenize(text)
        verdicts += quality.verdicts(on: text, tokens)
        verdicts += repetition.verdicts(on: text, tokens)
      }
      if uses(.fineweb) {
        verdicts += fineWeb.verdicts(on: text) {
          tokenize(bytes.span)
          return tokens.count { !$0.kind.contains(.isSpace) }
        }
      }
    }
    guard !verdicts.isEmpty else { return [] }
    let document = PythonText.stripped(text, 0..<text.count)
    return verdicts.map { finding($0, document) }.sorted {
      $0.range != $1.range ? $0.range < $1.range : $0.rule < $1.rule
    }
  }

  private func uses(_ pack: FilterPack) -> Bool { rules.contains { $0.pack == pack } }

  private func tokenize(_ text: Span<UInt8>) {
    guard !isTokenized else { return }
    isTokenized = true
    words?.tokenize(text, 0..<text.count, into: &tokens)
  }

  private func finding(_ verdict: Verdict, _ document: Range<Int>) -> Finding {
    let rule = verdict.rule
    let range = verdict.range ?? document
    let reason = verdict.reason.isEmpty ? "" : " (\(verdict.reason))"
    return Finding(
      // Flags of one class hide each other where they overlap, so each rule is a class of its own.
      rule: rule.id, class: "\(rule.pack.rawValue)-\(rule.id.name)", action: rule.action,
      fix: selection.fix(of: rule), range: TextRange(range.lowerBound, range.upperBound),
      message: "\(rule.pack.title): \(rule.title)\(reason)")
  }
}
