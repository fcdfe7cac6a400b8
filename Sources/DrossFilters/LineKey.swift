import DrossUnicode

/// What makes two lines the same for CCNet: the line without the white space around it, in small letters,
/// every digit a zero, without some punctuation and without control characters.
struct LineKey {
  /// The punctuation that CCNet takes out: what its table replaces elsewhere, "１" included.
  private static let removed: Set<UInt32> = Set(
    "，。、„”“«»１」「《》´∶：？！（）；–—．～’…━〈〉【】％►".unicodeScalars.map(\.value))

  private var bytes: [UInt8] = []

  init() {}

  /// The hash of the key of a line; that of a line of white space is the one of a line of control characters.
  ///
  /// The final sigma is a small sigma like any other here.
  mutating func hash(_ text: Span<UInt8>, _ line: Range<Int>) -> UInt64 {
    let range = PythonText.stripped(text, line)
    bytes.removeAll(keepingCapacity: true)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if byte < 0x80 {
        offset += 1
        if byte >= 0x20 {
          let isCapital = 0x41 <= byte && byte <= 0x5A
          let isDigit = 0x30 <= byte && byte <= 0x39
          bytes.append(isCapital ? byte | 0x20 : isDigit ? 0x30 : byte)
        }
        continue
      }
      let scalar = ScalarReader.read(text, at: offset)
      if scalar.isIllFormed {
        bytes.append(byte)
      } else {
        append(scalar.value)
      }
      offset += scalar.byteCount
    }
    return Self.mixed(bytes)
  }

  /// Appends what a code point above ASCII becomes.
  private mutating func append(_ value: UInt32) {
    if (0x80..<0xA0).contains(value) || Self.removed.contains(value) { return }
    if CharacterBits.of(value).contains(.decimal) {
      bytes.append(0x30)
    } else if value == 0x130 {
      // The dotted capital becomes a letter and a mark.
      bytes += [0x69, 0xCC, 0x87]
    } else if let lowered = Unicode.Scalar(CharacterBits.lowered(value)) {
      bytes += Array(UTF8.encode(lowered) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// A hash of 64 bits, of which no two lines of a corpus should have the same.
  ///
  /// CCNet trusts 64 bits of SHA-1. Here each eight bytes are folded in by a product of 128 bits, as wyhash
  /// does.
  private static func mixed(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index & 7 == 7 {
        hash = fold(hash ^ word, 0xA076_1D64_78BD_642F)
        word = 0
      }
    }
    return fold(fold(hash ^ word, 0xE703_7ED1_A0B4_28DB), 0x8EBC_6AF0_9C88_C6E3)
  }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = (left ^ 0x5899_65CC_7537_4CC3).multipliedFullWidth(by: right)
    return high ^ low
  }
}
