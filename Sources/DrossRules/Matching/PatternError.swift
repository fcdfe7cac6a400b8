/// Why a pattern cannot be used.
public struct PatternError: Error, Hashable, Sendable {
  /// What PCRE2 says of it.
  public let message: String
  /// The byte of the pattern at which it says so.
  public let offset: Int
}
