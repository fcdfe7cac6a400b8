import DrossFormats

/// The blocks of things that are numbered from 0, and a number beside each: the documents of an index, or
/// its texts.
///
/// Each part was written at once.
struct IndexList: Sendable {
  /// Blocks of one block of the list.
  private static let blockLength = 256
  private static let width = BlockPlace.width + 4

  /// What a list leads to.
  struct Entry: Hashable, Sendable {
    var place: BlockPlace
    var number: UInt32
  }

  private struct Part: Sendable {
    var start: Int
    var blocks: [BlockPlace]
  }

  private var parts: [Part] = []
  private(set) var count = 0

  /// An empty list.
  init() {}

  /// Adds a part.
  ///
  /// - Throws: `cannotWrite`.
  mutating func append(
    _ entries: [Entry], to file: BlockFileWriter
  ) throws(FormatError) {
    guard !entries.isEmpty else { return }
    var blocks: [BlockPlace] = []
    for start in stride(from: 0, to: entries.count, by: Self.blockLength) {
      var writer = NumberWriter()
      for entry in entries[start..<min(start + Self.blockLength, entries.count)] {
        writer.place(entry.place)
        writer.half(entry.number)
      }
      blocks.append(try file.append(writer.bytes))
    }
    parts.append(Part(start: count, blocks: blocks))
    count += entries.count
  }

  /// An entry.
  ///
  /// - Throws: `cannotRead`; `damagedIndex`, also when there is no such entry.
  func entry(_ index: Int, in file: BlockFile) throws(FormatError) -> Entry {
    guard index >= 0, index < count else { throw FormatError(.damagedIndex, path: file.path) }
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].start <= index { low = middle } else { high = middle }
    }
    let offset = index - parts[low].start
    let bytes = try file.block(parts[low].blocks[offset / Self.blockLength])
    var reader = NumberReader(bytes, from: offset % Self.blockLength * Self.width)
    let entry = Entry(place: reader.place(), number: reader.half())
    guard !reader.isBroken else { throw FormatError(.damagedIndex, path: file.path) }
    return entry
  }

  /// Puts what leads to the list into the catalog.
  func write(to writer: inout NumberWriter) {
    writer.short(parts.count)
    for (index, part) in parts.enumerated() {
      writer.short((index + 1 < parts.count ? parts[index + 1].start : count) - part.start)
      for block in part.blocks { writer.place(block) }
    }
  }

  /// Reads it from there.
  init(_ reader: inout NumberReader) {
    for _ in 0..<reader.count() {
      let length = reader.count()
      var blocks: [BlockPlace] = []
      for _ in 0..<(length + Self.blockLength - 1) / Self.blockLength where !reader.isBroken {
        blocks.append(reader.place())
      }
      if reader.isBroken { return }
      parts.append(Part(start: count, blocks: blocks))
      count += length
    }
  }
}
