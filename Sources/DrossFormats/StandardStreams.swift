import Glibc

/// Standard input, output and error of this program.
package enum StandardStreams {
  /// Gives those that whoever started the program has closed a descriptor that cannot be read or written.
  ///
  /// Otherwise the next file that is opened gets the free number, and what is meant for standard output goes
  /// into it. Call it before anything is opened.
  package static func fillGaps() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The free number that is lowest is given out.
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
