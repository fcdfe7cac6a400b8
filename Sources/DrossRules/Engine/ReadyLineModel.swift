/// A line model, and what its weights can add up to.
struct ReadyLineModel: Sendable {
  let model: LineModel
  /// Of each stage in each region, the most that its features and those of later ones add to values of 0.
  private let most: [Int32]

  init(_ model: LineModel) {
    self.model = model
    let regions = LineFeature.Region.allCases.indices
    most = LineFeature.Stage.allCases.flatMap { stage in
      regions.map { region in
        LineFeature.allCases.enumerated().reduce(0) { sum, feature in
          guard feature.element.stage.rawValue >= stage.rawValue else { return sum }
          let values = UInt8(0)..<UInt8(feature.element.valueCount)
          let gains = values.map { Self.gain(model, feature.offset, $0, region) }
          return sum + (gains.max() ?? 0)
        }
      }
    }
  }

  /// The most that the features of a stage and of later ones add to values of 0, in thousandths.
  func most(from stage: LineFeature.Stage, _ region: Int) -> Int32 {
    most[stage.rawValue * LineFeature.Region.allCases.count + region]
  }

  /// What the values of a line weigh together, in thousandths.
  func sum(of values: LineValues, _ region: Int) -> Int32 { model.sum(of: values, region) }

  /// How much more a value weighs than 0 does, in thousandths.
  func gain(of feature: Int, _ value: Int, _ region: Int) -> Int32 {
    Self.gain(model, feature, UInt8(value), region)
  }

  private static func gain(
    _ model: LineModel, _ feature: Int, _ value: UInt8, _ region: Int
  ) -> Int32 {
    model.weight(feature, value, region) - model.weight(feature, 0, region)
  }
}
