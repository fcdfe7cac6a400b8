package import DrossText

/// Repairs the characters of a text, by exact edits, and reports what is odd and cannot be repaired.
///
/// One scan finds the few places that matter; what is clean is never looked at again. A line with a
/// place that does need repair goes through all steps, until nothing is left to repair: repairing what was
/// repaired changes nothing.
package struct UnicodeRepair: Sendable {
  /// Something odd that is not repaired, or not without being asked.
  package struct Report: Hashable, Sendable {
    /// The rule.
    package let rule: UnicodeRule
    /// Where it stands.
    package let range: TextRange
  }

  /// What came of a text.
  package struct Outcome: Sendable {
    /// What repairs the text.
    package var plan: EditPlan
    /// What is odd about the text as it was, in order of place.
    package var reports: [Report]
    /// Lines for which the repairs came to no end; they are left as they are.
    package var unsettled: [TextRange]
  }

  /// The rules in use.
  package let rules: UnicodeRules
  /// Whether repairs are made that are not safe.
  package let makesUnsafeRepairs: Bool
  /// When references of HTML are resolved.
  package let entities: EntityResolution
  /// Whether oddities are reported; ill-formed bytes always are.
  package let isReporting: Bool

  /// Repairs by `rules`.
  package init(
    rules: UnicodeRules = .all, makesUnsafeRepairs: Bool = false,
    entities: EntityResolution = .inPlainText,
    isReporting: Bool = true
  ) {
    self.rules = rules
    self.makesUnsafeRepairs = makesUnsafeRepairs
    self.entities = entities
    self.isReporting = isReporting
  }

  /// Plans the repair of `bytes`, which may be anything.
  ///
  /// - Throws: `ICUError` when ICU fails.
  /// - Complexity: O(bytes).
  package func repair(_ bytes: [UInt8]) throws(ICUError) -> Outcome {
    var markup = Markup()
    let outcome = try repair(bytes, markup: &markup)
    // A repair may have broken the tag that stood in the way of others.
    guard let tag = markup.tag, entities == .inPlainText, outcome.plan.touches(tag),
      MarkupSign.firstTag(in: outcome.plan.apply(to: bytes).span) == nil
    else { return outcome }
    var none = Markup(hasTags: false)
    return try repair(bytes, markup: &none)
  }

  /// What decides about references of HTML in a text that is repaired piece by piece: its first piece.
  ///
  /// - Throws: `ICUError` when ICU fails.
  /// - Complexity: O(bytes).
  package func markup(ofFirst bytes: [UInt8]) throws(ICUError) -> Markup {
    guard rules.contains(.entity), entities == .inPlainText,
      MarkupSign.firstTag(in: bytes.span) != nil
    else { return Markup(hasTags: false) }
    var markup = Markup(hasTags: true)
    let outcome = try repair(bytes, markup: &markup)
    let isLeft = MarkupSign.firstTag(in: outcome.plan.apply(to: bytes).span) != nil
    return Markup(hasTags: isLeft)
  }

  /// What is known of the markup of a text; found out when it first matters.
  package struct Markup: Sendable {
    /// Whether the text has tags of HTML; `nil` while nobody has looked.
    package private(set) var hasTags: Bool?
    /// The first tag, if it was looked for.
    fileprivate private(set) var tag: TextRange?

    /// Nothing is known.
    package init() {}

    /// It is known whether the text has tags.
    package init(hasTags: Bool) { self.hasTags = hasTags }

    /// Whether the text that begins with `bytes` has tags.
    mutating func hasTags(_ bytes: Span<UInt8>) -> Bool {
      if let hasTags { return hasTags }
      tag = MarkupSign.firstTag(in: bytes)
      hasTags = tag != nil
      return tag != nil
    }
  }

  /// Plans the repair of `bytes`, a whole text or whole lines of one.
  ///
  /// - Parameter markup: what is known of the markup of the whole text; what is found out is added.
  /// - Parameter isStart: whether the bytes begin the text, so that a byte order mark may be among them.
  /// - Throws: `ICUError` when ICU fails.
  package func repair(
    _ bytes: [UInt8], markup: inout Markup, isStart: Bool = true
  ) throws(ICUError) -> Outcome {
    var work = RepairWork(self, markup)
    try work.run(
      bytes.span, markCount: isStart ? ByteOrderMark.length(in: bytes.span) : 0, isStart: isStart)
    markup = work.markup
    var reports = work.reports
    if isReporting, work.hasOthers { reports += OddWords.reports(in: bytes.span, rules: rules) }
    if isReporting { reports.sort { $0.range < $1.range } }
    return Outcome(
      plan: EditPlan(sorted: work.edits), reports: reports, unsettled: work.unsettled)
  }
}

extension EditPlan {
  /// Whether some edit changes a byte of `range`, or puts something beside it.
  fileprivate func touches(_ range: TextRange) -> Bool {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.end < range.start { low = middle + 1 } else { high = middle }
    }
    return low < edits.count && edits[low].range.start <= range.end
  }
}
