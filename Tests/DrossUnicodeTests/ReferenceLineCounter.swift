@testable import DrossUnicode

/// What `LineCounter` counts, one code point after the other.
struct ReferenceLineCounter {
  var shape = LineShape()
  var tabOffset: Int?
  var wordsBeforeTab: Int32 = 0
  private var isInWord = false
  private var ideographs = 0
  private var wordLength = 0
  private var endIsPending = false
  private var lastStop: UInt32 = 0
  private var lastIsSmall = false

  mutating func count(_ line: ArraySlice<UInt8>) {
    let bytes = Array(line)
    var position = 0
    while position < bytes.count {
      let scalar = ScalarReader.read(bytes.span, at: position)
      let next = position + scalar.byteCount
      let isJoined =
        isInWord && [0x27, 0x2D, 0x2019].contains(scalar.value) && next < bytes.count
        && isWordByte(bytes[next])
      if scalar.value == 0x09, tabOffset == nil, shape.characters > 0 {
        tabOffset = position
        wordsBeforeTab = shape.words
      }
      if isJoined { shape.characters += 1 } else { take(scalar.value) }
      let kind = ScalarKind.of(scalar.value)
      if kind == .upperLetter, lastIsSmall { shape.flags.insert(.innerCapital) }
      lastIsSmall = kind == .lowerLetter || (kind == .mark && lastIsSmall)
      if position >= 2, bytes[position - 2...position].elementsEqual("://".utf8) {
        shape.links += 1
      }
      position = next
    }
    guard endIsPending else { return }
    shape.sentences += 1
    shape.flags.insert(.endsSentence)
    if [0x3F, 0xFF1F, 0x61F].contains(lastStop) { shape.flags.insert(.endsWithQuestion) }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  private mutating func take(_ scalar: UInt32) {
    let kind = ScalarKind.of(scalar)
    switch kind {
    case .lowerLetter, .upperLetter, .uncasedLetter, .digit, .ideograph: takeWordCharacter(kind)
    case .mark: shape.characters += 1
    case .space, .lineBreak:
      if endIsPending { shape.sentences += 1 }
      endIsPending = false
      isInWord = false
    case .invisible, .control: break
    default:
      shape.characters += 1
      isInWord = false
      let isClosing =
        kind == .closePunctuation || kind == .quote || scalar == 0xBB || scalar == 0x203A
      if kind == .terminal {
        lastStop = scalar
        if wordLength >= 2 || scalar != 0x2E { endIsPending = shape.words > 0 }
      } else if !isClosing {
        endIsPending = false
      }
    }
  }

  private mutating func takeWordCharacter(_ kind: ScalarKind) {
    shape.characters += 1
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
    guard kind != .digit else {
      shape.digits += 1
      return
    }
    if shape.letters == 0, kind == .lowerLetter { shape.flags.insert(.startsLower) }
    shape.letters += 1
    if kind == .upperLetter { shape.capitals += 1 }
  }
}
