/// A piece of a text made fit for one line of a terminal.
///
/// A run of white space becomes one space. What cannot be seen, or would make a terminal or a reader
/// see something else than what is there, is spelled out: control characters, bidi controls and
/// other invisible characters as `\u{…}`, ill-formed bytes as `\xNN`.
struct Excerpt {
  /// What happens to white space.
  enum WhiteSpace {
    /// A run becomes one space.
    case joined
    /// Everything but the plain space is spelled out.
    case spelled
  }

  /// The text on one line.
  private(set) var bytes: [UInt8] = []
  /// The columns it takes.
  private(set) var columns = 0

  private let limit: Int
  /// The length and columns of `bytes` up to the last border of a character that leaves room for
  /// the mark of a cut.
  private var cut = (count: 0, columns: 0)
  private var marks = 0
  private var previous: UInt32 = 0
  private var isFull = false

  /// An excerpt of `text`, cut to `width` columns; the cut is shown as `…` and never falls inside a
  /// character: marks stay with their base, and the parts of an emoji together.
  ///
  /// - Complexity: O(width), or O(bytes) without `width`.
  init(_ text: ArraySlice<UInt8>, width: Int? = nil, whiteSpace: WhiteSpace = .joined) {
    limit = max(width ?? .max, 1)
    var position = text.startIndex
    while position < text.endIndex, !isFull {
      let plain = text[position...].prefix(limit - columns).prefix(while: Self.isPlain)
      if !plain.isEmpty {
        add(plain: plain)
        position = plain.endIndex
        continue
      }
      let scalar = UTF8Scalar.read(text, at: position)
      let part = text[position..<position + scalar.count]
      position += scalar.count
      guard let value = scalar.value else {
        for byte in part { add(spelled: "\\x" + Self.hex(UInt32(byte), digits: 2)) }
        continue
      }
      if Self.isWhiteSpace(value), whiteSpace == .joined || value == 0x20 {
        if previous != 0x20 || whiteSpace == .spelled { add([0x20], columns: 1) }
        previous = 0x20
      } else if isShown(value) {
        add(scalar: value, part)
      } else {
        add(spelled: "\\u{" + Self.hex(value, digits: 1) + "}")
      }
    }
  }

  // MARK: Adding

  /// Adds characters of ASCII that can be seen, no more than there is room for.
  private mutating func add(plain part: ArraySlice<UInt8>) {
    bytes.append(contentsOf: part)
    columns += part.count
    cut = (bytes.count - 1, columns - 1)
    marks = 0
    previous = part.last.map { UInt32($0) } ?? previous
  }

  /// Adds a code point that can be seen.
  private mutating func add(scalar value: UInt32, _ part: ArraySlice<UInt8>) {
    if DisplayWidth.isMark(value) {
      marks += 1
      bytes.append(contentsOf: part)
    } else if continuesCharacter(value) {
      // The character already has the columns of its first part.
      bytes.append(contentsOf: part)
    } else {
      marks = 0
      add(part, columns: DisplayWidth.columns(of: value))
    }
    // The second half of a flag ends it.
    let isSecondHalf = Self.isFlagHalf(value) && Self.isFlagHalf(previous)
    previous = isSecondHalf ? 0xFFFC : value
  }

  private mutating func add(spelled text: String) {
    add(Array(text.utf8)[...], columns: text.utf8.count)
    previous = 0
  }

  /// Adds something that begins a new character.
  private mutating func add(_ part: ArraySlice<UInt8>, columns width: Int) {
    guard !isFull else { return }
    if columns < limit { cut = (bytes.count, columns) }
    if columns + width > limit {
      bytes.removeSubrange(cut.count...)
      bytes.append(contentsOf: "…".utf8)
      columns = cut.columns + 1
      isFull = true
      return
    }
    bytes.append(contentsOf: part)
    columns += width
  }

  private func continuesCharacter(_ value: UInt32) -> Bool {
    guard columns > 0 else { return false }
    return previous == 0x200D || Self.isFlagHalf(previous) && Self.isFlagHalf(value)
  }

  // MARK: Kinds of character

  private static func isPlain(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  /// Whether a code point can be shown as it is.
  ///
  /// A mark needs a base before it, and a joiner a letter
  /// of a script that joins or an emoji; more than eight marks on one base hide what they stand on.
  private func isShown(_ value: UInt32) -> Bool {
    switch value {
    case 0x200C, 0x200D: previous >= 0x600 && marks < 8
    default:
      DisplayWidth.isMark(value)
        ? previous > 0x20 && marks < 8 : !Self.isInvisible(value) && !Self.isWhiteSpace(value)
    }
  }

  private static func isFlagHalf(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Code points with the property White_Space (Unicode, PropList.txt: a closed list since 6.3).
  static func isWhiteSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Controls, bidi controls and what else has no form of its own.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5,
      0x180B...0x180F,
      0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF,
      0xE000...0xF8FF, 0xF0000...0x10FFFF:
      true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
