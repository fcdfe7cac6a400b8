/// What the line model knows of a line: each feature has one of a few values.
///
/// Numbers are put into bins, so that a sum of weights can follow any curve. A bin is named by the
/// greatest number in it; the last one is open.
package enum LineFeature: String, CaseIterable, Sendable {
  /// Nothing but where the line stands.
  case place
  /// The number of words.
  case words
  /// How the line ends, by its length.
  case ending
  /// How many more words begin with a capital than in the running text, by length.
  case capitals
  /// Whether nearly all letters are capitals, by length.
  case shouting
  /// The share of digits.
  case digits
  /// How the line begins.
  case start
  /// Bars, slashes, dots and arrows between words.
  case separators
  /// Lines before it.
  case linesBefore = "lines_before"
  /// Lines after it.
  case linesAfter = "lines_after"
  /// How far outside the running text it stands.
  case distance
  /// How many lines stand on its side of the running text.
  case side
  /// The length of its run of lines that are no running text.
  case run
  /// Where in that run it stands.
  case placeInRun = "place_in_run"
  /// What the second line before it is.
  case secondBefore = "second_before"
  /// What the line before it is.
  case before
  /// What the line after it is.
  case after
  /// What the second line after it is.
  case secondAfter = "second_after"
  /// Which neighbours look like it.
  case alike
  /// How much running text is near.
  case proseNear = "prose_near"
  /// How near the last line is that a rule removes.
  case foundBefore = "found_before"
  /// How near the next line is that a rule removes.
  case foundAfter = "found_after"
  /// Whether a rule removes a line between the running text and it.
  case foundOutside = "found_outside"
  /// Whether a rule that is not safe enough would remove it.
  case doubted
  /// How many of its words the running text uses, by their number.
  case shared
  /// How many of the words around it the running text uses.
  case sharedNear = "shared_near"
  /// Whether the line stands several times.
  case copies
  /// The number of lines of running text.
  case proseLines = "prose_lines"
  /// The share of the words that stand in running text.
  case proseShare = "prose_share"

  /// Where a line stands to the running text; every weight has one number for each.
  package enum Region: Int, CaseIterable, Sendable {
    /// Before its first long line.
    case before
    /// Between its first and its last long line.
    case within
    /// After its last long line.
    case after
  }

  static let lengthBins = [2, 5, 12]
  static let wordBins = [1, 2, 3, 5, 8, 12, 20, 35]
  static let placeBins = [0, 1, 2, 4, 8, 16, 32]
  static let countBins = [1, 2, 3, 5, 8, 15, 30]
  static let nearBins = [1, 2, 4, 7]
  static let shareBins = [0, 15, 30, 50, 75]

  /// How many values there are, from 0.
  package var valueCount: Int {
    switch self {
    case .place: 1
    case .words: Self.wordBins.count + 1
    case .ending: 4 * (Self.lengthBins.count + 1)
    case .capitals: 5 * (Self.lengthBins.count + 1)
    case .shouting: Self.lengthBins.count + 2
    case .digits: 6
    case .start: 6
    case .separators: 4
    case .linesBefore, .linesAfter: Self.placeBins.count + 1
    case .distance, .side: Self.placeBins.count + 1
    case .run: Self.countBins.count + 2
    case .placeInRun: 10
    case .secondBefore, .before, .after, .secondAfter: LineKind.count
    case .alike: 4
    case .proseNear: 9
    case .foundBefore, .foundAfter: Self.nearBins.count + 1
    case .foundOutside, .doubted, .copies: 2
    case .shared: 3 * (Self.shareBins.count + 1) + 1
    case .sharedNear: Self.shareBins.count + 2
    case .proseLines: 6
    case .proseShare: 6
    }
  }

  /// What is read one after the other, as long as it may matter.
  enum Stage: Int, CaseIterable {
    /// What the shapes of lines tell.
    case shapes
    /// What the bytes of the line tell.
    case bytes
    /// What the words of all running text tell.
    case words
  }

  /// When it is read.
  var stage: Stage {
    switch self {
    case .separators: .bytes
    case .shared, .sharedNear: .words
    default: .shapes
    }
  }

  /// Of each feature, where its values start when all stand in one row; the count of all is last.
  static let offsets: [Int] = allCases.reduce(into: [0]) {
    $0.append(($0.last ?? 0) + $1.valueCount)
  }

  /// The name of the feature for a person.
  var title: String {
    String(decoding: rawValue.utf8.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
  }
}

/// What a line is to its neighbours.
enum LineKind {
  static let none = 0
  static let prose = 1
  static let longProse = 2
  static let found = 3
  static let short = 4
  static let count = 16
}
