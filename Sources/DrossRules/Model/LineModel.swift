/// A linear model of single lines: a weight for each value of each feature.
///
/// The weights are trained on lines that people have marked, and stand in a table beside the rules.
/// The score of a line is the sum of its weights; above 0 the line is more likely dross than not.
package struct LineModel: Hashable, Sendable {
  /// The name by which rules call it: the file `rules/model/<name>.txt`.
  package var name: String
  /// Thousandths, for each value of each feature in order, and for each region.
  private(set) var weights: [Int32]

  /// A model in which nothing weighs anything.
  package init(name: String) {
    self.name = name
    weights = Array(
      repeating: 0,
      count: LineFeature.offsets[LineFeature.allCases.count] * LineFeature.Region.allCases.count)
  }

  /// The model with these weights, in their order; `nil` if there are not as many as a model has.
  init?(name: String, weights: [Int32]) {
    self.init(name: name)
    guard weights.count == self.weights.count else { return nil }
    self.weights = weights
  }

  /// Sets what a value of a feature weighs, in thousandths.
  ///
  /// - Returns: whether the feature has such a value.
  package mutating func set(
    _ feature: LineFeature, _ value: Int, _ region: LineFeature.Region, to weight: Int32
  ) -> Bool {
    guard let index = LineFeature.allCases.firstIndex(of: feature),
      (0..<feature.valueCount).contains(value)
    else { return false }
    weights[Self.place(LineFeature.offsets[index] + value, region.rawValue)] = weight
    return true
  }

  /// What a value weighs, in thousandths.
  @inline(__always)
  func weight(_ feature: Int, _ value: UInt8, _ region: Int) -> Int32 {
    weights[Self.place(LineFeature.offsets[feature] + Int(value), region)]
  }

  /// What the values of a line weigh together, in thousandths.
  func sum(of values: LineValues, _ region: Int) -> Int32 {
    let weights = weights
    let offsets = LineFeature.offsets
    var sum: Int32 = 0
    for feature in 0..<values.count {
      sum += weights[Self.place(offsets[feature] + Int(values[feature]), region)]
    }
    return sum
  }

  @inline(__always)
  private static func place(_ row: Int, _ region: Int) -> Int { row * 3 + region }
}

/// Asks what a line model says about a line, or about the run of lines in which it stands.
public struct ModelTest: Hashable, Sendable {
  /// The name of the model: the file `rules/model/<name>.txt`.
  public var name: String
  /// The scores that pass.
  public var score: Bounds
  /// What it costs to go over from the article to dross or back; `nil` when each line is judged alone.
  ///
  /// Lines are then judged in runs, and the least score is what is asked of a line on average.
  public var transition: Double?

  /// A test of the score of the model `name`.
  public init(name: String, score: Bounds, transition: Double? = nil) {
    self.name = name
    self.score = score
    self.transition = transition
  }
}
