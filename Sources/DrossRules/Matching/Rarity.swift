/// How seldom a string of folded bytes stands in running text, guessed from its pairs of bytes.
///
/// A guess is enough: it only decides which part of a literal is looked for, never what is found. The
/// numbers are from 120 MB of English documentation, with letters folded.
enum Rarity {
  /// The bits of surprise of `bytes`: the binary logarithm of one over the guessed frequency.
  ///
  /// - Complexity: O(bytes).
  static func bits(of bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    if bytes.count == 1, let bits = bits(ofMark: first) { return bits }
    var last = byteClass(first)
    var bits = max(Int(firstBits[last]), leastBits(of: first))
    for byte in bytes.dropFirst() {
      let next = byteClass(byte)
      bits += max(Int(pairBits[last * classCount + next]), leastBits(of: byte))
      last = next
    }
    return bits
  }

  /// The bits of surprise that one of several strings stands somewhere, in sixteenths.
  static func sixteenths(ofAnyOf texts: [[UInt8]]) -> Int {
    let frequency = texts.reduce(0.0) {
      $0 + Double(sign: .plus, exponent: -bits(of: $1[...]), significand: 1)
    }
    guard frequency > 0 else { return 0 }
    // Between powers of two a straight line is near enough to the logarithm.
    return -16 * Int(frequency.exponent) - Int(16 * (frequency.significand - 1))
  }

  /// The bits of surprise of a mark that stands seldom enough in running text to tell something; `nil`
  /// for all other bytes.
  static func bits(ofMark byte: UInt8) -> Int? {
    switch byte {
    case 0x23, 0x3C, 0x3D, 0x3E, 0x40, 0x5C, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D, 0x7E: 13
    case 0x2A, 0x2B, 0x5B, 0x5D: 12
    case 0x24, 0x25, 0x26, 0x2F: 10
    case 0x3A: 9
    default: nil
    }
  }

  /// What a byte adds at least: marks share a class, but some are rare behind whatever stands before.
  private static func leastBits(of byte: UInt8) -> Int {
    bits(ofMark: byte).map { max(0, $0 - 4) } ?? 0
  }

  /// Letters have a class each; other bytes share a few.
  private static func byteClass(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20, 0x0A: 1
    case 0x30...0x39: 2
    case 0x61...0x7A: Int(byte) - 0x61 + 4
    case 0xC0...: 30
    case 0x80...: 31
    case 0x21...: 3
    default: 0
    }
  }

  private static let classCount = 32

  /// The bits of a byte by its class, as hexadecimal digits.
  private static let firstBits = digits(
    "83434655466648756446a544677879aa")

  /// The bits of a byte behind another; a row for the class of the first one.
  private static let pairBits = digits(
    """
    3461566676786ba66774b666787acbef
    52534655657757865655a65467699aaf
    a312666666bb9ecba9bacaaabcdaaeef
    b2326646666666866665a6557778b8df
    f465854487595a5453a5b34365886adf
    c5444756376936937a47a5573bb848df
    f553485748a36a448927c56467b66aef
    b2534774279748868848c668699c8dcf
    d3635654667988955486833596657bdf
    e344487744ac2ed59939d4654bbb6fcf
    d373696729754ad46456c5565a8c99cf
    e38429a82aba4ba88847b5845c8f9dcf
    f7865445555baa645246a6438676c6df
    f695197539a96a9888469936486dbd8f
    d393476728684b968657b6465a7c8bbf
    d4944885278a2b949947c955579b59cf
    e47335763aab3a964833c95869ba7eaf
    d3835944453959678748ba4357ab7abf
    e4a57654847979753255e355555aaadf
    e5743a7638765d748744b34459aa58cf
    f58399998a9b6cd498a99676179bcdef
    d3844956285b3d676648c544679d5cbf
    b273596838954c7778569743599b6bcf
    d3634a6738a33a877946c4556b796adf
    f6a56455465b4c944394f333abc7b9df
    e5542a7a1a8b3db96857d7789ab8bdcf
    e38439883a932e778649c5599b7bccef
    c342595847995e986a73b87389a388ef
    c192677969897ca65554c5458b8ca9cf
    e5543787287648a5625ad9798c9b76cf
    fffffffffffffffffffffffffffffff0
    c38689787a878c968669e677a8abba21
    """)

  private static func digits(_ text: StaticString) -> [UInt8] {
    var values: [UInt8] = []
    for byte in text.description.utf8 {
      switch byte {
      case 0x30...0x39: values.append(byte - 0x30)
      case 0x61...0x66: values.append(byte - 0x61 + 10)
      default: break
      }
    }
    return values
  }
}
