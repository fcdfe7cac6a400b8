/// Which lines of a text are dross when a model judges runs of lines instead of each line alone.
///
/// Of all ways to part a text into article and dross the one is taken in which what the lines of the dross
/// gain adds up to most, when each step from article to dross or back has its price: the best path through a
/// chain of two states (Viterbi 1967). A line that says little goes with its neighbours, and one that stands
/// alone must be surer than others.
struct LinePath {
  /// For each line whether it is dross.
  let isDross: [Bool]

  /// The best path.
  ///
  /// - Parameter gains: for each line what it is worth as dross; `nil` for one that is none.
  /// - Parameter transition: the price of a step; at the ends of the text it is half of that.
  /// - Complexity: O(lines).
  init(gains: [Double?], transition: Double) {
    // As article and as dross, what the best path up to a line is worth.
    var article = 0.0
    var dross = -transition / 2
    // Whether these come from the other state.
    var steps: [(toArticle: Bool, toDross: Bool)] = []
    steps.reserveCapacity(gains.count)
    for (index, gain) in gains.enumerated() {
      let leaving = dross - transition
      let entering = article - transition
      let step = (toArticle: index > 0 && leaving > article, toDross: index > 0 && entering > dross)
      steps.append(step)
      article = step.toArticle ? leaving : article
      dross = gain.map { (step.toDross ? entering : dross) + $0 } ?? -.infinity
    }
    var isIn = dross - transition / 2 > article
    var isDross = [Bool](repeating: false, count: gains.count)
    for index in gains.indices.reversed() {
      isDross[index] = isIn
      if isIn ? steps[index].toDross : steps[index].toArticle { isIn.toggle() }
    }
    self.isDross = isDross
  }
}
