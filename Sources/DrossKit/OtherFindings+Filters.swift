import DrossFilters
import DrossRules

extension OtherFindings {
  /// What the filters of `selection` find, or `nil` when there are none.
  ///
  /// - Parameter repeated: the lines that several documents of the corpus have.
  static func of(_ selection: FilterSelection, repeated: RepeatedLines?) -> OtherFindings? {
    guard !selection.rules.isEmpty else { return nil }
    let benches = Pool { FilterBench(selection, repeated: repeated) }
    return OtherFindings(selection.rules.map(\.id)) { bytes, isSource in
      benches.use { $0.findings(in: bytes, isSource: isSource) }
    }
  }
}
