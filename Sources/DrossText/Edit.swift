/// One change to a source: the bytes of `range` are replaced by `replacement`.
public struct Edit: Hashable, Sendable {
  /// What is replaced, in bytes of the source.
  public var range: TextRange
  /// What stands there afterwards; empty for a removal.
  public var replacement: [UInt8]
  /// The id of the rule that asked for it.
  public var rule: String

  /// An edit by `rule`.
  public init(_ range: TextRange, replacement: [UInt8] = [], rule: String) {
    self.range = range
    self.replacement = replacement
    self.rule = rule
  }
}
