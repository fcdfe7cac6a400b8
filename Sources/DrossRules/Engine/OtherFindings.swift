/// What something else than the rules of a set finds in texts while they are cleaned.
package struct OtherFindings: Sendable {
  /// The ids under which something may be found.
  let rules: [RuleID]
  /// What is found in a text, in order of place.
  let find: @Sendable (_ bytes: [UInt8], _ isSource: Bool) -> [Finding]

  /// Findings of `rules`.
  ///
  /// - Parameter find: what is found in a text; it is told whether the text is the source, or what is left
  ///   of it after some edits. It must find the same in the same text.
  package init(
    _ rules: [RuleID], find: @escaping @Sendable (_ bytes: [UInt8], _ isSource: Bool) -> [Finding]
  ) {
    self.rules = rules
    self.find = find
  }
}
