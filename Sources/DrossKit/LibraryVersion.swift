/// The version of dross.
public enum LibraryVersion {
  /// Such as `0.1.0`.
  public static let text: StaticString = "0.1.0"
}
