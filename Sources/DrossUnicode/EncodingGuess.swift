import CDrossICU
import DrossText

/// What encoding a text is in that is not UTF-8 and does not say.
///
/// A guess by the frequencies of bytes and of pairs and triples of letters (ICU's charset detector, after
/// Li and Momoi, "A composite approach to language/encoding detection", 2001). It may be wrong, so nobody gets
/// it without asking, and whoever asks is told.
package struct EncodingGuess: Hashable, Sendable {
  /// ICU's name of the encoding.
  package let encoding: String
  /// How sure that is, from 1 to 100.
  package let confidence: Int

  /// Text that is looked at; more of it does not make a guess better.
  private static let sampleSize = 1 << 20
  /// A guess below that is none.
  private static let leastConfidence = 10

  /// A guess about `bytes`; `nil` when they are UTF-8, or when nothing is likely enough.
  ///
  /// - Complexity: O(bytes).
  package init?(_ bytes: Span<UInt8>) {
    let illFormed = UTF8Validation.illFormedRanges(in: bytes)
    if illFormed.isEmpty || Self.isMostlyUTF8(bytes, illFormed) { return nil }
    let sample = bytes.extracting(0..<min(bytes.count, Self.sampleSize))
    var status: Int32 = 0
    var confidence: Int32 = 0
    let name = unsafe [CChar](unsafeUninitializedCapacity: 64) { name, count in
      unsafe name.initialize(repeating: 0)
      confidence = unsafe sample.withUnsafeBufferPointer { text in
        unsafe dross_guess_encoding(
          text.baseAddress, Int32(text.count), name.baseAddress, Int32(name.count), &status)
      }
      count = name.count
    }
    guard status <= 0, confidence >= Self.leastConfidence else { return nil }
    let label = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard !label.utf8.elementsEqual("UTF-8".utf8), Transcoding.isKnown(label) else { return nil }
    encoding = Transcoding.name(ofLabel: label)
    self.confidence = Int(confidence)
  }

  /// Whether fewer bytes are ill-formed than there are letters of UTF-8 above ASCII: then these bytes are broken,
  /// not the whole text, since text in another encoding is hardly ever UTF-8 by chance.
  ///
  /// A text that was not guessed at is not guessed at once it has been repaired: only letters count that no repair
  /// takes away.
  private static func isMostlyUTF8(_ bytes: Span<UInt8>, _ illFormed: [TextRange]) -> Bool {
    let broken = illFormed.reduce(0) { $0 + $1.count }
    var letters = 0
    var offset = 0
    while offset < bytes.count, letters <= broken {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let scalar = ScalarReader.read(bytes, at: offset)
      if !scalar.isIllFormed, isLasting(scalar.value) { letters += 1 }
      offset += scalar.byteCount
    }
    return letters > broken
  }

  /// Whether it is a letter that is hardly ever a part of mojibake; capitals of Latin-1 are, and a few small ones.
  private static func isLasting(_ scalar: UInt32) -> Bool {
    switch ScalarKind.of(scalar) {
    case .lowerLetter, .ideograph: ![0xE2, 0xE3, 0xEF, 0xF0].contains(scalar)
    case .upperLetter: scalar > 0xFF
    case .uncasedLetter: true
    default: false
    }
  }
}
