import DrossText
import DrossUnicode

/// A phrase of a lexicon in the text.
struct LexiconHit {
  /// Where it stands in the folded text, with the word that it takes in.
  let range: Range<Int>
  /// Where the phrase itself ends.
  let phraseEnd: Int
  /// Which entry of the lexicon it is.
  let ordinal: Int32
}

extension LexiconTest {
  /// A lower share than this asks for single places; a higher one for what most words are.
  private static let leastShareOfMostWords = 0.05

  /// Whether hits point at places, rather than being counted among all words.
  var isPointing: Bool {
    minDensity < Self.leastShareOfMostWords || minDistinct > 1 || minCovered > 0 || isCased
  }
}

extension Evaluator {
  func holds(_ test: LexiconTest, pointingLexicon number: Int, _ unit: Unit) -> Bool {
    let all = lexiconHits(test, number, unit)
    let found = all.filter { !set.lexicons[number].entries[Int($0.ordinal)].isFiller }
    guard !found.isEmpty, found.count >= test.minCount else { return false }
    if test.minDistinct > 1, Set(found.map(\.ordinal)).count < test.minDistinct { return false }
    if test.minCovered > 0,
      share(ofLettersIn: all, and: set.lexicons[number].words, of: unit) < test.minCovered
    {
      return false
    }
    guard test.minDensity > 0 else { return true }
    let words = unit.lines.reduce(0) { $0 + Int(view.shapes[$1].words) }
    return Double(found.count) >= test.minDensity * Double(words)
  }

  /// The hits of a pointing lexicon in a unit, in order of place; of hits that overlap, the first
  /// one, and of two with one start the longer one.
  ///
  /// - Complexity: O(hits · log hits).
  func lexiconHits(_ test: LexiconTest, _ number: Int, _ unit: Unit) -> [LexiconHit] {
    let lexicon = set.lexicons[number]
    var found: [LexiconHit] = []
    hits.forEach(of: lexicon.phrases, in: unit.folded) { hit in
      let entry = lexicon.entries[Int(hit.ordinal)]
      guard !test.isCased || isWritten(hit, as: entry.written),
        let end = entry.takesWord ? endOfNextWord(Int(hit.end), unit) : Int(hit.end)
      else { return }
      found.append(
        LexiconHit(
          range: Int(hit.start)..<end, phraseEnd: Int(hit.end), ordinal: hit.ordinal))
    }
    found.sort { left, right in
      if left.range.lowerBound != right.range.lowerBound {
        return left.range.lowerBound < right.range.lowerBound
      }
      if left.range.upperBound != right.range.upperBound {
        return left.range.upperBound > right.range.upperBound
      }
      return lexicon.entries[Int(left.ordinal)].isException
        && !lexicon.entries[Int(right.ordinal)].isException
    }
    var end = 0
    return found.filter { hit in
      guard hit.range.lowerBound >= end else { return false }
      end = hit.range.upperBound
      return !lexicon.entries[Int(hit.ordinal)].isException
    }
  }

  /// The share of the letters of a unit that stand in `hits`, which are in order and apart, or in words that
  /// fill up.
  private func share(
    ofLettersIn hits: [LexiconHit], and fillers: WordSet, of unit: Unit
  ) -> Double {
    let bytes = view.folded.bytes
    let text = bytes.span
    var covers = hits.map(\.range)[...]
    var words: [Range<Int>] = []
    FoldedWords.forEach(in: text, unit.folded) { word in
      if fillers.contains(text, word) { words.append(word) }
    }
    var fills = words[...]
    var letters = 0
    var covered = 0
    var offset = unit.folded.lowerBound
    while offset < unit.folded.upperBound {
      let scalar = ScalarReader.read(text, at: offset)
      while let first = covers.first, first.upperBound <= offset { covers.removeFirst() }
      while let first = fills.first, first.upperBound <= offset { fills.removeFirst() }
      switch ScalarKind.of(scalar.value) {
      case .digit:
        offset = endOfNumber(offset, text, before: unit.folded.upperBound)
        continue
      case .lowerLetter, .upperLetter, .uncasedLetter, .ideograph:
        letters += 1
        if covers.first?.contains(offset) == true || fills.first?.contains(offset) == true {
          covered += 1
        }
      default: break
      }
      offset += scalar.byteCount
    }
    return letters == 0 ? 0 : Double(covered) / Double(letters)
  }

  /// Behind the digit at `offset` and the letters of ASCII that belong to it, three at most.
  private func endOfNumber(_ offset: Int, _ text: Span<UInt8>, before limit: Int) -> Int {
    let start = offset + ScalarReader.read(text, at: offset).byteCount
    var end = start
    while end < limit, FoldedWords.isASCIILetter(text[end]) { end += 1 }
    return end - start <= 3 ? end : start
  }

  /// Whether the source has the bytes of the lexicon, white space aside.
  private func isWritten(_ hit: HitStore.Hit, as written: ArraySlice<UInt8>) -> Bool {
    let range = view.sourceRange(Int(hit.start)..<Int(hit.end))
    return view.bytes[range.range].elementsEqual(written)
  }

  /// The end of the word that follows right behind a space, inside the unit.
  private func endOfNextWord(_ offset: Int, _ unit: Unit) -> Int? {
    let text = view.folded.bytes
    guard offset + 1 < unit.folded.upperBound, text[offset] == 0x20 || text[offset] == 0x0A,
      FoldedWords.isWordByte(text[offset + 1])
    else { return nil }
    var end = offset + 1
    while end < unit.folded.upperBound, isOfWord(end, text, before: unit.folded.upperBound) {
      end += 1
    }
    return end
  }

  /// Letters and digits, and a hyphen or an apostrophe between two of them.
  private func isOfWord(_ offset: Int, _ text: [UInt8], before limit: Int) -> Bool {
    if FoldedWords.isWordByte(text[offset]) { return true }
    return (text[offset] == 0x2D || text[offset] == 0x27) && offset + 1 < limit
      && FoldedWords.isWordByte(text[offset + 1])
  }
}
