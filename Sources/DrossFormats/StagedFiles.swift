import Glibc

/// The files that the next commit of git changes.
package enum StagedFiles {
  /// The paths, relative to the working folder, of what is added, copied, changed or renamed in the index.
  ///
  /// They are asked of `git`, in `PATH`, since an index alone does not tell what is new in it. Symbolic
  /// links are left out: what is staged of them is the name that they point to.
  ///
  /// - Parameter patterns: files, folders and patterns, as git understands them; all files of the
  ///   repository when there are none.
  /// - Throws: `cannotAskGit` when there is no git, or when it fails.
  package static func paths(matching patterns: [String]) throws(FormatError) -> [String] {
    let working = try ask(["rev-parse", "--show-prefix"]).split(separator: 0x0A).first ?? []
    let (staged, isDone) = try run(
      ["git", "diff", "--cached", "--name-only", "-z", "--no-relative", "--diff-filter=ACMR", "--"]
        + patterns)
    guard isDone else {
      var failure = failure(0)
      failure.field = "patterns"
      throw failure
    }
    return staged.split(separator: 0).map { relative($0, to: working) }.filter { !isLink($0) }
  }

  /// How a path from the top of the repository is named in one of its folders.
  static func relative(_ path: ArraySlice<UInt8>, to folder: ArraySlice<UInt8>) -> String {
    let steps = path.split(separator: 0x2F)
    let working = folder.split(separator: 0x2F)
    let shared = zip(steps.dropLast(), working).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: working.count - shared)
    let down = steps[shared...].map { String(decoding: $0, as: UTF8.self) }
    return (up + down).joined(separator: "/")
  }

  private static func isLink(_ path: String) -> Bool {
    var info = stat()
    return unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  private static func ask(_ arguments: [String]) throws(FormatError) -> [UInt8] {
    let (output, isDone) = try run(["git"] + arguments)
    guard isDone else { throw failure(0) }
    return output
  }

  private static func failure(_ cause: Int32) -> FormatError {
    FormatError(.cannotAskGit, path: "", cause: cause)
  }

  /// What a program prints, and whether it ended well.
  private static func run(
    _ arguments: [String]
  ) throws(FormatError) -> (output: [UInt8], isDone: Bool) {
    var ends: [Int32] = [0, 0]
    if unsafe pipe(&ends) != 0 { throw failure(errno) }
    defer { close(ends[0]) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    // What git has to say would be about its own command line.
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
    unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let cause = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    guard cause == 0 else { throw failure(cause) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(ends[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      output += buffer[..<count]
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (output, status == 0)
  }
}
