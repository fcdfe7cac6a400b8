import DrossText
import DrossUnicode

/// Reads the features of lines off a text.
final class LineFeatureReader {
  private let view: TextView
  private let repeats: Repeats
  private let found: [LineVerdict]
  /// The shapes of the lines with something on them; all other lists go with it.
  private let shapes: [LineShape]
  private let isFound: [Bool]
  private let kinds: [UInt8]
  /// The first and last long line of running text.
  private let core: ClosedRange<Int>
  /// For each line the bounds of its run of lines that are no running text.
  private let runs: [Range<Int>]
  /// For each line how many lines of running text stand before it, and one more for the end.
  private let proseBefore: [Int]
  /// For each line the nearest line before and after it that a rule removes.
  private let foundBefore: [Int]
  private let foundAfter: [Int]
  /// For each line its long words, and how many of them the running text has.
  private let words: SharedWords
  private let capitalShare: Double
  private let proseShare: Double
  private let bins = LineBins.shared

  /// Whether the text is written with spaces between words.
  let hasWords: Bool

  init(_ view: TextView, _ repeats: Repeats, found: [LineVerdict]) {
    self.view = view
    self.repeats = repeats
    self.found = found
    let shapes = view.contentLines.map { view.shapes[Int($0)] }
    self.shapes = shapes
    let isFound = view.contentLines.map { found[Int($0)] != .none }
    self.isFound = isFound
    kinds = shapes.indices.map { UInt8(Self.kind(of: shapes[$0], isFound: isFound[$0])) }
    let prose = shapes.indices.filter { shapes[$0].isProse }
    let long = prose.filter {
      shapes[$0].words >= 25 && shapes[$0].flags.contains(.endsSentence) && !isFound[$0]
    }
    let first = long.first ?? prose.first ?? 0
    core = first...max(first, long.last ?? prose.last ?? shapes.count - 1)
    runs = Self.runs(shapes)
    var counts = [0]
    for shape in shapes { counts.append((counts.last ?? 0) + (shape.isProse ? 1 : 0)) }
    proseBefore = counts
    foundBefore = Self.nearest(isFound)
    foundAfter = Self.nearest(isFound.reversed()).reversed().map { shapes.count - 1 - $0 }
    words = SharedWords(view, shapes, prose: prose)
    var all = 0
    var running = 0
    var capitals = 0
    var characters = 0
    for shape in shapes {
      all += Int(shape.words)
      characters += Int(shape.characters)
      guard shape.isProse else { continue }
      running += Int(shape.words)
      capitals += Int(shape.capitalizedWords)
    }
    capitalShare = running == 0 ? 0 : Double(capitals) / Double(running)
    proseShare = all == 0 ? 0 : Double(running) / Double(all)
    hasWords = characters >= 3 * all
  }

  func region(of index: Int) -> LineFeature.Region {
    index < core.lowerBound ? .before : index > core.upperBound ? .after : .within
  }

  /// Appends the value of each feature in order.
  ///
  /// - Parameter isWhole: whether to read more than the first stage; else the features of others are 0.
  func appendValues(of index: Int, to values: inout LineValues, isWhole: Bool = true) {
    let shape = shapes[index]
    let length = bins.length(Int(shape.words))
    values.add(0)
    values.add(bins.words(Int(shape.words)))
    values.add(Self.ending(of: shape) * 4 + length)
    values.add(capitals(of: shape) * 4 + length)
    let isShouting = shape.letters > 0 && shape.capitals * 5 > shape.letters * 4
    values.add(isShouting ? length + 1 : 0)
    values.add(bins.digits(Self.percent(shape.digits, shape.characters)))
    values.add(Self.start(of: shape))
    values.add(isWhole ? separators(in: index) : 0)
    let last = shapes.count - 1
    values.add(bins.place(index))
    values.add(bins.place(last - index))
    let region = region(of: index)
    let distance = max(core.lowerBound - index, index - core.upperBound, 0)
    let side = region == .before ? core.lowerBound : region == .after ? last - core.upperBound : 0
    values.add(bins.place(distance))
    values.add(bins.place(side))
    appendRun(of: index, to: &values)
    values.add(kind(at: index - 2))
    values.add(kind(at: index - 1))
    values.add(kind(at: index + 1))
    values.add(kind(at: index + 2))
    values.add((looksAlike(index, index - 1) ? 1 : 0) + (looksAlike(index, index + 1) ? 2 : 0))
    let before = proseBefore[index] - proseBefore[max(0, index - 5)]
    let after = proseBefore[min(last, index + 5) + 1] - proseBefore[index + 1]
    values.add(bins.few(before) * 3 + bins.few(after))
    appendFound(of: index, region, to: &values)
    let shared = isWhole ? self.shared(of: index) : (own: 0, near: 0)
    values.add(shared.own)
    values.add(shared.near)
    values.add(repeats.counts[Int(view.contentLines[index])] > 1 ? 1 : 0)
    values.add(bins.proseLines(proseBefore[shapes.count]))
    values.add(bins.proseShare(Int(proseShare * 100)))
  }

  private func appendRun(of index: Int, to values: inout LineValues) {
    guard !shapes[index].isProse else {
      values.add(0)
      values.add(0)
      return
    }
    let run = runs[index]
    values.add(bins.count(run.count) + 1)
    let place = bins.few(index - run.lowerBound) * 3
    values.add(place + bins.few(run.upperBound - 1 - index) + 1)
  }

  private func appendFound(
    of index: Int, _ region: LineFeature.Region, to values: inout LineValues
  ) {
    let before = index > 0 ? foundBefore[index - 1] : -1
    let after = index + 1 < shapes.count ? foundAfter[index + 1] : shapes.count
    values.add(bins.near(before < 0 ? .max : index - before))
    values.add(bins.near(after >= shapes.count ? .max : after - index))
    let isOutside =
      region == .after ? before > core.upperBound : region == .before && after < core.lowerBound
    values.add(isOutside ? 1 : 0)
    values.add(isFound[index] ? 1 : 0)
  }

  /// The values of the two features about shared words.
  func shared(of index: Int) -> (own: Int, near: Int) {
    let own = words.count(of: index)
    var all = 0
    var shared = 0
    for near in max(0, index - 3)...min(shapes.count - 1, index + 3) {
      let words = words.count(of: near)
      all += words.all
      shared += words.shared
    }
    let ownShare = bins.share(Self.percent(own.shared, own.all))
    let nearShare = bins.share(Self.percent(shared, all))
    return (
      own: own.all == 0 ? 0 : ownShare * 3 + bins.sharedWords(own.all) + 1,
      near: all == 0 ? 0 : nearShare + 1
    )
  }

  private func kind(at index: Int) -> Int {
    kinds.indices.contains(index) ? Int(kinds[index]) : LineKind.none
  }

  private func looksAlike(_ index: Int, _ other: Int) -> Bool {
    guard shapes.indices.contains(other), !shapes[index].isProse, !shapes[other].isProse else {
      return false
    }
    return abs(shapes[index].words - shapes[other].words) <= 3
      && shapes[index].flags.contains(.endsSentence) == shapes[other].flags.contains(.endsSentence)
  }

  private func capitals(of shape: LineShape) -> Int {
    guard shape.words > 0 else { return 0 }
    let share = Double(shape.capitalizedWords) / Double(shape.words) - capitalShare
    return bins.capitals(Int(share * 100))
  }

  /// The value of the feature about marks between words.
  func separators(in index: Int) -> Int {
    let bytes = view.bytes
    let content = view.lines.lines[Int(view.contentLines[index])].content
    var count = 0
    for position in content.start..<content.end {
      switch bytes[position] {
      case 0x7C, 0x2F, 0x3E: count += 1
      case 0xB7, 0xBB, 0xA2, 0xBA:
        // · and » in two bytes, • and › in three.
        let lead = bytes[max(content.start, position - 1)]
        if lead == 0xC2 || lead == 0x80 { count += 1 }
      default: break
      }
    }
    return min(3, count)
  }
}

// MARK: - Of single lines and lists

extension LineFeatureReader {
  static func percent(_ part: some BinaryInteger, _ whole: some BinaryInteger) -> Int {
    whole == 0 ? 0 : Int(part) * 100 / Int(whole)
  }

  static func ending(of shape: LineShape) -> Int {
    if shape.flags.contains(.endsWithQuestion) { return 2 }
    if shape.flags.contains(.endsWithColon) { return 3 }
    return shape.flags.contains(.endsSentence) ? 1 : 0
  }

  static func start(of shape: LineShape) -> Int {
    if shape.links > 0 { return 1 }
    if shape.flags.contains(.listItem) { return 2 }
    if shape.flags.contains(.tableRow) { return 3 }
    if shape.flags.contains(.keyValue) { return 4 }
    return shape.flags.contains(.startsLower) ? 5 : 0
  }

  static func kind(of shape: LineShape, isFound: Bool) -> Int {
    if isFound { return LineKind.found }
    if shape.isProse { return shape.words >= 25 ? LineKind.longProse : LineKind.prose }
    let length = LineBins.shared.length(Int(shape.words))
    let ending = shape.flags.contains(.endsWithColon) ? 2 : ending(of: shape) > 0 ? 1 : 0
    return LineKind.short + length * 3 + ending
  }

  static func runs(_ shapes: [LineShape]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    runs.reserveCapacity(shapes.count)
    var start = 0
    while start < shapes.count {
      var end = start + 1
      if !shapes[start].isProse {
        while end < shapes.count, !shapes[end].isProse { end += 1 }
      }
      for _ in start..<end { runs.append(start..<end) }
      start = end
    }
    return runs
  }

  /// For each place the last place up to it that is marked, or -1.
  static func nearest(_ marks: [Bool]) -> [Int] {
    var last = -1
    return marks.indices.map { index in
      if marks[index] { last = index }
      return last
    }
  }
}
