import ArgumentParser
import DrossKit
import Glibc

/// The start of the program.
@main
enum Program {
  /// Runs the command beside this thread, which only waits.
  ///
  /// An asynchronous `main` would hand this thread to the dispatch library, which lets it sleep with
  /// every signal unblocked: a signal would end the program there and then, and leave temporary
  /// files behind.
  static func main() {
    StandardStreams.fillGaps()
    Interruption.ignoreClosedPipes()
    Interruption.install()
    Task.detached { await DrossCommand.start() }
    while true { pause() }
  }
}

/// The command line.
///
/// What it may rely on is a contract: see docs/cli.md.
struct DrossCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dross",
    abstract: "Removes from scraped articles what does not belong there, and proves it.",
    discussion: """
      Every removal is an exact range of source bytes, with the rule that asked for it and a way back.

      Exit status: 0 nothing found or nothing to do, 1 findings or changed files, 2 something could \
      not be done, 64 wrong usage.
      """,
    version: Version.text,
    subcommands: [
      CleanCommand.self, CheckCommand.self, DedupCommand.self, IndexCommand.self,
      ReportCommand.self,
      NormalizeCommand.self, RestoreCommand.self, RulesCommand.self, ExplainCommand.self,
      ConfigCommand.self,
    ])

  /// Does what the arguments say and ends the program.
  static func start() async -> Never {
    guard !CommandLine.arguments.isEmpty else {
      var messages = Messages(isQuiet: false)
      messages.tell(
        Diagnostic(
          .error, "the arguments cannot be read",
          notes: ["they stand in /proc/self/cmdline; mount /proc"]))
      exit(withError: ExitCode(2))
    }
    let typed = Array(CommandLine.arguments.dropFirst())
    do {
      try DashedName.check(typed)
      try FixArgument.check(typed)
      let arguments = FixArgument.completed(typed)
      try CommandName.check(arguments)
      try JoinedName.check(arguments)
      var command = try parseAsRoot(arguments)
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
      exit()
    } catch {
      end(with: error)
    }
  }

  /// Ends the program, with help or the version if that is what was asked for.
  private static func end(with error: any Error) -> Never {
    let text = fullMessage(for: error)
    guard exitCode(for: error) == .success, !text.isEmpty else { exit(withError: error) }
    // The library that reads arguments takes no notice of a full disk.
    do {
      try Print.run { _ in Array("\(text)\n".utf8) }
      exit()
    } catch {
      exit(withError: error)
    }
  }
}

/// `check --fix` alone means `--fix safe`, whatever stands behind it.
enum FixArgument {
  /// - Throws: wrong usage, for a word behind '--fix' that is no safety and looks like no file either.
  static func check(_ arguments: [String]) throws {
    guard arguments.first == "check", let index = arguments.firstIndex(of: "--fix") else { return }
    guard let next = arguments[(index + 1)...].first, !next.isEmpty, !next.hasPrefix("-"),
      !next.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F }), FixSafety(rawValue: next) == nil,
      !Folder.holdsSomething(at: next)
    else { return }
    throw ValidationError("There is no file '\(next)', and --fix is safe, unsafe or none.")
  }

  static func completed(_ arguments: [String]) -> [String] {
    // The other commands always want a value.
    guard arguments.first == "check" else { return arguments }
    var completed: [String] = []
    for (index, argument) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      let isAlone = argument == "--fix" && FixSafety(rawValue: next) == nil
      completed.append(isAlone ? "--fix=safe" : argument)
    }
    return completed
  }
}

/// Tells people that a file whose name starts with a dash needs a folder in front.
enum DashedName {
  /// - Throws: wrong usage, for a word that would be read as short options and is the name of a file.
  static func check(_ arguments: [String]) throws {
    for argument in arguments.prefix(while: { $0 != "--" })
    where argument.utf8.count > 2 && argument.hasPrefix("-") && !argument.hasPrefix("--")
      && Folder.holdsSomething(at: argument)
    {
      throw ValidationError("'\(argument)' reads as an option; for the file say './\(argument)'.")
    }
  }
}

/// Tells people whose first word is no command what they may have meant.
enum CommandName {
  static func check(_ arguments: [String]) throws {
    // What help is asked about is a command as well.
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let name = words.first, !name.hasPrefix("-"), name != "help" else { return }
    let known = DrossCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !known.contains(name) else { return }
    if Folder.isFile(name) || Folder.exists(name) {
      throw ValidationError("There is no command '\(name)'; did you mean 'dross check \(name)'?")
    }
    let advice = RuleCatalog.advice(on: name, among: known).map { "; \($0)" } ?? "."
    throw ValidationError("There is no command '\(name)'\(advice)")
  }
}
