import ArgumentParser
import DrossKit

/// The command `dross index info`.
struct IndexInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows how much an index holds, and whether it is intact.",
    discussion: """
      Examples:
        dross index info crawl.index
        dross index info --verify crawl.index          read everything; exit status 2 when it is damaged
      """)

  @Argument(help: "The index.", completion: .file())
  var index: String

  @Flag(help: "Read everything and compare it with its checksums.")
  var verify = false

  @Flag(help: "Print one object of JSON.")
  var json = false

  func run() throws {
    var messages = Messages(isQuiet: false)
    var sink = ByteSink.standardOutput()
    do throws(FormatError) {
      let opened = try DuplicateIndex(path: index)
      if verify { try opened.verify() }
      try sink.append(Array(json ? object(opened.info) : table(opened.info)).span)
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
    }
    Closing.finish(&sink, &messages)
    try ExitStatus(hasErrors: messages.hasErrors).exit()
  }

  private func rows(_ info: DuplicateIndex.Info) -> [(name: String, key: String, count: Int)] {
    [
      ("documents", "documents", info.documents), ("different texts", "texts", info.texts),
      ("words", "words", info.elements), ("fingerprints", "fingerprints", info.fingerprints),
      ("bytes of text", "text_bytes", info.byteCount), ("bytes of index", "bytes", info.fileSize),
    ]
  }

  private func table(_ info: DuplicateIndex.Info) -> [UInt8] {
    var lines = ""
    for row in rows(info) {
      let padding = String(repeating: " ", count: 16 - row.name.utf8.count)
      lines += "\(row.name)\(padding)\(row.count)\n"
    }
    if verify { lines += "everything is as it was written\n" }
    return Array(lines.utf8)
  }

  private func object(_ info: DuplicateIndex.Info) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for row in rows(info) {
      writer.key(row.key)
      writer.int(row.count)
    }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
