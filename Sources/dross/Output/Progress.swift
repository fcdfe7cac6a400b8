import DrossKit
import Glibc

/// Shows on standard error how far the work has come, while it takes long.
///
/// It is for terminals, and only where nothing else fills them: with results on the same terminal they
/// are the progress.
final class Progress {
  /// Nanoseconds before anything is shown, and between two looks.
  private static let patience: UInt64 = 500_000_000
  private static let interval: UInt64 = 100_000_000

  private let size: InputSize
  private let start = Machine.now
  private var shown: UInt64 = 0
  private var isDrawn = false
  private var line = ProgressLine()

  /// - Parameter writesElsewhere: whether the results go somewhere else than to standard output.
  /// - Returns: `nil` when nothing is to be shown.
  init?(_ input: InputOptions, writesElsewhere: Bool) {
    guard !input.noProgress, !input.quiet, Terminal.showsProgress,
      writesElsewhere || isatty(STDOUT_FILENO) == 0
    else { return nil }
    let paths = input.effectivePaths
    let readsFiles = !input.noIgnore
    size = InputSize { FileTree(paths: paths, ignoring: .init(readsFiles: readsFiles)) }
  }

  /// Counts what was done.
  func advance(documents: Int, bytes: Int) {
    line.documents += documents
    line.bytes += bytes
    let now = Machine.now
    guard now - start > Self.patience, now - shown > Self.interval else { return }
    shown = now
    line.seconds = Double(now - start) / 1e9
    line.totalBytes = size.total
    draw(line.text(width: Terminal.errorWidth - 1))
  }

  /// Shows some words in place of the bar.
  func say(_ text: String) {
    guard Machine.now - start > Self.patience else { return }
    draw(text)
  }

  /// Takes the line away, so that something else can be written.
  func clear() {
    guard isDrawn else { return }
    isDrawn = false
    write("\r\u{1B}[K")
  }

  private func draw(_ text: String) {
    isDrawn = true
    write("\r\(text)\u{1B}[K")
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // A terminal that is gone shows no progress.
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
  }
}
