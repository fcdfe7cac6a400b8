import DrossUnicode

/// What a line model says about the lines of one text.
struct LineScores {
  /// Longer lines are no concern of the model.
  static let mostWords: Int32 = 60

  private let rows: LineFeatureTable

  /// - Parameter found: for each line what rules say of it.
  /// - Complexity: O(bytes).
  init(_ view: TextView, _ repeats: Repeats, found: [LineVerdict]) {
    rows = LineFeatureTable(view, repeats, found: found)
  }

  /// The score of a line; `nil` for a line the model does not look at.
  func score(of line: Int, _ model: LineModel) -> Double? {
    guard let row = rows.row(ofLine: line) else { return nil }
    var sum: Int32 = 0
    let region = row.region.rawValue
    var feature = 0
    for value in row.values {
      sum += model.weight(feature, value, region)
      feature += 1
    }
    return Double(sum) / 1000
  }

  /// The features that speak loudest for removing a line, with their weights.
  func reasons(for line: Int, _ model: LineModel, atMost limit: Int) -> [(
    why: String, weight: Double
  )] {
    guard let row = rows.row(ofLine: line) else { return [] }
    let weights = zip(LineFeature.allCases, row.values).enumerated().map { index, pair in
      (feature: pair.0, weight: model.weight(index, pair.1, row.region.rawValue))
    }
    return weights.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.prefix(limit).map {
      (why: "\($0.feature.title), \(Self.place(row.region))", weight: Double($0.weight) / 1000)
    }
  }

  private static func place(_ region: LineFeature.Region) -> String {
    switch region {
    case .before: "before the article"
    case .within: "within the article"
    case .after: "after the article"
    }
  }
}
