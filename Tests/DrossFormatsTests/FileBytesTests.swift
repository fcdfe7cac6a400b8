import DrossFormats
import DrossTestSupport
import Glibc
import Testing

@Test func filesAreReadWhole() throws {
  let folder = try TemporaryFolder()
  var random = SplitMix64(seed: 1)
  for count in [0, 1, 65535, 65536, 65537, 3_000_001] {
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let path = try folder.write("f", bytes)
    #expect(try FileBytes.read(path) == bytes)
  }
}

@Test func filesWithoutASizeAreReadWhole() throws {
  #expect(try !FileBytes.read("/proc/self/status").isEmpty)
}

@Test func pipesAreReadToTheirEnd() throws {
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  defer { close(ends[0]) }
  let bytes = [UInt8](repeating: 0x61, count: 50_000)
  let written = unsafe bytes.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
  close(ends[1])
  #expect(written == bytes.count)
  #expect(try FileBytes.read("/dev/fd/\(ends[0])") == bytes)
}

@Test func whatCannotBeReadIsAnError() throws {
  let folder = try TemporaryFolder()
  func thrown(_ path: String) -> FormatError? {
    do {
      _ = try FileBytes.read(path)
      return nil
    } catch { return error }
  }
  #expect(thrown(folder.path) == FormatError(.isDirectory, path: folder.path))
  let missing = folder("missing")
  #expect(thrown(missing) == FormatError(.cannotRead, path: missing, cause: ENOENT))
  // Address 0 of a process is never there.
  #expect(
    thrown("/proc/self/mem") == FormatError(.cannotRead, path: "/proc/self/mem", cause: EIO))
  let file = try folder.write("file", "x")
  #expect(thrown(file + "/x")?.cause == ENOTDIR)
  if geteuid() != 0 {
    unsafe chmod(file, 0)
    #expect(thrown(file) == FormatError(.cannotRead, path: file, cause: EACCES))
  }
}

@Test func settingsAreRegularFilesAndShort() throws {
  let folder = try TemporaryFolder()
  func thrown(_ path: String, limited: Bool = true) -> FormatError? {
    do {
      _ = limited ? try FileBytes.readSetting(path) : try FileBytes.readRegular(path)
      return nil
    } catch { return error }
  }
  let largest = try folder.write("largest", [UInt8](repeating: 0x61, count: 1 << 20))
  #expect(try FileBytes.readSetting(largest).count == 1 << 20)
  let larger = try folder.write("larger", [UInt8](repeating: 0x61, count: 1 << 20 + 1))
  #expect(thrown(larger) == FormatError(.tooLarge, path: larger))
  #expect(thrown(larger, limited: false) == nil)
  let pipe = folder("pipe")
  try #require(unsafe mkfifo(pipe, 0o600) == 0)
  // Nobody writes to it: reading it would wait for ever.
  for path in [pipe, "/dev/zero"] {
    #expect(thrown(path) == FormatError(.specialFile, path: path))
    #expect(thrown(path, limited: false) == FormatError(.specialFile, path: path))
  }
}

@Test func pipesOfTheShellMayHoldSettings() throws {
  var ends: [Int32] = [0, 0]
  try #require(unsafe pipe(&ends) == 0)
  defer { close(ends[0]) }
  let bytes = Array("fix: none\n".utf8)
  let written = unsafe bytes.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
  close(ends[1])
  #expect(written == bytes.count)
  #expect(try FileBytes.readSetting("/dev/fd/\(ends[0])") == bytes)
}
