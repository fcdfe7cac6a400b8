// Writes the rule files, lexicons and line models below a folder into two Swift source files: as text,
// and made ready to run. Whatever is wrong with a rule is an error.
//
// usage: embed-rules RULES-FOLDER TEXTS.swift PACK.swift

import Glibc

@main
enum EmbedRules {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      Files.fail("usage: embed-rules RULES-FOLDER TEXTS.swift PACK.swift")
    }
    let files = Files.paths(below: arguments[1], prefix: "").map { path in
      (path: path, text: Files.contents(of: arguments[1] + "/" + path))
    }
    Files.write(TextSource.text(of: files), to: arguments[2])
    Files.write(PackSource.text(of: files), to: arguments[3])
  }
}
