import DrossTestSupport
import DrossText
import Glibc
import Testing

@testable import DrossFormats

/// One after the other: the table of temporary files is the same for all.
@Suite(.serialized)
struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func info(_ path: String) -> stat {
    var info = stat()
    unsafe lstat(path, &info)
    return info
  }

  private func failure(_ body: () throws(FormatError) -> Void) -> FormatError? {
    do throws(FormatError) {
      try body()
      return nil
    } catch { return error }
  }

  @Test func newFilesGetThePermissionsOfTheProcess() throws {
    let plain = try folder.write("plain", "x")
    let path = folder("new")
    #expect(try AtomicFile.write(Array("text".utf8), to: path) == [])
    #expect(try FileBytes.read(path) == Array("text".utf8))
    #expect(info(path).st_mode & 0o777 & ~0o022 == info(plain).st_mode & 0o777 & ~0o022)
    #expect(try folder.names == ["new", "plain"])
  }

  @Test func replacedFilesKeepPermissionsAndOwner() throws {
    for mode in [0o600, 0o644, 0o755, 0o640, 0o4711] as [mode_t] {
      let path = try folder.write("f", "old")
      unsafe chown(path, geteuid() == 0 ? 12345 : .max, geteuid() == 0 ? 23456 : .max)
      unsafe chmod(path, mode)
      let before = info(path)
      #expect(try AtomicFile.write([], to: path, isDurable: mode != 0o600) == [])
      let after = info(path)
      #expect(after.st_mode & 0o7777 == mode)
      #expect(after.st_uid == before.st_uid && after.st_gid == before.st_gid)
      #expect(after.st_ino != before.st_ino)
      #expect(after.st_size == 0)
      unsafe unlink(path)
    }
    #expect(TemporaryFiles.count == 0)
  }

  @Test func nothingChangesUntilItIsCommitted() throws {
    let path = try folder.write("f", "old")
    do {
      var file = try AtomicFile(replacing: path)
      try file.append([UInt8](repeating: 0x61, count: 1 << 20))
      #expect(try folder.names.count == 2)
      #expect(TemporaryFiles.count == 1)
      #expect(try FileBytes.read(path) == Array("old".utf8))
    }
    #expect(try folder.names == ["f"])
    #expect(TemporaryFiles.count == 0)
  }

  @Test func linksStayAndTheirTargetsAreReplaced() throws {
    try folder.makeFolder("d")
    let target = try folder.write("d/target", "old")
    let link = try folder.link("link", to: "d/target")
    let second = try folder.link("second", to: "link")
    #expect(try AtomicFile.write([0x61], to: second) == [])
    #expect(info(link).st_mode & S_IFMT == S_IFLNK)
    #expect(info(second).st_mode & S_IFMT == S_IFLNK)
    #expect(info(target).st_mode & S_IFMT == S_IFREG)
    #expect(try FileBytes.read(target) == [0x61])
    let nowhere = try folder.link("nowhere", to: "missing")
    #expect(
      failure { () throws(FormatError) in _ = try AtomicFile.write([], to: nowhere) }
        == FormatError(.cannotWrite, path: nowhere, cause: ENOENT))
  }

  @Test func hardLinksAreToldOf() throws {
    let path = try folder.write("f", "old")
    try #require(unsafe link(path, folder("other")) == 0)
    let notes = try AtomicFile.write([0x61], to: path)
    #expect(notes.map(\.message) == ["the file has 1 more name (hard links)"])
    #expect(notes.map(\.severity) == [.note])
    #expect(try FileBytes.read(path) == [0x61])
    #expect(try FileBytes.read(folder("other")) == Array("old".utf8))
  }

  @Test func onlyRegularFilesAreReplaced() throws {
    let pipe = folder("pipe")
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    for path in [folder.path, pipe, "/dev/null"] {
      #expect(
        failure { () throws(FormatError) in _ = try AtomicFile(replacing: path) }
          == FormatError(.notRegularFile, path: path))
    }
    let missing = folder("missing/f")
    #expect(
      failure { () throws(FormatError) in _ = try AtomicFile(replacing: missing) }
        == FormatError(.cannotWrite, path: missing, cause: ENOENT))
    #expect(TemporaryFiles.count == 0)
    if geteuid() != 0 {
      let path = try folder.write("protected", "old")
      unsafe chmod(path, 0o444)
      #expect(
        failure { () throws(FormatError) in _ = try AtomicFile(replacing: path) }
          == FormatError(.cannotWrite, path: path, cause: EACCES))
    }
  }

  @Test func streamsAreWrittenInto() throws {
    let path = try folder.write("f", "old ")
    let descriptor = unsafe open(path, O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    unsafe symlink("/dev/fd/\(descriptor)", folder("link"))
    for name in ["/dev/fd/\(descriptor)", "/proc/self/fd/\(descriptor)", folder("link")] {
      #expect(try AtomicFile.write([0x61], to: name) == [])
      #expect(
        failure { () throws(FormatError) in _ = try AtomicFile(replacing: name) }
          == FormatError(.notRegularFile, path: name))
    }
    #expect(try FileBytes.read(path) == Array("old aaa".utf8))
    #expect(try AtomicFile.write([0x61], to: "/dev/null") == [])
    #expect(try folder.names == ["f", "link"])
    #expect(TemporaryFiles.count == 0)
    let closed = "/dev/fd/987654"
    #expect(
      failure { () throws(FormatError) in _ = try AtomicFile(writing: closed) }
        == FormatError(.cannotWrite, path: closed, cause: EBADF))
  }

  @Test func interruptedFilesLeaveNothingBehind() throws {
    let path = try folder.write("f", "old")
    var first = try AtomicFile(replacing: path)
    let second = try AtomicFile(replacing: folder("g"))
    #expect(TemporaryFiles.count == 2)
    TemporaryFiles.removeAll()
    #expect(TemporaryFiles.count == 0)
    #expect(try folder.names == ["f"])
    var error: FormatError?
    do { _ = try first.commit() } catch let thrown { error = thrown }
    #expect(error == FormatError(.cannotWrite, path: path, cause: ENOENT))
    #expect(try FileBytes.read(path) == Array("old".utf8))
    _ = consume second
  }

  @Test(.enabled(if: geteuid() == 0, "only root can mount"))
  func fullDiskLeavesTheOldFile() throws {
    let disk = try folder.makeFolder("disk")
    guard unsafe mount("tmpfs", disk, "tmpfs", 0, "size=64k") == 0 else { return }
    defer { unsafe umount(disk) }
    let path = try folder.write("disk/f", "old")
    for count in [50_000, 300_000] {
      let bytes = [UInt8](repeating: 0x61, count: count)
      let error = failure { () throws(FormatError) in _ = try AtomicFile.write(bytes, to: path) }
      if count == 50_000 {
        #expect(error == nil)
        try folder.write("disk/f", "old")
      } else {
        #expect(error == FormatError(.cannotWrite, path: path, cause: ENOSPC))
      }
      #expect(try FileBytes.read(path) == Array("old".utf8))
      #expect(TemporaryFiles.count == 0)
    }
  }
}

extension AtomicFileTests {
  @Test func publishedFilesGrowUnderTheirName() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "old")
    do {
      var file = try AtomicFile(replacing: path)
      try file.append(Array("one\n".utf8))
      #expect(try FileBytes.read(path) == Array("old".utf8))
      #expect(try file.publish() == [])
      #expect(try FileBytes.read(path) == Array("one\n".utf8))
      try file.append(Array("two\n".utf8))
      try file.save()
      #expect(try FileBytes.read(path) == Array("one\ntwo\n".utf8))
      try file.append(Array("lost".utf8))
    }
    // What was saved stays when the file goes away.
    #expect(try FileBytes.read(path).starts(with: Array("one\ntwo\n".utf8)))
    #expect(try folder.names == ["a"])
  }
}
