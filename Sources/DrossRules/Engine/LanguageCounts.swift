import DrossText
import DrossUnicode

/// How many frequent words of each language, and letters of each script, a text has.
struct LanguageCounts {
  /// The number of all words.
  private(set) var words = 0
  private var letters = 0
  private var ofLanguage = InlineArray<32, Int32>(repeating: 0)
  private var ofScript = InlineArray<16, Int32>(repeating: 0)
  /// The bit of a language whose words count for no other one.
  private let mainMask: UInt32

  /// - Parameter main: a language whose words count for no other one.
  init(main: Int? = nil) { mainMask = main.map { $0 < 32 ? 1 << UInt32($0) : 0 } ?? 0 }

  /// Whether more than `count` frequent words of a language stand in the first `limit` bytes of a folded
  /// range.
  ///
  /// - Complexity: O(limit), and nearly always less.
  static func holds(
    wordsOf language: Int, moreThan count: Int, _ range: Range<Int>, in view: TextView,
    upTo limit: Int
  ) -> Bool {
    guard language < 32 else { return false }
    let bytes = view.folded.bytes
    let text = bytes.span
    let end = min(range.upperBound, range.lowerBound + limit)
    let masks = StopWords.masks
    var left = count + 1
    var words = FoldedWordScanner(range.lowerBound..<end)
    while let word = words.next(in: text) {
      left -= Int(masks.mask(of: text, word) >> UInt32(language) & 1)
      if left == 0 { return true }
    }
    return false
  }

  /// Adds the words and letters of a folded range, as far as the first `limit` bytes.
  ///
  /// - Complexity: O(limit).
  mutating func count(_ range: Range<Int>, in view: TextView, upTo limit: Int) {
    let bytes = view.folded.bytes
    let text = bytes.span
    var end = min(range.upperBound, range.lowerBound + limit)
    while end < range.upperBound, FoldedWords.isWordByte(text[end]) { end += 1 }
    let masks = StopWords.masks
    FoldedWords.forEach(in: text, range.lowerBound..<end) { word in
      words += 1
      var mask = masks.mask(of: text, word)
      if mask & mainMask != 0 { mask = mainMask }
      while mask != 0 {
        ofLanguage[mask.trailingZeroBitCount] += 1
        mask &= mask - 1
      }
    }
    countLetters(of: text, range.lowerBound..<end)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// How many of eight bytes, all of ASCII, are small letters.
  @inline(__always)
  private static func letters(inASCII eight: UInt64) -> Int32 {
    // No sum carries into the next byte.
    let mask = (eight &+ ones &* 0x1F) & ~(eight &+ ones &* 0x05) & highs
    return Int32(truncatingIfNeeded: mask.nonzeroBitCount)
  }

  private mutating func countLetters(of text: Span<UInt8>, _ range: Range<Int>) {
    var offset = range.lowerBound
    var latin: Int32 = 0
    while offset < range.upperBound {
      let byte = text[offset]
      if byte < 0x80 {
        if offset + 8 <= range.upperBound {
          // Inside the span, which holds the range.
          let eight = unsafe text.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: UInt64.self)
          if eight & Self.highs == 0 {
            latin += Self.letters(inASCII: eight)
            offset += 8
            continue
          }
        }
        if (0x61...0x7A).contains(byte) { latin += 1 }
        offset += 1
        continue
      }
      let scalar = ScalarReader.read(text, at: offset)
      offset += scalar.byteCount
      let script = Script.of(scalar.value)
      guard script != .common else { continue }
      ofScript[Int(script.rawValue)] += 1
      letters += 1
    }
    ofScript[Int(Script.latin.rawValue)] += latin
    letters += Int(latin)
  }

  /// The index of the language in `LanguageGuess.known`, if it can be told.
  func language(fewest: Int, leastShare: Double) -> Int? {
    if let language = languageOfScript { return language }
    guard count(.latin, .cyrillic, .greek) * 10 >= letters * 6 else { return nil }
    let (best, count, second) = mostFrequent
    guard Int(count) >= fewest, Double(count) >= leastShare * Double(words) else { return nil }
    return second * 3 > count * 2 ? nil : best
  }

  /// Whether at least `count` words are of one language, and of no other one half as many.
  func isPlain(from count: Int32) -> Bool {
    let (_, most, second) = mostFrequent
    return most >= count && second * 2 <= most
  }

  /// The language with most words, how many these are, and how many the next one has.
  private var mostFrequent: (language: Int, count: Int32, second: Int32) {
    var language = 0
    var most: Int32 = 0
    var second: Int32 = 0
    for number in ofLanguage.indices {
      let own = ofLanguage[number]
      if own > most {
        (language, most, second) = (number, own, most)
      } else if own > second {
        second = own
      }
    }
    return (language, most, second)
  }

  /// The script of most letters; Chinese characters and kana count as one.
  var script: Int? {
    guard letters >= 8 else { return nil }
    let han = Int(Script.han.rawValue)
    let kana = count(.hiragana, .katakana)
    for number in ofScript.indices {
      let own = Int(ofScript[number]) + (number == han ? kana : 0)
      if own * 10 >= letters * 6 {
        return number == Int(Script.hiragana.rawValue) || number == Int(Script.katakana.rawValue)
          ? han : number
      }
    }
    return nil
  }

  private func count(_ scripts: Script...) -> Int {
    scripts.reduce(0) { $0 + Int(ofScript[Int($1.rawValue)]) }
  }

  /// The language of a script that tells it, when most letters are of that script.
  private var languageOfScript: Int? {
    let isLatin = Int(ofScript[Int(Script.latin.rawValue)]) * 2 > letters
    guard letters >= 8, !isLatin else { return nil }
    let kana = count(.hiragana, .katakana)
    let counts = [
      count(.armenian), count(.georgian), count(.hebrew), count(.arabic), count(.devanagari),
      count(.thai), kana * 8 < letters ? count(.han) : 0,
      kana * 8 < letters ? 0 : kana + count(.han), count(.hangul),
    ]
    return counts.firstIndex { $0 * 10 >= letters * 6 }.map { StopWords.lists.count + $0 }
  }
}
