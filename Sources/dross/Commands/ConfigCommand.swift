import ArgumentParser
import DrossKit

/// The command `dross config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows the settings in effect for a text, and where each comes from.",
    discussion: """
      Examples:
        dross config
        dross config crawl/a.txt
        dross config --fix unsafe crawl/a.txt
      """)

  @Argument(
    help: "A file or folder; by default what is read from standard input.", completion: .file())
  var path: String = "-"

  @OptionGroup var rules: RuleOptions

  @Option(help: "As for 'dross clean'.")
  var fix: FixSafety?

  @Flag(help: "As for 'dross clean'.")
  var noIgnore = false

  func run() throws {
    try Print.run { messages in
      let setups = rules.setups(fix: fix)
      // What holds for a folder is what holds for the files in it.
      let found = setups.find(for: Folder.exists(path) ? Folder.join(path, "-") : path)
      messages.tell(found.diagnostics)
      guard let setup = found.setup else { return [] }
      var lines = ConfigurationTable.lines(of: setup, rules: rules, fix: fix)
      if path != "-" {
        let ignoring = FileTree.Ignoring(readsFiles: !noIgnore) { setups.excluded(in: $0) }
        lines += [ConfigurationTable.line(about: PassedOver.reason(for: path, ignoring))]
      }
      return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
  }
}
