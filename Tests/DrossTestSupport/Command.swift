import Foundation
import Glibc

/// A program that a test runs, with all that it may see.
public struct Command: Sendable {
  /// How a program ended.
  public enum Ending: Hashable, Sendable {
    /// With a status.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
    /// It was killed, since its time was over.
    case timeout
  }

  /// What came of a program.
  public struct Outcome: Sendable {
    /// How it ended.
    public let ending: Ending
    /// What it printed.
    public let output: [UInt8]
    /// What it said on standard error.
    public let errors: [UInt8]

    /// What it printed, as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// What it said on standard error, as text.
    public var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// A problem with starting a program.
  public struct Failure: Error {
    /// The program, or what was tried.
    public let what: String
    /// The `errno`.
    public let cause: Int32
  }

  /// The program and its arguments; a name without a slash is looked for in `PATH`.
  public var arguments: [String]
  /// The working folder.
  public var folder: String
  /// The bytes on standard input.
  public var input: [UInt8] = []
  /// Seconds after which it is killed, with everything it has started.
  static let timeLimit: Double = 900

  /// A command.
  public init(_ arguments: [String], in folder: String) {
    self.arguments = arguments
    self.folder = folder
  }

  /// `dross` with `arguments`.
  public static func dross(_ arguments: String..., in folder: String) -> Command {
    Command([DrossBinary.path] + arguments, in: folder)
  }

  /// A line of the shell, in which `dross` is the command under test.
  public static func shell(_ line: String, in folder: String) -> Command {
    Command(["/bin/sh", "-c", line], in: folder)
  }

  /// Runs it to its end.
  public func run() throws -> Outcome { try start().wait() }

  /// Starts it.
  public func start() throws -> RunningCommand { try RunningCommand(self) }
}
