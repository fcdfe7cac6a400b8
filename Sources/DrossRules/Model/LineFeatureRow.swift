/// The features of one line, for training a line model.
public struct LineFeatureRow: Hashable, Sendable {
  /// The index of the line in its text.
  public var line: Int
  /// Whether a safe rule removes it.
  public var isRemoved: Bool
  /// Where it stands to the running text.
  public var region: LineFeature.Region
  /// The value of each feature, in order; empty for a line that models do not look at.
  public var values: [UInt8]
}
