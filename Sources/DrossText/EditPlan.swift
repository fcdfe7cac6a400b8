/// Everything that is to be changed in one source: edits in order of place, none overlapping.
///
/// Cleaned text is never a new text: it is a source and a plan. So every change can be shown,
/// explained and undone.
public struct EditPlan: Hashable, Sendable {
  /// The edits, sorted by start; the end of each is at most the start of the next.
  public private(set) var edits: [Edit]

  /// A plan that changes nothing.
  public init() { edits = [] }

  /// A plan of edits that are already sorted and disjoint.
  ///
  /// - Precondition: `edits` is sorted and disjoint.
  public init(sorted edits: [Edit]) {
    for (previous, next) in zip(edits, edits.dropFirst()) {
      precondition(previous.range.end <= next.range.start, "edits are sorted and disjoint")
    }
    self.edits = edits
  }

  /// Whether the plan changes nothing.
  public var isEmpty: Bool { edits.isEmpty }

  /// The source with all edits made.
  ///
  /// - Precondition: every edit lies inside `bytes`.
  /// - Complexity: O(bytes + replacements).
  public func apply(to bytes: [UInt8]) -> [UInt8] {
    guard !edits.isEmpty else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      output.append(contentsOf: bytes[position..<edit.range.start])
      output.append(contentsOf: edit.replacement)
      position = edit.range.end
    }
    output.append(contentsOf: bytes[position...])
    return output
  }

  /// The plan that makes `source` again from what this plan makes of it.
  ///
  /// - Complexity: O(edits + bytes removed).
  public func inverted(from source: [UInt8]) -> EditPlan {
    var shift = 0
    let inverse = edits.map { edit in
      let start = edit.range.start + shift
      shift += edit.replacement.count - edit.range.count
      return Edit(
        TextRange(start, start + edit.replacement.count),
        replacement: Array(source[edit.range.range]), rule: edit.rule)
    }
    return EditPlan(sorted: inverse)
  }
}
