import CDrossTables
import DrossText

/// A word with letters of two scripts, and whether those of one of them are a disguise.
struct MixedWord {
  private enum Script { case latin, cyrillic, greek }

  private var letters: [(script: Script, value: UInt32)] = []

  /// The word at `range`.
  init(_ range: TextRange, in bytes: Span<UInt8>) {
    var offset = range.start
    while offset < range.end {
      let scalar = ScalarReader.read(bytes, at: offset)
      if let script = Self.script(scalar.value) { letters.append((script, scalar.value)) }
      offset += scalar.byteCount
    }
  }

  /// The word that holds the letter at `offset`, and whether it has letters of several scripts.
  static func range(
    around offset: Int, in bytes: Span<UInt8>
  ) -> (range: TextRange, isMixed: Bool) {
    var scripts: UInt16 = 0
    var start = offset
    while start > 0 {
      let scalar = ScalarReader.readBackward(bytes, before: start)
      let bits = bits(scalar.value)
      if bits == 0 { break }
      scripts |= bits
      start -= scalar.byteCount
    }
    var end = offset
    while end < bytes.count {
      let scalar = ScalarReader.read(bytes, at: end)
      let bits = bits(scalar.value)
      if bits == 0 { break }
      scripts |= bits
      end += scalar.byteCount
    }
    return (TextRange(start, max(end, offset + 1)), (scripts & scriptBits).nonzeroBitCount > 1)
  }

  private static let scriptBits = UInt16(
    DROSS_CONTEXT_LATIN.rawValue | DROSS_CONTEXT_CYRILLIC.rawValue | DROSS_CONTEXT_GREEK.rawValue)
  private static let wordBits = scriptBits | UInt16(DROSS_CONTEXT_MARK.rawValue)

  /// What makes the character a part of a word; 0 when nothing does.
  private static func bits(_ value: UInt32) -> UInt16 { dross_context(value) & wordBits }

  private static func script(_ value: UInt32) -> Script? {
    let context = Context(value)
    if context.has(DROSS_CONTEXT_CYRILLIC) { return .cyrillic }
    if context.has(DROSS_CONTEXT_GREEK) { return .greek }
    return context.has(DROSS_CONTEXT_LATIN) ? .latin : nil
  }

  /// Whether the letters of the script that has fewer all look like letters of the other one, and stand
  /// as a disguise or a slip of the keyboard would: among the others, or as one or two of them.
  ///
  /// A short word in capitals glued to another (`IPадрес`) is none.
  var isDisguised: Bool {
    guard letters.count >= 3 else { return false }
    let scripts = [Script.latin, .cyrillic, .greek].map { script in
      (script, letters.count { $0.script == script })
    }.filter { $0.1 > 0 }
    guard scripts.count == 2 else { return false }
    // Latin on a tie.
    let (main, other) =
      scripts[0].1 >= scripts[1].1
      ? (scripts[0].0, scripts[1].0) : (scripts[1].0, scripts[0].0)
    let odd = letters.filter { $0.script == other }
    guard odd.allSatisfy({ Self.hasTwin($0.value, in: main) }) else { return false }
    let switches = zip(letters, letters.dropFirst()).count { $0.script != $1.script }
    if switches >= 2 { return true }
    let isAcronym =
      odd.count >= 2 && odd.allSatisfy { Self.isUpper($0.value) }
      && letters.contains { $0.script == main && !Self.isUpper($0.value) }
    return odd.count <= 2 && !isAcronym
  }

  /// Whether the word is of Cyrillic or of Greek letters alone, four or more, each of which looks like a Latin
  /// one; not in capitals alone, as acronyms are.
  var looksLatin: Bool {
    guard letters.count >= 4, let script = letters.first?.script, script != .latin else {
      return false
    }
    return letters.allSatisfy { $0.script == script && dross_is_latin_twin($0.value) }
      && letters.contains { !Self.isUpper($0.value) }
  }

  private static func isUpper(_ value: UInt32) -> Bool { ScalarKind.of(value) == .upperLetter }

  private static func hasTwin(_ value: UInt32, in script: Script) -> Bool {
    let entry = FoldEntry(value)
    let folded = entry.action == .replace ? entry.bits >> 8 : value
    let letterClass: UInt8 = script == .latin ? 1 : script == .cyrillic ? 2 : 3
    return dross_look_alike(folded, letterClass) != 0
  }
}
