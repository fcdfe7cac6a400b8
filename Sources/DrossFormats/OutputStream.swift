import Glibc

/// What is written into as it stands, for nothing could take its place: a device, a pipe, or a
/// descriptor of this process such as `/dev/stdout`.
package enum OutputStream {
  /// Whether such a thing stands at `path`.
  package static func isStream(at path: String) -> Bool {
    if descriptor(at: path) != nil { return true }
    switch try? FileKind(of: path, followingLinks: true) {
    case .device, .pipe: return true
    case .regular, .folder, .link, .socket, nil: return false
    }
  }

  /// A writer on what stands at `path`; the bytes follow those that were written before.
  ///
  /// - Throws: `cannotWrite`.
  /// - Precondition: it is a stream.
  static func open(_ path: String) throws(FormatError) -> ByteSink {
    guard let number = descriptor(at: path) else { return try ByteSink(writingTo: path) }
    // Opened by its name, a file behind it would be written from its start.
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw FormatError(.cannotWrite, path: path, cause: errno) }
    return ByteSink(descriptor: copy, path: path, isOwner: true)
  }

  /// The descriptor of this process that `path` names, also by way of symbolic links.
  static func descriptor(at path: String) -> Int32? {
    var path = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      guard let folder = Folder.absolute(Folder.holding(path)),
        let name = path.split(separator: "/").last
      else { return nil }
      if folder == "/proc/\(getpid())/fd" { return Int32(name) }
      guard let next = target(ofLink: path) else { return nil }
      path = Folder.join(folder, next)
    }
    return nil
  }

  private static func target(ofLink path: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &text, text.count)
    guard count > 0 else { return nil }
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
