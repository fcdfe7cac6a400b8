import CDrossCodecs
import Glibc

/// How the bytes of a file are compressed.
///
/// A compressed file is a row of members: gzip members, zstd frames, xz and bzip2 streams. All programs
/// that read these formats read rows of members as one stream, so pieces may be compressed on their own.
public enum Compression: String, Hashable, Sendable, CaseIterable {
  /// gzip (RFC 1952).
  case gzip
  /// Zstandard (RFC 8878).
  case zstd
  /// xz.
  case xz
  /// bzip2.
  case bzip2

  /// The longest magic number.
  static let magicCount = 10

  /// The compression that the end of a file name stands for, in any case of letters.
  package init?(path: String) {
    guard let found = Self.suffix(of: path) else { return nil }
    self = found.compression
  }

  /// The compression that starts with `head`.
  init?(magic head: ArraySlice<UInt8>) {
    switch head.first {
    case 0x1F where head.starts(with: [0x1F, 0x8B, 0x08]): self = .gzip
    case 0x28 where head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]): self = .zstd
    case 0xFD where head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]): self = .xz
    case 0x42:
      // `BZh`, a digit, and the number that starts a block or ends the stream.
      let rest = head.dropFirst(4)
      let isBlock = rest.starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
      let isEnd = rest.starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
      guard head.starts(with: [0x42, 0x5A, 0x68]), isBlock || isEnd else { return nil }
      self = .bzip2
    case let first? where first & 0xF0 == 0x50:
      // A frame of zstd that is to be skipped, as parallel zstd writes it.
      guard head.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) else { return nil }
      self = .zstd
    default: return nil
    }
  }

  /// `path` without the ending that stands for a compression.
  package static func innerName(of path: String) -> String {
    guard let found = suffix(of: path) else { return path }
    return String(decoding: Array(path.utf8).dropLast(found.count), as: UTF8.self)
  }

  /// `bytes` as one member.
  ///
  /// The same bytes give the same member with the same version of the library.
  ///
  /// - Throws: `cannotWrite` when there is no memory; without a path.
  /// - Complexity: O(bytes).
  package func compress(_ bytes: [UInt8]) throws(FormatError) -> [UInt8] {
    try compress(bytes[...])
  }

  /// `bytes` as one member.
  ///
  /// - Throws: `cannotWrite` when there is no memory; without a path.
  /// - Complexity: O(bytes).
  package func compress(_ bytes: ArraySlice<UInt8>) throws(FormatError) -> [UInt8] {
    let capacity = dross_codec_bound(code, bytes.count)
    let member = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let output = buffer.baseAddress else { return }
      unsafe bytes.withUnsafeBufferPointer { input in
        // No bytes have no address, which the libraries do not all take.
        var none: UInt8 = 0
        count = unsafe withUnsafePointer(to: &none) { none in
          unsafe dross_codec_encode(
            code, input.baseAddress ?? none, input.count, output, capacity)
        }
      }
    }
    guard !member.isEmpty else { throw FormatError(.cannotWrite, path: "", cause: ENOMEM) }
    return member
  }

  /// What the C side calls it.
  var code: Int32 {
    switch self {
    case .gzip: Int32(DROSS_CODEC_GZIP)
    case .zstd: Int32(DROSS_CODEC_ZSTD)
    case .xz: Int32(DROSS_CODEC_XZ)
    case .bzip2: Int32(DROSS_CODEC_BZIP2)
    }
  }

  /// Whether zero bytes may stand between and after members.
  var hasPadding: Bool { self == .gzip || self == .xz }

  private static func suffix(of path: String) -> (compression: Compression, count: Int)? {
    let name = path.utf8.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let suffixes: [(String, Compression)] = [
      (".gz", .gzip), (".zst", .zstd), (".zstd", .zstd), (".xz", .xz), (".bz2", .bzip2),
    ]
    for (suffix, compression) in suffixes
    where name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      return (compression, suffix.utf8.count)
    }
    return nil
  }
}
