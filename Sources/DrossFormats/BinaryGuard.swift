package import DrossText
import Glibc

/// Keeps files that are not text out of trees.
package enum BinaryGuard {
  /// How far from the start is looked for a NUL byte.
  package static let window = 8192

  /// Whether there is a NUL byte among the first 8 KiB, as git decides it.
  package static func looksBinary(_ bytes: Span<UInt8>) -> Bool {
    unsafe bytes.extracting(first: window).withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.map { unsafe memchr($0, 0, buffer.count) != nil } ?? false
    }
  }

  /// The note for a file of a tree that was skipped.
  package static func note(path: String) -> Diagnostic {
    Diagnostic(
      .note, at: .init(path: path), "skipped: looks binary",
      notes: ["name the file itself to process it all the same"])
  }
}
