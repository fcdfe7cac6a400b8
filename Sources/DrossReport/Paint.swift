/// Colours for a terminal, when asked for.
struct Paint: Sendable {
  /// A colour or weight, as the number of an SGR sequence (ECMA-48, 8.3.117).
  enum Ink: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
  }

  /// Whether anything is coloured.
  let isColoured: Bool

  /// Appends what `write` writes, in the colour `ink`.
  func write(_ ink: Ink, to output: inout [UInt8], _ write: (inout [UInt8]) -> Void) {
    if isColoured { output.write("\u{1B}[\(ink.rawValue)m") }
    write(&output)
    if isColoured { output.write("\u{1B}[0m") }
  }

  /// Appends `text` in the colour `ink`.
  func write(_ ink: Ink, _ text: String, to output: inout [UInt8]) {
    write(ink, to: &output) { $0.write(text) }
  }
}

extension [UInt8] {
  /// Appends the UTF-8 bytes of `text`.
  mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends LF.
  mutating func endLine() { append(0x0A) }
}
