/// Bytes as they were read, and the name they were read under.
///
/// The bytes are not known to be text: a source may hold NUL, ill-formed UTF-8 or nothing at all.
public struct Source: Sendable {
  /// What people call it: a path, or `-` for standard input.
  public var name: String
  /// The record inside a file of many, when it has one.
  public var recordID: String?
  /// All bytes, byte order mark and line endings included.
  public var bytes: [UInt8]

  /// A source of the given bytes.
  public init(name: String, recordID: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.recordID = recordID
    self.bytes = bytes
  }
}
