import CDrossCodecs

/// Reads a row of compressed members.
@safe struct MemberDecoder: ~Copyable {
  /// How a step ended.
  enum Status {
    /// There is more to read, or more room needed.
    case more
    /// A member is whole.
    case memberEnd
    /// The bytes are not what the format says.
    case corrupt
    /// The stream asks for more memory than it may have.
    case memory
  }

  private var decoder = unsafe dross_decoder()
  private var isReady: Bool

  init(_ compression: Compression) {
    isReady = unsafe dross_decoder_start(&decoder, compression.code) != 0
  }

  deinit {
    var decoder = unsafe decoder
    unsafe dross_decoder_end(&decoder)
  }

  /// Makes it ready for the next member.
  mutating func restart() { isReady = unsafe isReady && dross_decoder_restart(&decoder) != 0 }

  /// Reads some of `input` and writes up to `count` bytes from `output` on.
  mutating func step(
    _ input: ArraySlice<UInt8>, to output: UnsafeMutablePointer<UInt8>, count: Int
  ) -> (status: Status, used: Int, made: Int) {
    guard isReady else { return (.memory, 0, 0) }
    var used = 0
    var made = 0
    var code: Int32 = 0
    // No bytes have no address, which the libraries do not all take.
    var none: UInt8 = 0
    unsafe input.withUnsafeBufferPointer { buffer in
      unsafe withUnsafePointer(to: &none) { none in
        unsafe code = dross_decoder_step(
          &decoder, buffer.baseAddress ?? none, buffer.count, &used, output, count, &made)
      }
    }
    switch code {
    case Int32(DROSS_CODEC_MORE): return (.more, used, made)
    case Int32(DROSS_CODEC_END): return (.memberEnd, used, made)
    case Int32(DROSS_CODEC_MEMORY): return (.memory, used, made)
    default: return (.corrupt, used, made)
    }
  }
}
