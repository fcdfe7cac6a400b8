import CDrossTables

/// Counts what `LineShape` holds, in one pass over the bytes of a line.
struct LineCounter {
  var shape = LineShape()
  /// The offset in the line of the first tab that has text before it.
  var tabOffset: Int?
  var wordsBeforeTab: Int32 = 0

  var isInWord = false
  /// Letters of scripts without spaces so far.
  var ideographs = 0
  /// Whether the last character is a small letter.
  var lastIsSmall = false
  /// Letters and digits of the current or last word, as far as it matters.
  var wordLength = 0
  /// A full stop was seen, and only closing marks since.
  var endIsPending = false
  var lastTerminal: UInt32 = 0

  mutating func count(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    var position = start
    while position < end { position = takeBlock(at: position, of: bytes, from: start, to: end) }
    if endIsPending {
      shape.sentences += 1
      shape.flags.insert(.endsSentence)
      if lastTerminal == 0x3F || lastTerminal == 0xFF1F || lastTerminal == 0x61F {
        shape.flags.insert(.endsWithQuestion)
      }
    }
  }

  /// Takes up to 64 bytes, and what is left of the last character.
  ///
  /// - Returns: the offset behind them.
  @inline(__always)
  private mutating func takeBlock(
    at block: Int, of bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let count = min(64, end &- block)
    let classes = dross_classes(of: bytes, at: block, count: count)
    let odd = classes.highs | classes.slashes | classes.controls
    var offset = 0
    while offset < count {
      let plain = min((odd &>> UInt64(offset)).trailingZeroBitCount, count &- offset)
      let position = block &+ offset
      if plain > 0 {
        if plain == 1, bytes[position] == 0x20 {
          takeSpace()
        } else {
          take(
            classes.stretch(from: offset, count: plain), count: plain, at: position, of: bytes,
            to: end)
        }
        offset &+= plain
      } else if bytes[position] < 0x80 {
        takeASCII(bytes[position], at: position, of: bytes, from: start)
        offset &+= 1
      } else {
        offset = takeScalar(at: position, of: bytes, to: end) &- block
      }
    }
    return block &+ offset
  }

  @inline(__always)
  private mutating func takeSpace() {
    if endIsPending {
      shape.sentences += 1
      endIsPending = false
    }
    isInWord = false
    lastIsSmall = false
  }

  /// Takes a slash or a control character.
  private mutating func takeASCII(
    _ byte: UInt8, at position: Int, of bytes: Span<UInt8>, from start: Int
  ) {
    if byte == 0x09, tabOffset == nil, shape.characters > 0 {
      tabOffset = position - start
      wordsBeforeTab = shape.words
    }
    take(ScalarKind.of(UInt32(byte)), UInt32(byte))
    if byte == 0x2F, position >= start + 2, bytes[position - 1] == 0x2F,
      bytes[position - 2] == 0x3A
    {
      shape.links += 1
    }
  }

  private mutating func takeScalar(at position: Int, of bytes: Span<UInt8>, to end: Int) -> Int {
    let scalar = ScalarReader.read(bytes, at: position)
    let next = position + scalar.byteCount
    let isApostrophe =
      isInWord && scalar.value == 0x2019 && next < end && Self.isWordByte(bytes[next])
    if isApostrophe {
      shape.characters += 1
      lastIsSmall = false
    } else {
      take(ScalarKind.of(scalar.value), scalar.value)
    }
    return next
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  @inline(__always)
  private mutating func take(_ kind: ScalarKind, _ scalar: UInt32) {
    if kind == .upperLetter, lastIsSmall { shape.flags.insert(.innerCapital) }
    lastIsSmall = kind == .lowerLetter || (kind == .mark && lastIsSmall)
    switch kind {
    case .lowerLetter, .upperLetter, .uncasedLetter, .digit, .ideograph:
      takeWordCharacter(kind)
    case .mark:
      shape.characters += 1
    case .space, .lineBreak:
      takeSpace()
    case .terminal:
      shape.characters += 1
      // "J. Doe" and "1. Item" end no sentence; "Oslo." does.
      if wordLength >= 2 || scalar != 0x2E { endIsPending = shape.words > 0 }
      lastTerminal = scalar
      isInWord = false
    case .closePunctuation, .quote:
      shape.characters += 1
      isInWord = false
    case .bullet where scalar == 0xBB || scalar == 0x203A:
      // » and › close quotations in most languages that use them.
      shape.characters += 1
      isInWord = false
    case .invisible, .control:
      break
    default:
      shape.characters += 1
      endIsPending = false
      isInWord = false
    }
  }

  private mutating func takeWordCharacter(_ kind: ScalarKind) {
    shape.characters += 1
    // The end of a sentence in scripts without spaces needs none behind it.
    if endIsPending {
      if kind == .ideograph { shape.sentences += 1 }
      if kind == .upperLetter { shape.gluedEnds += 1 }
      endIsPending = false
    }
    if !isInWord || kind == .ideograph {
      if kind == .ideograph { ideographs += 1 }
      if kind != .ideograph || ideographs % 2 == 1 { shape.words += 1 }
      wordLength = 0
      if kind == .upperLetter { shape.capitalizedWords += 1 }
    }
    wordLength += 1
    isInWord = kind != .ideograph
    if kind == .digit {
      shape.digits += 1
    } else {
      if shape.letters == 0, kind == .lowerLetter { shape.flags.insert(.startsLower) }
      shape.letters += 1
      if kind == .upperLetter { shape.capitals += 1 }
    }
  }
}
