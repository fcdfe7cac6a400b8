import ArgumentParser

/// What the exit status says; see `dross --help`.
struct ExitStatus {
  /// Whether there were findings, or files were changed.
  var hasFindings = false
  /// Whether something could not be done.
  var hasErrors = false

  /// Ends the command with what it has come to.
  func exit() throws {
    if hasErrors { throw ExitCode(2) }
    if hasFindings { throw ExitCode(1) }
  }
}
