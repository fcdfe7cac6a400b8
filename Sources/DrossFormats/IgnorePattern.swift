/// One line of an ignore file, with the meaning that git gives it (gitignore(5)).
struct IgnorePattern: Sendable {
  /// Whether it takes back what a line before it says.
  let isNegated: Bool
  /// The line in its file, from 1.
  let line: Int

  private let isForFolders: Bool
  /// Whether it has no slash but at its end, so that it is about names, at any depth.
  private let isName: Bool
  /// What stands before the first wildcard.
  private let prefix: [UInt8]
  /// What follows; `nil` for nothing.
  private let wildcard: Wildcard?

  /// Reads one line, without its line ending; `nil` for a comment, a blank line, and a pattern that
  /// never matches.
  init?(_ text: ArraySlice<UInt8>, line: Int) {
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    var pattern = Self.withoutTrailingSpaces(text)
    isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    isForFolders = pattern.last == UInt8(ascii: "/")
    if isForFolders { pattern.removeLast() }
    isName = !pattern.contains(UInt8(ascii: "/"))
    if pattern.first == UInt8(ascii: "/") { pattern.removeFirst() }
    guard !pattern.isEmpty else { return nil }
    self.line = line
    // git takes the plain part off first, so a '**' right behind it counts as one after a slash.
    let plain = pattern.prefix { !Self.isSpecial($0) }
    let rest = pattern[plain.endIndex...]
    if isName {
      prefix = rest.isEmpty ? Array(plain) : []
      wildcard = rest.isEmpty ? nil : Wildcard(pattern, isOverPaths: false)
    } else {
      prefix = Array(plain)
      wildcard = rest.isEmpty ? nil : Wildcard(rest, isOverPaths: true)
    }
    if !rest.isEmpty, wildcard == nil { return nil }
  }

  /// Whether the pattern is about `path`, relative to the folder of its file.
  func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders else { return false }
    var text = path
    if isName, let slash = path.lastIndex(of: UInt8(ascii: "/")) { text = path[(slash + 1)...] }
    guard text.starts(with: prefix) else { return false }
    let rest = text.dropFirst(prefix.count)
    return wildcard.map { $0.matches(rest) } ?? rest.isEmpty
  }

  /// Spaces at the end do not count, unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\\") {
        // git leaves everything when the backslash is the last byte.
        guard index + 1 < text.endIndex else { return text }
        index += 1
        end = index + 1
      } else if text[index] != 0x20 {
        end = index + 1
      }
      index += 1
    }
    return text[..<end]
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "\\")
  }
}
