import DrossKit

/// Makes of cleaned pieces what is written; runs on workers, since compressing takes time.
struct PieceEncoder: Sendable {
  /// What decides how a file is compressed.
  enum Choice: Sendable {
    /// Not at all.
    case none
    /// As it was when it was read.
    case asRead
    /// As its name says.
    case byName(String)
  }

  /// What comes of a piece.
  struct Output: Sendable {
    /// The bytes after cleaning; `nil` when they are those of the piece.
    let cleaned: [UInt8]?
    /// What goes to the file: the bytes, or a compressed member of them.
    let written: [UInt8]
    /// Whether there was no memory to compress them.
    var isOutOfMemory = false
  }

  private let choice: Choice

  init(_ choice: Choice) { self.choice = choice }

  /// How the file of `piece` is written.
  func compression(of piece: CleanedPiece) -> Compression? {
    switch choice {
    case .none: nil
    case .asRead: piece.compression
    case .byName(let path): Compression(path: path)
    }
  }

  /// What comes of `piece`.
  func encode(_ piece: CleanedPiece) -> Output {
    let cleaned = piece.plan.isEmpty ? nil : piece.cleaned
    let text = cleaned ?? piece.bytes
    // Most texts have no preamble, and are not copied for it.
    let bytes = piece.preamble.isEmpty ? text : piece.preamble + text
    guard let compression = compression(of: piece), !bytes.isEmpty else {
      return Output(cleaned: cleaned, written: bytes)
    }
    let members = piece.memberEnds.isEmpty ? [bytes] : piece.cleanedMembers
    var written: [UInt8] = []
    for member in members {
      guard let compressed = try? compression.compress(member) else {
        return Output(cleaned: cleaned, written: [], isOutOfMemory: true)
      }
      written += compressed
    }
    return Output(cleaned: cleaned, written: written)
  }
}
