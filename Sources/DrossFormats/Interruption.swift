import Glibc

/// What happens on Ctrl-C, on a polite request to end, and when the terminal goes away.
package enum Interruption {
  /// From now on SIGINT, SIGTERM and SIGHUP remove the temporary files and then end the program as
  /// they would have without dross, so that the exit status is right.
  ///
  /// Call it once, on the main thread, before any other thread is there: the signals are blocked
  /// for all threads, and one thread waits for them. So no code ever runs inside a signal handler.
  /// A signal that whoever started the program chose to ignore stays ignored.
  package static func install() {
    var signals = handledSignals()
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, nil,
      { _ in
        Interruption.waitForSignal()
        return nil
      }, nil)
    if failed != 0 {
      // Without the thread the signals must do what they always do.
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    } else {
      pthread_detach(thread)
    }
  }

  /// From now on a closed pipe is an error of the write (`closedPipe`), not the end of the program.
  package static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Waits for a signal that is blocked in this thread, cleans up, and dies of it.
  private static func waitForSignal() {
    var signals = handledSignals()
    var number: Int32 = 0
    guard unsafe sigwait(&signals, &number) == 0 else { return }
    TemporaryFiles.removeAll {
      _ = signal(number, SIG_DFL)
      var one = sigset_t()
      unsafe sigemptyset(&one)
      unsafe sigaddset(&one, number)
      unsafe pthread_sigmask(SIG_UNBLOCK, &one, nil)
      raise(number)
    }
  }

  private static func handledSignals() -> sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      unsafe sigaddset(&signals, number)
    }
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
