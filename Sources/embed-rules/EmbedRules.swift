// Writes every rule file and lexicon below a folder into one Swift source file.
//
// usage: embed-rules RULES-FOLDER OUTPUT.swift

import Glibc

@main
enum EmbedRules {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail("usage: embed-rules RULES-FOLDER OUTPUT.swift") }
    var swift =
      "// Generated from rules/ by embed-rules.\n\nlet embeddedRuleFiles: [EmbeddedRuleFile] = [\n"
    for path in files(below: arguments[1], prefix: "") {
      let text = contents(of: arguments[1] + "/" + path)
      // More number signs than any run of them behind a quotation mark in the text.
      let pounds = String(repeating: "#", count: longestRunOfPounds(in: text) + 1)
      swift += "  EmbeddedRuleFile(path: \"\(path)\", text: \(pounds)\"\"\"\n"
      swift += text + (text.utf8.last == 0x0A ? "" : "\n")
      swift += "\n\"\"\"\(pounds)),\n"
    }
    swift += "]\n"
    write(swift, to: arguments[2])
  }

  /// The paths of all rule files and lexicons below `folder`, sorted, relative to it.
  static func files(below folder: String, prefix: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { fail("cannot open \(folder)") }
    defer { unsafe closedir(directory) }
    var found: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".yaml") || name.hasSuffix(".txt") {
        found.append(prefix + name)
      } else if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
        found += files(below: folder + "/" + name, prefix: prefix + name + "/")
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func contents(of path: String) -> String {
    guard let file = unsafe fopen(path, "r") else { fail("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var byte = unsafe getc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = unsafe getc(file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { fail("\(path) is not UTF-8") }
    return text
  }

  static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { fail("cannot write \(path)") }
    let failed = unsafe fputs(text, file) < 0
    guard unsafe fclose(file) == 0, !failed else { fail("cannot write \(path)") }
  }

  static func longestRunOfPounds(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x23 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  static func fail(_ message: String) -> Never {
    let line = Array("embed-rules: \(message)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }
}
