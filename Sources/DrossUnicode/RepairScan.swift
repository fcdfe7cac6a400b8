import CDrossTables

/// The one scan over a text that finds what may have to be repaired, and skips everything else.
///
/// ASCII is skipped 64 bytes a step. Of other characters a table says by two bytes whether they matter:
/// for NFC, as invisible or odd characters, or, with the one before, as mojibake.
struct RepairScan {
  /// A place that has to be looked at.
  struct Suspect {
    let offset: Int
    let byteCount: Int
    let kind: Kind
  }

  /// Why a place has to be looked at; there may be several reasons.
  ///
  /// The bits are those of CDrossScan.h.
  struct Kind: OptionSet {
    let rawValue: UInt8
    /// An ampersand that may begin a reference, or a control character of ASCII.
    static let ascii = Kind(rawValue: 1)
    static let illFormed = Kind(rawValue: 2)
    /// With the character before.
    static let mojibake = Kind(rawValue: 4)
    /// A character that some fold makes plainer.
    static let fold = Kind(rawValue: 8)
    /// A control character from U+0080 to U+009F; told of whole texts alone.
    static let c1Control = Kind(rawValue: 16)
    static let nfc = Kind(rawValue: 64)
    /// An invisible or otherwise odd character.
    static let special = Kind(rawValue: 128)
  }

  private var state: dross_scan
  private let end: Int

  init(from start: Int, to end: Int) {
    state = dross_scan(position: Int64(start), previous: 0, has_others: false, blocks: 0)
    self.end = end
  }

  /// Goes on from `offset`, where a line starts.
  mutating func skip(to offset: Int) {
    state.position = Int64(offset)
    state.previous = 0
  }

  /// Whether something was passed that may belong to words of look-alike letters or to stacks of marks.
  var hasOthers: Bool { state.has_others }

  /// The next place to look at.
  mutating func next(in bytes: Span<UInt8>) -> Suspect? {
    var offset: Int64 = 0
    var byteCount: Int64 = 0
    let why = unsafe bytes.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress, end <= buffer.count else { return 0 }
      return unsafe dross_scan_next(&state, base, Int64(end), &offset, &byteCount)
    }
    guard why != 0 else { return nil }
    return Suspect(
      offset: Int(offset), byteCount: Int(byteCount),
      kind: Kind(rawValue: UInt8(truncatingIfNeeded: why)))
  }
}

extension RepairScan.Kind {
  /// All reasons to look at some place of `text`; none for a text that no step but a fold changes.
  init(of text: Span<UInt8>) {
    var scan = RepairScan(from: 0, to: text.count)
    self = []
    while let suspect = scan.next(in: text) {
      formUnion(suspect.kind)
      if text[suspect.offset] == 0xC2, suspect.byteCount == 2, text[suspect.offset + 1] < 0xA0 {
        insert(.c1Control)
      }
    }
  }
}

/// Finds the characters that a fold makes plainer.
struct FoldScan {
  private var position: Int
  private let end: Int

  init(from start: Int, to end: Int) {
    position = start
    self.end = end
  }

  /// Goes on from `offset`.
  mutating func skip(to offset: Int) { position = max(position, offset) }

  /// The next character before `limit` that a fold among `rules` makes plainer.
  mutating func next(
    in bytes: Span<UInt8>, before limit: Int, rules: UnicodeRules
  ) -> RepairScan.Suspect? {
    while position < limit {
      if bytes[position] < 0x80 {
        position = unsafe bytes.withUnsafeBufferPointer { buffer -> Int in
          guard let base = buffer.baseAddress, limit <= buffer.count else { return limit }
          return unsafe Int(
            dross_scan_plain(base, Int64(position + 1), Int64(limit)))
        }
        continue
      }
      let scalar = ScalarReader.read(bytes, at: position)
      position += scalar.byteCount
      if PlainForm.isCandidate(scalar.value), PlainForm.of(scalar.value, rules) != nil {
        return .init(
          offset: position - scalar.byteCount, byteCount: scalar.byteCount, kind: .fold)
      }
    }
    return nil
  }
}
