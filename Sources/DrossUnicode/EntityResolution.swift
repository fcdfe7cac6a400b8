/// When references of HTML, such as `&amp;`, are resolved.
public enum EntityResolution: Hashable, Sendable {
  /// In texts without tags of HTML.
  case inPlainText
  /// Always.
  case always
  /// Never.
  case never
}
