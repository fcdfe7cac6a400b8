extension EditPlan {
  /// One plan that does what this plan does and then what `next` does to the outcome.
  ///
  /// Both plans are read as pieces of text that are kept, dropped or inserted; the second plan
  /// drops and inserts among the pieces of the first. Bytes that the first plan inserts and the
  /// second one removes are in neither text, and leave no trace.
  ///
  /// - Parameter next: a plan for the bytes that this plan makes.
  /// - Parameter sourceCount: the number of bytes of the source of this plan.
  /// - Complexity: O(edits of both + bytes inserted).
  public func followed(by next: EditPlan, sourceCount: Int) -> EditPlan {
    guard !isEmpty else { return next }
    guard !next.isEmpty else { return self }
    var composition = Composition(pieces: pieces(sourceCount: sourceCount))
    for edit in next.edits { composition.apply(edit) }
    return composition.plan()
  }

  private func pieces(sourceCount: Int) -> [Piece] {
    var pieces: [Piece] = []
    var position = 0
    for edit in edits {
      pieces.append(.kept(TextRange(position, edit.range.start)))
      if !edit.range.isEmpty { pieces.append(.dropped(edit.range, rule: edit.rule)) }
      pieces.append(.inserted(edit.replacement, rule: edit.rule))
      position = edit.range.end
    }
    pieces.append(.kept(TextRange(position, sourceCount)))
    return pieces.filter { !$0.isEmpty }
  }
}

/// A stretch of the source, or of text put between two such stretches.
private enum Piece {
  case kept(TextRange)
  case dropped(TextRange, rule: String)
  case inserted([UInt8], rule: String)

  /// The number of bytes that the piece has in the text after the first plan.
  var count: Int {
    switch self {
    case .kept(let range): range.count
    case .dropped: 0
    case .inserted(let bytes, _): bytes.count
    }
  }

  var isEmpty: Bool {
    if case .dropped = self { return false }
    return count == 0
  }

  /// The first `count` bytes, and the rest.
  func split(at count: Int) -> (Piece, Piece) {
    switch self {
    case .kept(let range):
      let middle = range.start + count
      return (.kept(TextRange(range.start, middle)), .kept(TextRange(middle, range.end)))
    case .dropped:
      return (self, .inserted([], rule: ""))
    case .inserted(let bytes, let rule):
      return (
        .inserted(Array(bytes.prefix(count)), rule: rule),
        .inserted(Array(bytes.dropFirst(count)), rule: rule)
      )
    }
  }
}

/// The second plan at work on the pieces of the first, from left to right.
private struct Composition {
  private var waiting: [Piece]
  private var done: [Piece] = []
  /// The offset, in the text between the plans, of the first waiting piece.
  private var position = 0

  init(pieces: [Piece]) { waiting = pieces.reversed() }

  mutating func apply(_ edit: Edit) {
    while position < edit.range.start, let piece = take(upTo: edit.range.start) {
      done.append(piece)
    }
    while position < edit.range.end, let piece = take(upTo: edit.range.end) {
      switch piece {
      case .kept(let range):
        done.append(.dropped(range, rule: edit.rule))
      case .dropped:
        done.append(piece)
      case .inserted:
        break
      }
    }
    done.append(.inserted(edit.replacement, rule: edit.rule))
  }

  /// The next piece, cut off at `limit`.
  private mutating func take(upTo limit: Int) -> Piece? {
    guard let piece = waiting.popLast() else { return nil }
    guard position + piece.count > limit else {
      position += piece.count
      return piece
    }
    let (head, tail) = piece.split(at: limit - position)
    if !tail.isEmpty { waiting.append(tail) }
    position = limit
    return head
  }

  /// The pieces as edits: between two kept pieces, every drop with the text inserted behind it.
  func plan() -> EditPlan {
    var edits: [Edit] = []
    var sourcePosition = 0
    var isOpen = false
    for piece in done + waiting.reversed() where !piece.isEmpty {
      switch piece {
      case .kept(let range):
        sourcePosition = range.end
        isOpen = false
      case .dropped(let range, let rule):
        sourcePosition = range.end
        if isOpen, let last = edits.last, last.rule == rule, last.replacement.isEmpty,
          last.range.end == range.start
        {
          edits[edits.count - 1].range.end = range.end
        } else {
          edits.append(Edit(range, rule: rule))
        }
        isOpen = true
      case .inserted(let bytes, let rule):
        if isOpen {
          edits[edits.count - 1].replacement += bytes
        } else {
          edits.append(
            Edit(TextRange(sourcePosition, sourcePosition), replacement: bytes, rule: rule))
          isOpen = true
        }
      }
    }
    return EditPlan(sorted: edits)
  }
}
