import ArgumentParser

/// What is written beside the results, and cannot be standard output.
struct SideFile: ExpressibleByArgument {
  /// The path.
  let path: String

  init?(argument: String) {
    if argument == "-" { return nil }
    path = argument
  }
}
