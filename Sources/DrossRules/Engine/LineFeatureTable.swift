import DrossUnicode

/// The features of the lines of one text, for a line model.
struct LineFeatureTable {
  /// The features of one line.
  struct Row {
    let region: LineFeature.Region
    let values: ArraySlice<UInt8>
  }

  private static let width = LineFeature.allCases.count

  /// For each line of the text its row, or -1.
  private var rowNumbers: [Int32]
  private var regions: [LineFeature.Region] = []
  private var values: [UInt8] = []

  /// - Complexity: O(bytes).
  init(_ view: TextView, _ repeats: Repeats, found: [LineVerdict]) {
    rowNumbers = Array(repeating: -1, count: view.shapes.count)
    let reader = LineFeatureReader(view, repeats, found: found)
    // Texts without spaces between words count each character as a word; nothing was learnt on them.
    guard reader.hasWords else { return }
    for index in view.contentLines.indices {
      let line = Int(view.contentLines[index])
      guard view.shapes[line].words <= LineScores.mostWords, found[line] != .removed else {
        continue
      }
      rowNumbers[line] = Int32(regions.count)
      regions.append(reader.region(of: index))
      reader.appendValues(of: index, to: &values)
    }
  }

  /// The features of a line; `nil` for a line the model does not look at.
  func row(ofLine line: Int) -> Row? {
    let number = Int(rowNumbers[line])
    guard number >= 0 else { return nil }
    let start = number * Self.width
    return Row(region: regions[number], values: values[start..<start + Self.width])
  }
}
