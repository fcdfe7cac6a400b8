import DrossKit
import Glibc

/// Where cleaned texts go.
struct Destination: ~Copyable {
  private enum Kind {
    case standardOutput
    case inPlace
    case file(String)
    case folder(String)
  }

  private let kind: Kind
  private var standardOutput = ByteSink.standardOutput()
  private var inPlace = InPlaceFiles()
  private var open: CompressedFile?
  private var hasFailed = false
  /// The files written so far, where two inputs may want the same one.
  private var taken: Set<[UInt8]> = []
  private let mayCollide: Bool

  /// - Parameter paths: what is cleaned; one file goes to a file, everything else to a folder.
  init(output: String?, isInPlace: Bool, paths: [String]) {
    mayCollide = paths.count > 1
    if isInPlace {
      kind = .inPlace
    } else if let output {
      let isOneFile = paths.count == 1 && !Folder.exists(paths[0])
      kind =
        isOneFile && !Folder.exists(output) && !output.hasSuffix("/")
        ? .file(output) : .folder(output)
    } else {
      kind = .standardOutput
    }
  }

  /// Says how what is written of a piece is compressed; workers ask it.
  var encoder: PieceEncoder {
    switch kind {
    case .standardOutput: PieceEncoder(.none)
    case .inPlace, .folder: PieceEncoder(.asRead)
    case .file(let path): PieceEncoder(.byName(path))
    }
  }

  /// Takes the next piece.
  ///
  /// - Parameter output: what comes of the piece, as `encoder` made it.
  /// - Throws: `closedPipe`, and whatever makes it useless to go on.
  mutating func take(
    _ piece: CleanedPiece, output: PieceEncoder.Output
  ) throws(FormatError) -> [Diagnostic] {
    switch kind {
    case .standardOutput:
      try standardOutput.append(output.written)
      return []
    case .inPlace:
      return inPlace.take(piece, written: output.written).diagnostics
    case .file(let path):
      return write(piece, output, to: path)
    case .folder(let folder):
      let name = piece.file.path == "-" ? "stdin" : piece.file.relativePath
      return write(piece, output, to: "\(folder)/\(name)")
    }
  }

  /// Empties buffers.
  mutating func finish() throws(FormatError) -> [Diagnostic] {
    if case .standardOutput = kind { try standardOutput.flush() }
    return []
  }

  private mutating func write(
    _ piece: CleanedPiece, _ output: PieceEncoder.Output, to path: String
  ) -> [Diagnostic] {
    if piece.isFirst {
      open = nil
      hasFailed = false
      if mayCollide, !taken.insert(Array(path.utf8)).inserted {
        hasFailed = true
        return [
          Diagnostic(
            .error, at: .init(path: piece.file.path),
            "cannot write: another input has the same name under '--output'",
            notes: ["clean it on its own, to another folder"])
        ]
      }
    }
    if piece.isUnreadable { hasFailed = true }
    guard !hasFailed else {
      open = nil
      return []
    }
    do throws(FormatError) {
      if open == nil {
        try Folder.create(Folder.holding(path))
        open = try CompressedFile(
          replacing: path, isDurable: false, compression: encoder.compression(of: piece))
      }
      if output.isOutOfMemory { throw FormatError(.cannotWrite, path: path, cause: ENOMEM) }
      try open?.append(output.written)
      guard piece.isLast, var file = open.take() else { return [] }
      return try file.commit()
    } catch {
      open = nil
      hasFailed = true
      return [error.diagnostic]
    }
  }
}
