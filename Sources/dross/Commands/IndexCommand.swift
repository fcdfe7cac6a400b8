import ArgumentParser

/// The command `dross index`.
struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Makes an index of texts, for 'dross dedup --against'.",
    discussion: """
      An index is one file. It holds hashes of the words, and no text.

      Examples:
        dross index build crawl/ --output crawl.index
        dross dedup new/ --against crawl.index         what is new, against what is there
        dross index add new/ --output crawl.index
        dross index info crawl.index
      """,
    subcommands: [IndexBuildCommand.self, IndexAddCommand.self, IndexInfoCommand.self])
}
