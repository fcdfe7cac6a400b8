import CZlib

/// The form in which the page holds its data: browsers read it without help (RFC 1952).
enum Gzip {
  /// `bytes` in gzip form; `nil` when there is no memory for it.
  ///
  /// - Complexity: O(bytes).
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    // What zlib needs at most (deflateBound), rounded up, and 18 bytes around it.
    let capacity = bytes.count + bytes.count / 1000 + 1024
    let compressed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      count = unsafe bytes.withUnsafeBufferPointer { source in
        unsafe dross_gzip(source.baseAddress, source.count, target.baseAddress, capacity, 6)
      }
    }
    return compressed.isEmpty ? nil : compressed
  }
}
