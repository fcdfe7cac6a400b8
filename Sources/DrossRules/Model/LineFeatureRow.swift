/// The features of one line, for training a line model.
package struct LineFeatureRow: Hashable, Sendable {
  /// The index of the line in its text.
  package var line: Int
  /// Whether a safe rule removes it.
  package var isRemoved: Bool
  /// Where it stands to the running text.
  package var region: LineFeature.Region
  /// The value of each feature, in order; empty for a line that models do not look at.
  package var values: [UInt8]
}
