import DrossUnicode

/// What a line model says about the lines of one text.
final class LineScores {
  /// The features of one line.
  struct Row {
    let region: LineFeature.Region
    let values: [UInt8]
  }

  /// Longer lines are no concern of the model.
  static let mostWords: Int32 = 60

  private let view: TextView
  private let found: [LineVerdict]
  private let reader: LineFeatureReader
  private var known = Known()

  /// What the model that was asked last says of each line, as far as that was asked.
  private struct Known {
    var number = -1
    var mostOfSlow: [Int32] = []
    var scores: [Score] = []
  }

  /// What is known of the score of a line, in thousandths.
  private enum Score {
    case unknown
    case atMost(Int32)
    case exactly(Int32)
  }

  /// - Parameter found: for each line what rules say of it.
  /// - Complexity: O(lines).
  init(_ view: TextView, _ repeats: Repeats, found: [LineVerdict]) {
    self.view = view
    self.found = found
    reader = LineFeatureReader(view, repeats, found: found)
  }

  /// The score of a line; `nil` for a line the model does not look at, and for one that scores less
  /// than `least`.
  ///
  /// - Parameter number: which of the models of its set `model` is.
  func score(
    of line: Int, _ model: LineModel, number: Int, atLeast least: Double = -.infinity
  ) -> Double? {
    guard looksAt(line) else { return nil }
    if known.number != number {
      known = Known(
        number: number, mostOfSlow: mostOfSlow(model),
        scores: Array(repeating: .unknown, count: view.shapes.count))
    }
    let index = Int(view.contentIndices[line])
    let region = reader.region(of: index).rawValue
    if case .unknown = known.scores[line] {
      let most = sum(of: index, model, region, isWhole: false) + known.mostOfSlow[region]
      known.scores[line] = .atMost(most)
    }
    // Slow features are read only for lines that they could carry over the bar.
    if case .atMost(let most) = known.scores[line], Double(most) / 1000 >= least {
      known.scores[line] = .exactly(sum(of: index, model, region, isWhole: true))
    }
    guard case .exactly(let sum) = known.scores[line] else { return nil }
    let score = Double(sum) / 1000
    return score >= least ? score : nil
  }

  private func sum(of index: Int, _ model: LineModel, _ region: Int, isWhole: Bool) -> Int32 {
    var values = LineValues()
    reader.appendValues(of: index, to: &values, isWhole: isWhole)
    return model.sum(of: values, region)
  }

  /// The most that the slow features can add in each region.
  private func mostOfSlow(_ model: LineModel) -> [Int32] {
    LineFeature.Region.allCases.map { region in
      LineFeatureReader.slowFeatures.reduce(0) {
        $0 + model.greatestWeight($1, region.rawValue) - model.weight($1, 0, region.rawValue)
      }
    }
  }

  /// Texts without spaces between words count each character as a word; nothing was learnt on them.
  private func looksAt(_ line: Int) -> Bool {
    let shape = view.shapes[line]
    return reader.hasWords && !shape.isBlank && shape.words <= Self.mostWords
      && found[line] != .removed
  }

  /// The features of a line; `nil` for a line the model does not look at.
  func row(ofLine line: Int) -> Row? {
    guard looksAt(line) else { return nil }
    let index = Int(view.contentIndices[line])
    var values = LineValues()
    reader.appendValues(of: index, to: &values)
    return Row(region: reader.region(of: index), values: values.all)
  }

  /// The features that speak loudest for removing a line, with their weights.
  func reasons(for line: Int, _ model: LineModel, atMost limit: Int) -> [(
    why: String, weight: Double
  )] {
    guard let row = row(ofLine: line) else { return [] }
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
