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
  /// What a line that a rule removes speaks for its run.
  private static let gainOfRemoved = 0.5
  /// How much surer a run must be of a paragraph.
  private static let priceOfProse = 1.0

  private let view: TextView
  private let found: [LineVerdict]
  private let reader: LineFeatureReader
  /// What is known of the lines, in the eyes of the model that was asked last.
  private var sums = LineSums(of: 0, number: -1)
  /// The runs that were asked for.
  private var paths: [(test: ModelTest, path: LinePath)] = []

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
    of line: Int, _ model: ReadyLineModel, number: Int, atLeast least: Double = -.infinity
  ) -> Double? {
    guard looksAt(line) else { return nil }
    turn(to: number)
    return sums.score(of: Int(view.contentIndices[line]), model, reader, atLeast: least)
  }

  /// Forgets what another model than this one says of the lines.
  private func turn(to number: Int) {
    if sums.number != number { sums = LineSums(of: view.contentLines.count, number: number) }
  }

  /// Whether a line is dross when runs of lines are judged together: see `LinePath`.
  ///
  /// - Parameter number: which of the models of its set `model` is.
  func isInRun(_ line: Int, of test: ModelTest, _ model: ReadyLineModel, number: Int) -> Bool {
    guard looksAt(line) else { return false }
    let known = paths.first { $0.test == test }?.path
    let path = known ?? path(of: test, model, number: number)
    if known == nil { paths.append((test, path)) }
    return path.isDross[Int(view.contentIndices[line])]
  }

  private func path(of test: ModelTest, _ model: ReadyLineModel, number: Int) -> LinePath {
    turn(to: number)
    // A line that is in no best path when all are given more than they can score is in none.
    let widest = path(of: test) { index in
      sums.most(of: index, model, reader) + 0.001
    }
    guard widest.isDross.contains(true) else { return widest }
    return path(of: test) { index in
      guard widest.isDross[index] else { return nil }
      return sums.score(of: index, model, reader, atLeast: -.infinity)
    }
  }

  /// The runs of lines of which `score` says what each scores, by its place among the lines with something on
  /// them.
  private func path(of test: ModelTest, score: (Int) -> Double?) -> LinePath {
    let least = test.score.min ?? 0
    let gains = view.contentLines.enumerated().map { index, line -> Double? in
      if found[Int(line)] == .removed { return Self.gainOfRemoved }
      guard looksAt(Int(line)), let score = score(index) else { return nil }
      return score - least - (view.shapes[Int(line)].isProse ? Self.priceOfProse : 0)
    }
    return LinePath(gains: gains, transition: test.transition ?? 0)
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
    let region = row.region.rawValue
    var weights: [(feature: Int, weight: Int32)] = []
    weights.reserveCapacity(row.values.count)
    for (feature, value) in row.values.enumerated() {
      let weight = model.weight(feature, value, region)
      if weight > 0 { weights.append((feature, weight)) }
    }
    weights.sort { $0.weight > $1.weight }
    return weights.prefix(limit).map {
      (why: Self.reasons[$0.feature][region], weight: Double($0.weight) / 1000)
    }
  }

  /// Of each feature in each region what is said of it.
  private static let reasons = LineFeature.allCases.map { feature in
    LineFeature.Region.allCases.map { "\(feature.title), \(place($0))" }
  }

  private static func place(_ region: LineFeature.Region) -> String {
    switch region {
    case .before: "before the article"
    case .within: "within the article"
    case .after: "after the article"
    }
  }
}

/// What a model says of lines, as far as that was asked.
private struct LineSums {
  /// What the features of the stages that were read weigh, in thousandths, those of the others taken as 0.
  private struct Sum {
    var weight: Int32 = 0
    var stages = 0
  }

  private static let separators = LineFeature.allCases.firstIndex(of: .separators) ?? 0
  private static let shared = LineFeature.allCases.firstIndex(of: .shared) ?? 0
  private static let sharedNear = LineFeature.allCases.firstIndex(of: .sharedNear) ?? 0

  /// Which model it is.
  let number: Int
  private var sums: [Sum]

  init(of count: Int, number: Int) {
    self.number = number
    sums = Array(repeating: Sum(), count: count)
  }

  /// The score of a line with something on it; `nil` when it is less than `least`.
  mutating func score(
    of index: Int, _ model: ReadyLineModel, _ reader: LineFeatureReader, atLeast least: Double
  ) -> Double? {
    let region = reader.region(of: index).rawValue
    var sum = sums[index]
    // What takes longer is read only for lines that it could carry over the bar.
    while let stage = LineFeature.Stage(rawValue: sum.stages) {
      let most = sum.weight + model.most(from: stage, region)
      guard stage == .shapes || Double(most) / 1000 >= least else { break }
      sum.weight += Self.weight(of: index, stage, model, reader, region)
      sum.stages += 1
    }
    sums[index] = sum
    guard sum.stages == LineFeature.Stage.allCases.count else { return nil }
    let score = Double(sum.weight) / 1000
    return score >= least ? score : nil
  }

  /// What a line with something on it scores at most, as far as its shape and place tell.
  mutating func most(
    of index: Int, _ model: ReadyLineModel, _ reader: LineFeatureReader
  ) -> Double {
    let region = reader.region(of: index).rawValue
    if sums[index].stages == 0 {
      sums[index].weight = Self.weight(of: index, .shapes, model, reader, region)
      sums[index].stages = 1
    }
    let rest = LineFeature.Stage(rawValue: sums[index].stages).map { model.most(from: $0, region) }
    return Double(sums[index].weight + (rest ?? 0)) / 1000
  }

  /// What the features of a stage weigh; of those behind the first one, how much more than 0 would.
  private static func weight(
    of index: Int, _ stage: LineFeature.Stage, _ model: ReadyLineModel,
    _ reader: LineFeatureReader, _ region: Int
  ) -> Int32 {
    switch stage {
    case .shapes:
      var values = LineValues()
      reader.appendValues(of: index, to: &values, isWhole: false)
      return model.sum(of: values, region)
    case .bytes:
      return model.gain(of: Self.separators, reader.separators(in: index), region)
    case .words:
      let shared = reader.shared(of: index)
      return model.gain(of: Self.shared, shared.own, region)
        + model.gain(of: Self.sharedNear, shared.near, region)
    }
  }
}
