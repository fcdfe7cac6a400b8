extension EditPlan {
  /// The bytes of the source that a range of the edited text came from.
  ///
  /// A range that touches text which an edit put in covers all that the edit replaced. Text that
  /// was removed inside the range is covered; text that was removed at its ends is not.
  ///
  /// - Complexity: O(edits).
  public func sourceRange(ofOutput output: TextRange) -> TextRange {
    SourceMap(self).sourceRange(ofOutput: output)
  }

  /// Where many ranges of the edited text came from.
  public struct SourceMap: Sendable {
    private let edits: [Edit]
    /// How much further back than in the source the text behind each edit stands.
    private let shifts: [Int]

    /// The map of the text that `plan` makes.
    ///
    /// - Complexity: O(edits).
    public init(_ plan: EditPlan) {
      edits = plan.edits
      var shift = 0
      shifts = edits.map { edit in
        shift += edit.replacement.count - edit.range.count
        return shift
      }
    }

    /// The bytes of the source that a range came from, as `EditPlan.sourceRange(ofOutput:)` says.
    ///
    /// - Complexity: O(log edits).
    public func sourceRange(ofOutput output: TextRange) -> TextRange {
      let start = sourceOffset(of: output.start, isEnd: false)
      let end = output.isEmpty ? start : sourceOffset(of: output.end, isEnd: true)
      return TextRange(start, max(start, end))
    }

    private func sourceOffset(of offset: Int, isEnd: Bool) -> Int {
      var low = 0
      var high = edits.count
      while low < high {
        let middle = (low + high) / 2
        let start = edits[middle].range.start + (middle > 0 ? shifts[middle - 1] : 0)
        if isEnd ? offset <= start : offset < start { high = middle } else { low = middle + 1 }
      }
      guard low > 0 else { return offset }
      let edit = edits[low - 1]
      let end = edit.range.end + shifts[low - 1]
      if isEnd ? offset <= end : offset < end { return isEnd ? edit.range.end : edit.range.start }
      return offset - shifts[low - 1]
    }
  }

  /// The range of the edited text that a range of the source became; empty where it was removed.
  ///
  /// - Complexity: O(edits).
  public func outputRange(ofSource source: TextRange) -> TextRange {
    let start = outputOffset(of: source.start, isEnd: false)
    let end = outputOffset(of: source.end, isEnd: true)
    return TextRange(min(start, end), max(start, end))
  }

  private func outputOffset(of offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for edit in edits {
      if isEnd ? offset <= edit.range.start : offset < edit.range.start { break }
      if offset < edit.range.end {
        return edit.range.start + shift + (isEnd ? edit.replacement.count : 0)
      }
      shift += edit.replacement.count - edit.range.count
    }
    return offset + shift
  }
}
