import DrossFormats
import DrossTestSupport
import Glibc
import Testing

@Test func sinkKeepsTheOrderOfBytes() throws {
  let folder = try TemporaryFolder()
  var random = SplitMix64(seed: 2)
  for capacity in [1, 7, 64, 1 << 17] {
    let path = folder("f\(capacity)")
    var expected: [UInt8] = []
    var sink = try ByteSink(writingTo: path)
    if capacity != 1 << 17 {
      sink = ByteSink(
        descriptor: unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600), path: path,
        isOwner: true, capacity: capacity)
    }
    for _ in 0..<200 {
      let count = Int.random(in: 0...100, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      expected += bytes
      switch count % 3 {
      case 0: try sink.append(bytes)
      case 1: try sink.append(bytes[...])
      default: try sink.append(bytes.span)
      }
    }
    try sink.append("é")
    expected += [0xC3, 0xA9]
    #expect(sink.count == expected.count)
    try sink.close()
    try sink.close()
    #expect(try FileBytes.read(path) == expected)
  }
}

@Test func fullDiskIsAnError() throws {
  var sink = try ByteSink(writingTo: "/dev/full")
  try sink.append("x")
  var error: FormatError?
  do { try sink.flush() } catch let thrown { error = thrown }
  #expect(error == FormatError(.cannotWrite, path: "/dev/full", cause: ENOSPC))
  try sink.append("y")
  do { try sink.close() } catch let thrown { error = thrown }
  #expect(error?.cause == ENOSPC)
  var large = try ByteSink(writingTo: "/dev/full")
  do {
    try large.append([UInt8](repeating: 0, count: 1 << 20))
    Issue.record("a large append is written at once")
  } catch { #expect(error.cause == ENOSPC) }
}

@Test func closedPipeIsAnErrorOfItsOwn() throws {
  Interruption.ignoreClosedPipes()
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  close(ends[0])
  var sink = ByteSink(descriptor: ends[1], path: "-", isOwner: true)
  try sink.append("x")
  do {
    try sink.flush()
    Issue.record("nobody reads this")
  } catch { #expect(error.code == .closedPipe) }
}

@Test func fullNonBlockingPipesAreWaitedFor() async throws {
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  _ = fcntl(ends[1], F_SETFL, O_WRONLY | O_NONBLOCK)
  let reader = ends[0]
  defer { close(reader) }
  let read = Task.detached { try FileBytes.read("/dev/fd/\(reader)") }
  var sink = ByteSink(descriptor: ends[1], path: "-", isOwner: true)
  let bytes = [UInt8](repeating: 0x62, count: 1 << 20)
  try sink.append(bytes)
  try sink.close()
  #expect(try await read.value == bytes)
}
