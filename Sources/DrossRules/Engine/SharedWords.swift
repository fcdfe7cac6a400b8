import DrossUnicode

/// How many of the long words of each line the running text uses; counted when first asked for.
final class SharedWords {
  private let view: TextView
  private let shapes: [LineShape]
  private let prose: [Int]
  private var known: ArticleWords?
  /// Of each line with something on it; -1 for a line that is not yet counted.
  private var counts: [(all: Int32, shared: Int32)]

  /// - Parameters:
  ///   - shapes: the shapes of the lines with something on them.
  ///   - prose: which of these are running text.
  init(_ view: TextView, _ shapes: [LineShape], prose: [Int]) {
    self.view = view
    self.shapes = shapes
    self.prose = prose
    counts = Array(repeating: (-1, 0), count: shapes.count)
  }

  /// The long words of a line, and how many of them the running text has elsewhere.
  ///
  /// - Complexity: O(bytes of the line); the first time O(bytes of the running text).
  func count(of index: Int) -> (all: Int, shared: Int) {
    if counts[index].all < 0 { counts[index] = counted(index) }
    return (Int(counts[index].all), Int(counts[index].shared))
  }

  private func counted(_ index: Int) -> (all: Int32, shared: Int32) {
    guard shapes[index].words <= LineScores.mostWords else { return (0, 0) }
    let known = articleWords()
    let bytes = view.folded.bytes
    var all: Int32 = 0
    var shared: Int32 = 0
    // A word must stand in two lines of running text besides this one.
    let least = shapes[index].isProse ? 3 : 2
    var words = LongWordScanner(view.folded.lines[Int(view.contentLines[index])])
    while let word = words.next(in: bytes.span) {
      guard let hash = ArticleWords.hash(of: word, in: bytes.span) else { continue }
      all += 1
      if known.lines(with: hash) >= least { shared += 1 }
    }
    return (all, shared)
  }

  private func articleWords() -> ArticleWords {
    if let known { return known }
    let made = ArticleWords(of: view, lines: prose.map { Int(view.contentLines[$0]) })
    known = made
    return made
  }
}
