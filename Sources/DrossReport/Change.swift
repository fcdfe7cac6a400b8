/// A text and what takes its place, both fit for one line of a terminal.
struct Change {
  /// What stood there.
  let old: [UInt8]
  /// What stands there now.
  let new: [UInt8]

  /// The change of `old` to `new`, cut to `width` columns with the arrow between them.
  ///
  /// White space is spelled out when the two would look the same without it, and when nothing else was
  /// there. A text that is empty,
  /// or begins or ends with a space, stands in quotes.
  init(old: ArraySlice<UInt8>, new: ArraySlice<UInt8>, width: Int) {
    let total = max(width - 3, 20)
    let short = Self.shown(old, new, width: total, .joined)
    let isOnlySpace = !old.isEmpty && short.0 == [0x22, 0x20, 0x22]
    let (old, new) =
      isOnlySpace || short.0 == short.1
      ? Self.shown(old, new, width: total, .spelled) : short
    self.old = old
    self.new = new
  }

  /// The two sides; the one that needs less than half leaves the rest to the other.
  private static func shown(
    _ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>, width: Int,
    _ whiteSpace: Excerpt.WhiteSpace
  ) -> ([UInt8], [UInt8]) {
    // Room for quotes is kept free on both sides.
    let room = width - 4
    let half = room / 2
    let oldColumns = Excerpt(old, width: room, whiteSpace: whiteSpace).columns
    let newColumns = Excerpt(new, width: room, whiteSpace: whiteSpace).columns
    let oldRoom = max(half, room - newColumns)
    let newRoom = max(room - half, room - oldColumns)
    return (
      quoted(Excerpt(old, width: min(oldRoom, room), whiteSpace: whiteSpace).bytes),
      quoted(Excerpt(new, width: min(newRoom, room), whiteSpace: whiteSpace).bytes)
    )
  }

  private static func quoted(_ text: [UInt8]) -> [UInt8] {
    guard text.first == 0x20 || text.last == 0x20 || text.isEmpty else { return text }
    return [0x22] + text + [0x22]
  }
}
