/// Pieces that go to one worker together, so that handing them over costs little.
package enum PieceGroup {
  /// Files in one group.
  ///
  /// Texts are small, most of them a few kilobytes.
  static let size = 32

  /// The next pieces of `reader`; `nil` at the end.
  ///
  /// Records come alone: they are a group already.
  package static func next(from reader: inout PieceReader) -> [Piece]? {
    var group: [Piece] = []
    while group.count < size, let piece = reader.next() {
      group.append(piece)
      if case .records = piece { break }
    }
    return group.isEmpty ? nil : group
  }
}
