/// Something about a comment that hides findings, which people should know.
public struct SuppressionNote: Hashable, Sendable {
  /// The line of the comment, from 1.
  public let line: Int
  /// What is wrong, in lower case without a full stop.
  public let message: String
  /// What to do about it.
  public let note: String?
  /// Whether the comment hides nothing, rather than being wrong.
  public let isUnused: Bool
  /// Whether the comment is about all rules.
  public let isAboutAll: Bool
}
