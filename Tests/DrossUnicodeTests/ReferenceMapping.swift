import DrossText

/// The plain way from an edited text to its source and back: through all edits, one after the other.
extension EditPlan {
  /// The bytes of the source that a range of the edited text came from.
  ///
  /// A range that touches text which an edit put in covers all that the edit replaced. Text that
  /// was removed inside the range is covered; text that was removed at its ends is not.
  func sourceRange(ofOutput output: TextRange) -> TextRange {
    let start = sourceOffset(of: output.start, isEnd: false)
    let end = output.isEmpty ? start : sourceOffset(of: output.end, isEnd: true)
    return TextRange(start, max(start, end))
  }

  /// The range of the edited text that a range of the source became; empty where it was removed.
  func outputRange(ofSource source: TextRange) -> TextRange {
    let start = outputOffset(of: source.start, isEnd: false)
    let end = outputOffset(of: source.end, isEnd: true)
    return TextRange(min(start, end), max(start, end))
  }

  private func sourceOffset(of offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for edit in edits {
      let start = edit.range.start + shift
      let end = start + edit.replacement.count
      if isEnd ? offset <= start : offset < start { break }
      if isEnd ? offset <= end : offset < end {
        return isEnd ? edit.range.end : edit.range.start
      }
      shift += edit.replacement.count - edit.range.count
    }
    return offset - shift
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
