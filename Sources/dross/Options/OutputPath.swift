import ArgumentParser

/// Where results go, as it is typed: a path, or `-` for standard output.
struct OutputPath: ExpressibleByArgument {
  /// The path; `nil` for standard output.
  let path: String?

  init?(argument: String) { path = argument == "-" ? nil : argument }
}
