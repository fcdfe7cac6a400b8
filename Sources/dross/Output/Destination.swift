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
  /// What makes the names of files in a folder different from those of other shares of one file.
  private let shareSuffix: String
  /// What is written when the run can be gone on with later.
  private var progress: ProgressFile?
  private var partial: PartialFile?
  private var digest = SHA256()
  private var fileHasErrors = false

  /// - Parameters:
  ///   - paths: what is cleaned; one file goes to a file, everything else to a folder.
  ///   - share: which share of it; those of a single file that go to a folder have names of their own there.
  init(output: String?, isInPlace: Bool, paths: [String], share: Shard? = nil) {
    mayCollide = paths.count > 1
    let isOneFile = paths.count == 1 && !Folder.exists(paths[0])
    shareSuffix = isOneFile ? share?.suffix ?? "" : ""
    if isInPlace {
      kind = .inPlace
    } else if let output {
      kind =
        isOneFile && !Folder.exists(output) && !output.hasSuffix("/")
        ? .file(output) : .folder(output)
    } else {
      kind = .standardOutput
    }
  }

  /// From now on keeps what is needed to go on after the run was killed.
  ///
  /// - Parameter key: what the run is known by: another one begins anew.
  /// - Parameter suffix: what makes the name of the progress different from that of other shards.
  /// - Returns: what an earlier run has done, and whether something could not be done then.
  /// - Throws: `cannotWrite`.
  mutating func resume(
    key: String, suffix: String
  ) throws(FormatError) -> (done: DoneWork, hasErrors: Bool) {
    let name: String
    switch kind {
    case .file(let path):
      try Folder.create(Folder.holding(path))
      name = PartialFile.hiddenName(for: path, "progress\(suffix)")
    case .folder(let folder):
      try Folder.create(folder)
      name = "\(folder)/.dross-progress\(suffix)"
    case .standardOutput, .inPlace: return (DoneWork(), false)
    }
    let opened = try ProgressFile(at: name, key: key)
    let progress = opened.progress
    self.progress = consume opened
    return (progress.done, progress.hasErrors)
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
      return try write(piece, output, to: path)
    case .folder(let folder):
      let name = piece.file.path == "-" ? "stdin" : piece.file.relativePath
      return try write(piece, output, to: "\(folder)/\(named(name))")
    }
  }

  /// The name of a file with that of the share before its extensions.
  private func named(_ name: String) -> String {
    guard !shareSuffix.isEmpty else { return name }
    let start = name.utf8.lastIndex(of: 0x2F).map { name.utf8.index(after: $0) } ?? name.startIndex
    let dot = name.utf8[start...].dropFirst().firstIndex(of: 0x2E) ?? name.endIndex
    return String(name[..<dot]) + shareSuffix + String(name[dot...])
  }

  /// Empties buffers.
  mutating func finish() throws(FormatError) -> [Diagnostic] {
    if case .standardOutput = kind { try standardOutput.flush() }
    return []
  }

  /// Says that everything was done.
  ///
  /// - Throws: `cannotWrite`.
  mutating func complete() throws(FormatError) { try progress?.complete() }

  private mutating func writePartial(
    _ piece: CleanedPiece, _ output: PieceEncoder.Output, to path: String
  ) throws(FormatError) {
    if output.isOutOfMemory { throw FormatError(.cannotWrite, path: path, cause: ENOMEM) }
    if partial == nil {
      try Folder.create(Folder.holding(path))
      let kept = piece.isFirst ? 0 : progress?.progress.point?.written ?? 0
      partial = try PartialFile(for: path, after: kept)
      digest = SHA256()
      fileHasErrors = false
      if kept > 0 {
        // The digest is of all of the file.
        var digest = SHA256()
        try FileBytes.readRaw(PartialFile.name(for: path)) { digest.update($0.span) }
        self.digest = digest
      }
    }
    var bytes = output.written
    if piece.isLast, partial?.count == 0, bytes.isEmpty,
      let compression = encoder.compression(of: piece)
    {
      bytes = try compression.compress([])
    }
    try partial?.append(bytes)
    digest.update(bytes.span)
    fileHasErrors = fileHasErrors || piece.diagnostics.contains { $0.severity == .error }
    let written = partial?.count ?? 0
    if piece.isLast {
      try partial?.commit()
      partial = nil
      try progress?.finish(
        piece.file.path, output: path, byteCount: written, digest: SHA256.hex(digest.finish()),
        hasErrors: fileHasErrors)
    } else {
      let point = RunRecord.Point(
        input: piece.file.path, output: path, offset: piece.offset + piece.bytes.count,
        written: written)
      try progress?.reach(point, hasErrors: fileHasErrors)
    }
  }

  private mutating func write(
    _ piece: CleanedPiece, _ output: PieceEncoder.Output, to path: String
  ) throws(FormatError) -> [Diagnostic] {
    if piece.isFirst {
      open = nil
      partial = nil
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
      if progress != nil {
        try writePartial(piece, output, to: path)
        return []
      }
      if open == nil {
        try Folder.create(Folder.holding(path))
        open = CompressedFile(
          try AtomicFile(writing: path, isDurable: false),
          compression: encoder.compression(of: piece))
      }
      if output.isOutOfMemory { throw FormatError(.cannotWrite, path: path, cause: ENOMEM) }
      try open?.append(output.written)
      guard piece.isLast, var file = open.take() else { return [] }
      return try file.commit()
    } catch {
      open = nil
      partial = nil
      hasFailed = true
      if error.code == .closedPipe { throw error }
      return [error.diagnostic]
    }
  }
}
