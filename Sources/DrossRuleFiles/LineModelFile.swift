package import DrossRules
package import DrossText

/// Reads line models: text files with one row a value of a feature.
///
/// A row is the name of the feature, the value, and three weights in thousandths: for lines before
/// the article, within it and after it. A `#` at the start of a line starts a comment. Values without
/// a row weigh nothing.
package enum LineModelFile {
  /// Reads one line model.
  ///
  /// - Parameter bytes: the whole file.
  /// - Parameter path: what messages call the file.
  /// - Parameter name: the name by which rules call the model.
  /// - Returns: the model, or `nil` when there was an error; and what was wrong, in order of line.
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: [UInt8], path: String, name: String
  ) -> (model: LineModel?, diagnostics: [Diagnostic]) {
    var model = LineModel(name: name)
    var diagnostics: [Diagnostic] = []
    for (index, line) in LineTable(bytes.span).lines.enumerated() {
      let fields = bytes[line.content.range].split { $0 == 0x20 || $0 == 0x09 }
      guard let first = fields.first, first.first != UInt8(ascii: "#") else { continue }
      if let problem = read(fields, into: &model) {
        diagnostics.append(
          Diagnostic(
            .error, at: Diagnostic.Place(path: path, line: index + 1, column: 1), problem,
            notes: ["write: FEATURE VALUE BEFORE WITHIN AFTER, the weights in thousandths"]))
      }
    }
    return (diagnostics.isEmpty ? model : nil, diagnostics)
  }

  /// What is wrong with a row.
  private static func read(_ fields: [ArraySlice<UInt8>], into model: inout LineModel) -> String? {
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    guard texts.count == 5 else { return "a row has five fields, not \(texts.count)" }
    guard let feature = LineFeature(rawValue: texts[0]) else {
      return "there is no feature '\(texts[0])'"
    }
    guard let value = Int(texts[1]) else { return "'\(texts[1])' is not a value" }
    for (region, text) in zip(LineFeature.Region.allCases, texts[2...]) {
      guard let weight = Int32(text) else { return "'\(text)' is not a weight" }
      guard model.set(feature, value, region, to: weight) else {
        return "\(texts[0]) has no value \(value)"
      }
    }
    return nil
  }
}
