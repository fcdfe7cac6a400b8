import DrossFormats
import DrossTestSupport
import Testing

/// Files of blocks: what was committed is there, and nothing else.
@Suite struct BlockFileTests {
  private static func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
    (0..<count).map { _ in UInt8(random.below(256)) }
  }

  /// Writes a block that holds the places of `blocks`, and commits it.
  private static func commit(
    _ blocks: [BlockPlace], to writer: BlockFileWriter
  ) throws(FormatError) {
    var root = NumberWriter()
    for place in blocks { root.place(place) }
    try writer.commit(try writer.append(root.bytes))
  }

  private static func blocks(of file: BlockFile) throws -> [[UInt8]] {
    var reader = NumberReader(try file.block(file.root))
    var blocks: [[UInt8]] = []
    while !reader.isAtEnd { blocks.append(try file.block(reader.place())) }
    return blocks
  }

  @Test func growsAndGivesBackWhatWasCommitted() throws {
    let folder = try TemporaryFolder()
    let path = folder("blocks")
    var random = SplitMix64(seed: 1)
    var expected: [[UInt8]] = []
    var places: [BlockPlace] = []
    for round in 0..<5 {
      let writer =
        try round == 0 ? BlockFileWriter(creating: path) : BlockFileWriter(addingTo: path)
      for _ in 0..<20 {
        // Some are larger than what waits in memory.
        expected.append(Self.bytes(random.pick([0, 1, 7, 8, 9, 4000, 300_000]), &random))
        places.append(try writer.append(expected[expected.count - 1]))
      }
      #expect(try writer.reader().block(places[places.count - 1]) == expected.last)
      // Nothing of it counts yet.
      if round > 0 {
        #expect(try Self.blocks(of: BlockFile(path: path)) == Array(expected.dropLast(20)))
      }
      let before = round > 0 ? try BlockFile(path: path) : nil
      try Self.commit(places, to: writer)
      #expect(try Self.blocks(of: BlockFile(path: path)) == expected)
      if let before { #expect(try Self.blocks(of: before) == Array(expected.dropLast(20))) }
    }
    #expect(try folder.files == ["blocks"])
  }

  @Test func whatIsNotCommittedIsGone() throws {
    let folder = try TemporaryFolder()
    let path = folder("blocks")
    do { _ = try BlockFileWriter(creating: path).append([1, 2, 3]) }
    #expect(try folder.files.isEmpty)
    let first = try BlockFileWriter(creating: path)
    try Self.commit([try first.append([1, 2, 3])], to: first)
    let before = try folder.read("blocks")
    do {
      let writer = try BlockFileWriter(addingTo: path)
      _ = try writer.append([4, 5, 6])
      _ = try writer.reader()
    }
    #expect(try folder.read("blocks") == before)
    // As a killed writer leaves it.
    try folder.write("blocks", before + [9, 9, 9])
    #expect(try Self.blocks(of: BlockFile(path: path)) == [[1, 2, 3]])
    let writer = try BlockFileWriter(addingTo: path)
    try Self.commit([try writer.append([7])], to: writer)
    #expect(try Self.blocks(of: BlockFile(path: path)) == [[7]])
  }

  @Test func everyChangedByteIsNoticed() throws {
    let folder = try TemporaryFolder()
    let path = folder("blocks")
    let first = try BlockFileWriter(creating: path)
    try Self.commit([try first.append([1, 2, 3])], to: first)
    let second = try BlockFileWriter(addingTo: path)
    try Self.commit([try second.append(Array(repeating: 7, count: 40))], to: second)
    let whole = try folder.read("blocks")
    let file = try BlockFile(path: path)
    for offset in Array(Int(file.root.offset) - 1..<whole.count) {
      var bytes = whole
      bytes[offset] ^= 0x10
      try folder.write("blocks", bytes)
      #expect(throws: FormatError.self, "byte \(offset)") {
        _ = try Self.blocks(of: BlockFile(path: path))
      }
    }
    for count in 0..<whole.count {
      try folder.write("blocks", Array(whole[..<count]))
      #expect(throws: FormatError.self, "\(count) bytes") { _ = try BlockFile(path: path) }
    }
  }

  @Test func oneDamagedSlotLeavesTheOther() throws {
    let folder = try TemporaryFolder()
    let path = folder("blocks")
    do {
      let first = try BlockFileWriter(creating: path)
      try Self.commit([try first.append([1, 2, 3])], to: first)
      let second = try BlockFileWriter(addingTo: path)
      try Self.commit([try second.append([7])], to: second)
    }
    let whole = try folder.read("blocks")
    for offset in Array(0..<64) + [511] {
      // The second one to be committed is the newer one.
      for (slot, expected) in [(0, [[7]]), (512, [[1, 2, 3]])] as [(Int, [[UInt8]])] {
        var bytes = whole
        bytes[slot + offset] ^= 0x10
        try folder.write("blocks", bytes)
        #expect(try Self.blocks(of: BlockFile(path: path)) == expected, "byte \(slot + offset)")
        bytes[512 - slot + offset] ^= 0x10
        try folder.write("blocks", bytes)
        #expect(throws: FormatError.self) { _ = try BlockFile(path: path) }
      }
    }
    // A slot that was written in part, as when the machine stops.
    try folder.write("blocks", whole[..<520] + Array(repeating: 0, count: 504) + whole[1024...])
    do {
      let third = try BlockFileWriter(addingTo: path)
      try Self.commit([try third.append([9])], to: third)
    }
    #expect(try Self.blocks(of: BlockFile(path: path)) == [[9]])
  }

  @Test func tellsWhatCannotBeUsed() throws {
    let folder = try TemporaryFolder()
    func code(_ work: () throws -> Void) -> FormatError.Code? {
      do { try work() } catch { return (error as? FormatError)?.code }
      return nil
    }
    let text = try folder.write("text", "Not an index.\n")
    #expect(code { _ = try BlockFile(path: text) } == .notIndex)
    #expect(code { _ = try BlockFileWriter(creating: text) } == .otherFile)
    #expect(code { _ = try BlockFileWriter(addingTo: text) } == .notIndex)
    #expect(try folder.read("text") == Array("Not an index.\n".utf8))
    #expect(code { _ = try BlockFile(path: folder("none")) } == .cannotRead)
    #expect(code { _ = try BlockFile(path: folder.path) } == .isDirectory)
    let path = folder("blocks")
    let writer = try BlockFileWriter(creating: path)
    try Self.commit([], to: writer)
    let one = try BlockFileWriter(addingTo: path)
    #expect(code { _ = try BlockFileWriter(addingTo: path) } == .indexInUse)
    _ = one
    var bytes = try folder.read("blocks")
    bytes[8] = 2
    try folder.write("blocks", bytes)
    #expect(code { _ = try BlockFile(path: path) } == .damagedIndex)
  }
}
