import CDrossTables

/// How one code point is folded, read from the table; the bits are explained in CDrossTables.h.
struct FoldEntry {
  let bits: UInt32

  @inline(__always)
  init(_ scalar: UInt32) { bits = dross_fold(scalar) }

  enum Action {
    case keep, replace, drop, space, expand
  }

  @inline(__always)
  var action: Action {
    switch bits & 7 {
    case 1: .replace
    case 2: .drop
    case 3: .space
    case 4: .expand
    default: .keep
    }
  }

  /// The class of the folded code point, when it is one.
  @inline(__always)
  var letterClass: LetterClass { LetterClass(bits: bits >> 3) }

  /// Whether it may combine with the code point before it.
  @inline(__always)
  var joins: Bool { bits & 64 != 0 }

  /// A mark that never combines, or one starter that marks may follow.
  @inline(__always)
  var isPlain: Bool { bits & 128 != 0 }

  /// A mark that is kept and never combines; the payload is its combining class.
  @inline(__always)
  var isPlainMark: Bool { bits & 0xC7 == 0xC0 }

  /// A letter or sign that is kept and that marks may follow.
  @inline(__always)
  var isPlainLetter: Bool { bits & 0xC7 == 0x80 }

  @inline(__always)
  var payload: UInt32 { bits >> 8 }

  /// Appends the folded form of `scalar`, whose entry this is.
  func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch action {
    case .keep: bytes.append(scalar: scalar)
    case .replace: bytes.append(scalar: payload)
    case .drop: break
    case .space: bytes.append(0x20)
    case .expand:
      let offset = payload >> 6
      for index in 0..<(payload & 63) { bytes.append(dross_fold_expansion(offset + index)) }
    }
  }
}

/// What a folded code point is in a word that may mix scripts.
enum LetterClass: UInt8 {
  case other, latin, cyrillic, greek, mark

  /// Whether it is a letter that may have look-alikes.
  @inline(__always)
  var isLetter: Bool { self != .other && self != .mark }

  /// The class in the lowest three bits.
  @inline(__always)
  init(bits: UInt32) {
    switch bits & 7 {
    case 1: self = .latin
    case 2: self = .cyrillic
    case 3: self = .greek
    case 4: self = .mark
    default: self = .other
    }
  }

  /// The class of a folded ASCII byte.
  @inline(__always)
  init(ascii byte: UInt8) { self = byte >= 0x61 && byte <= 0x7A ? .latin : .other }
}

extension [UInt8] {
  /// Appends the UTF-8 of a code point.
  mutating func append(scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
