/// Why a pattern cannot be used.
package struct PatternError: Error, Hashable, Sendable {
  /// What PCRE2 says of it.
  package let message: String
  /// The byte of the pattern at which it says so.
  package let offset: Int
}
