import Glibc

/// What a run of a command took.
struct CommandTimes {
  /// Seconds of the processor, and on the wall.
  var processor: Double
  var wall: Double
  /// Megabytes of memory at most.
  var memory: Double

  /// Runs a command with its output thrown away; `nil` when it cannot be run.
  static func run(_ arguments: [String]) -> CommandTimes? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [Int32(1), 2] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    let start = Clock.wall()
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, arguments[0], &actions, nil, words, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(process, &status, 0, &usage) == process, status >> 8 < 2, status & 0x7F == 0
    else {
      return nil
    }
    return CommandTimes(
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      wall: Double(Clock.wall() - start) / 1e9, memory: Double(usage.ru_maxrss) / 1024)
  }

  /// The quickest of several runs: the load of the machine only ever adds.
  static func best(of count: Int, _ arguments: [String]) -> CommandTimes? {
    (0..<count).compactMap { _ in run(arguments) }.min { $0.processor < $1.processor }
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

/// Times in nanoseconds.
enum Clock {
  /// Of this thread on a processor, which the load of the machine hardly changes.
  static func processor() -> UInt64 { now(CLOCK_THREAD_CPUTIME_ID) }
  static func wall() -> UInt64 { now(CLOCK_MONOTONIC) }

  private static func now(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
