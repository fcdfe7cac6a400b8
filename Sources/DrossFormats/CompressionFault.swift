/// What breaks compressed bytes.
public enum CompressionFault: Hashable, Sendable {
  /// A member is not what its format says, or its check sum is wrong.
  case corrupt(Compression)
  /// The file ends inside a member.
  case endsEarly(Compression)
  /// The name stands for a compression, and the bytes are something else.
  case otherBytes(Compression)
  /// A member asks for more memory than it may have.
  case tooLarge(Compression)

  /// The fault in words.
  public var text: String {
    switch self {
    case .corrupt(let compression): "the \(compression.rawValue) data is corrupt"
    case .endsEarly(let compression): "the \(compression.rawValue) data ends too early"
    case .otherBytes(let compression):
      "the name says \(compression.rawValue), but the bytes are something else"
    case .tooLarge(let compression):
      "the \(compression.rawValue) data asks for more memory than it may have"
    }
  }

  /// What to know or do about it.
  var notes: [String] {
    switch self {
    case .corrupt: ["what stands before the damage was read"]
    case .endsEarly: ["the file was cut short; what is there was read"]
    case .otherBytes: ["give the file a name without the ending"]
    case .tooLarge: ["decompress it first, and pass it as '-'"]
    }
  }
}
