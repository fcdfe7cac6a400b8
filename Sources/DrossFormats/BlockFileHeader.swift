/// The start of a `BlockFile`: two slots that are written in turn, so that there is always a whole one.
struct BlockFileHeader: Hashable, Sendable {
  /// The bytes of both slots.
  static let size = 1024
  private static let slotSize = 512
  private static let magic = Array("drossIX\n".utf8)
  /// The version of the container.
  private static let format: UInt32 = 1

  /// Counts how often something was committed.
  var generation: UInt64
  /// The offset behind the last byte that counts.
  var end: UInt64
  /// The block that leads to all others.
  var root: BlockPlace

  /// What the first bytes of a file may be.
  enum Reading: Hashable {
    case header(BlockFileHeader)
    case otherFile
    case otherVersion
    case damaged
  }

  /// Where the slot of this generation is written.
  var offset: Int { Int(generation % 2) * Self.slotSize }

  /// The bytes of the slot.
  var bytes: [UInt8] {
    var writer = NumberWriter()
    for byte in Self.magic { writer.short(UInt64(byte)) }
    writer.half(Self.format)
    writer.half(0)
    writer.wide(generation)
    writer.wide(end)
    writer.place(root)
    writer.half(BlockPlace.checksum(writer.bytes.span))
    return writer.bytes
  }

  /// Reads the first `size` bytes of a file, or fewer of a shorter one.
  ///
  /// Of slots that are whole the newer one counts; one that a writer did not finish is passed over.
  static func read(_ bytes: [UInt8]) -> Reading {
    guard bytes.count == size else {
      return bytes.starts(with: magic) ? .damaged : .otherFile
    }
    var newest: BlockFileHeader?
    var isOurs = false
    for start in [0, slotSize] {
      let slot = Array(bytes[start..<start + slotSize])
      guard slot.starts(with: magic) else { continue }
      isOurs = true
      var reader = NumberReader(slot, from: magic.count)
      let format = reader.half()
      _ = reader.half()
      let header = BlockFileHeader(
        generation: reader.wide(), end: reader.wide(), root: reader.place())
      let length = reader.position
      let checked = Array(slot[..<length])
      guard reader.half() == BlockPlace.checksum(checked.span),
        !slot[reader.position...].contains(where: { $0 != 0 })
      else { continue }
      guard format == Self.format else { return .otherVersion }
      guard header.offset == start else { continue }
      if header.generation >= newest?.generation ?? 0 { newest = header }
    }
    return newest.map { .header($0) } ?? (isOurs ? .damaged : .otherFile)
  }

  /// Whether each slot is whole, or was never written.
  ///
  /// A slot that is neither may have led to more than the one that counts.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    [0, slotSize].allSatisfy { start in
      let slot = Array(bytes[start..<start + slotSize])
      if slot.allSatisfy({ $0 == 0 }) { return true }
      var alone = [UInt8](repeating: 0, count: size)
      alone.replaceSubrange(start..<start + slotSize, with: slot)
      if case .header = read(alone) { return true }
      return false
    }
  }
}
