import DrossUnicode

extension LiteralFinder {
  /// A part of an edited text, whole lines, that stood in the text before as it is.
  struct Stretch {
    /// Its first byte in the folded text.
    var start: Int
    /// Behind its last byte, the LF of its last line.
    var end: Int
    /// How much further on than before it stands; negative for what has moved forward.
    var shift: Int
  }

  /// Notes in `places` each literal that stands in an edited text, nearly but not wholly in order of place.
  ///
  /// - Parameters:
  ///   - stretches: what has stayed, in order.
  ///   - known: the places in the text before.
  /// - Complexity: O(known places + lines), and O(bytes) of what has not stayed and of what is near to it.
  func find(
    in text: borrowing SpacedText, lines: [Range<Int>], shapes: [LineShape], seams: Seams,
    stretches: [Stretch], known: [Place], _ places: inout [Place]
  ) {
    var found: [Place] = []
    find(
      in: text, lines: lines, shapes: shapes, seams: seams,
      among: unknown(lines, between: stretches), &found)
    var moved = StretchCursor(stretches) { $0.start - $0.shift }
    var stayed = StretchCursor(stretches) { $0.start }
    var next = found[...]
    func takeNew(before start: Int32) {
      while let place = next.first, place.start < start {
        next.removeFirst()
        if stayed.stretch(holding: place) == nil { places.append(place) }
      }
    }
    for place in known {
      guard let stretch = moved.stretch(holding: place) else { continue }
      let shift = Int32(stretch.shift)
      takeNew(before: place.start + shift)
      places.append(
        Place(literal: place.literal, start: place.start + shift, end: place.end + shift))
    }
    takeNew(before: .max)
  }

  /// The lines in which there may be literals that do not lie in one of `stretches`.
  private func unknown(_ lines: [Range<Int>], between stretches: [Stretch]) -> [Range<Int>] {
    var unknown: [Range<Int>] = []
    func add(from start: Int, to end: Int) {
      let first = Self.line(holding: start, in: lines)
      let last = Self.line(holding: end, in: lines)
      if let before = unknown.last, before.upperBound >= first {
        unknown[unknown.count - 1] = before.lowerBound..<last + 1
      } else {
        unknown.append(first..<last + 1)
      }
    }
    guard let count = lines.last.map({ $0.upperBound + 1 }) else { return [] }
    var end = 0
    for stretch in stretches {
      if stretch.start > 0 {
        add(from: max(0, end - texts.longest), to: min(count - 1, stretch.start + texts.longest))
      }
      end = stretch.end
    }
    if end < count { add(from: max(0, end - texts.longest), to: count - 1) }
    return unknown
  }

  /// The index of the line that holds a byte of a text, which has lines.
  private static func line(holding offset: Int, in lines: [Range<Int>]) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].upperBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Tells in which stretch places lie that come nearly in order.
private struct StretchCursor {
  private let stretches: [LiteralFinder.Stretch]
  private let start: (LiteralFinder.Stretch) -> Int
  private var index = 0

  /// - Parameter start: where a stretch starts, in the text in which the places are.
  init(_ stretches: [LiteralFinder.Stretch], start: @escaping (LiteralFinder.Stretch) -> Int) {
    self.stretches = stretches
    self.start = start
  }

  /// The stretch in which all of a place lies.
  mutating func stretch(holding place: LiteralFinder.Place) -> LiteralFinder.Stretch? {
    guard !stretches.isEmpty else { return nil }
    while index > 0, start(stretches[index]) > Int(place.start) { index -= 1 }
    while index + 1 < stretches.count, start(stretches[index + 1]) <= Int(place.start) {
      index += 1
    }
    let stretch = stretches[index]
    let first = start(stretch)
    let isInside =
      first <= Int(place.start) && Int(place.end) - first <= stretch.end - stretch.start
    return isInside ? stretch : nil
  }
}
