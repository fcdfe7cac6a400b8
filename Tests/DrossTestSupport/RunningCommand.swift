import Foundation
import Glibc

/// A program that a test has started.
///
/// Input and output are files, so that no full pipe can make a test hang.
public final class RunningCommand {
  private let command: Command
  private let streams: TemporaryFolder
  private let process: pid_t
  private var ending: Command.Ending?

  init(_ command: Command) throws {
    self.command = command
    streams = try TemporaryFolder()
    try streams.write("input", command.input)
    process = try Self.spawn(command, streams: streams.path)
  }

  deinit {
    if ending == nil {
      kill(-process, SIGKILL)
      _ = waitpid(process, nil, 0)
    }
  }

  /// Sends a signal to the program.
  public func send(_ signal: Int32) { kill(process, signal) }

  /// Whether the program still runs.
  public var isRunning: Bool {
    if ending == nil { ending = poll() }
    return ending == nil
  }

  /// Waits for the end; kills the program when its time is over.
  public func wait() throws -> Command.Outcome {
    let deadline = Date(timeIntervalSinceNow: Command.timeLimit)
    var pause: UInt32 = 500
    while isRunning {
      if Date() > deadline {
        kill(-process, SIGKILL)
        _ = waitpid(process, nil, 0)
        ending = .timeout
        break
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    return Command.Outcome(
      ending: ending ?? .timeout, output: try streams.read("output"),
      errors: try streams.read("errors"))
  }

  private func poll() -> Command.Ending? {
    var status: Int32 = 0
    guard unsafe waitpid(process, &status, WNOHANG) == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }

  /// Starts a program in a process group of its own, with every signal as it is by default:
  /// whoever runs the tests may ignore some, as a shell does for work in the background.
  private static func spawn(_ command: Command, streams: String) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "\(streams)/input", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "\(streams)/output", create, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "\(streams)/errors", create, 0o644)

    // `env` changes the folder and becomes the program.
    let words = ["/usr/bin/env", "-C", command.folder] + command.arguments
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment().map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let cause = unsafe posix_spawn(
      &process, words[0], &actions, &attributes, &arguments, &variables)
    guard cause == 0 else { throw Command.Failure(what: words[0], cause: cause) }
    return process
  }

  /// The environment of the tests with `dross` in front of the path, and no colours, no locale.
  private static func environment() -> [String] {
    var variables = ProcessInfo.processInfo.environment
    let folder = URL(filePath: DrossBinary.path).deletingLastPathComponent().path
    variables["PATH"] = "\(folder):\(variables["PATH"] ?? "/usr/bin:/bin")"
    variables["LC_ALL"] = "C"
    variables["COLUMNS"] = nil
    return variables.map { "\($0.key)=\($0.value)" }
  }
}
