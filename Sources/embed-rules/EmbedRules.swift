// Writes the rule files, lexicons and line models below a folder into two Swift source files: as text,
// and made ready to run. Whatever is wrong with a rule is an error. Or, with --page, the files of the
// HTML report into one.
//
// usage: embed-rules RULES-FOLDER TEXTS.swift PACK.swift
//        embed-rules --page FOLDER OUTPUT.swift

import Glibc

@main
enum EmbedRules {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      Files.fail(
        "usage: embed-rules RULES-FOLDER TEXTS.swift PACK.swift, or --page FOLDER OUTPUT.swift")
    }
    if arguments[1] == "--page" {
      let files = Files.read(below: arguments[2], types: [".html", ".css", ".js"])
      Files.write(TextSource.text(of: files, as: .page), to: arguments[3])
    } else {
      let files = Files.read(below: arguments[1], types: [".yaml", ".txt"])
      Files.write(TextSource.text(of: files, as: .rules), to: arguments[2])
      Files.write(PackSource.text(of: files), to: arguments[3])
    }
  }
}
