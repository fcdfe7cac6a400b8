/// The texts of rule files as Swift source.
enum TextSource {
  static func text(of files: [(path: String, text: String)]) -> String {
    var swift =
      "// Generated from rules/ by embed-rules.\n\nlet embeddedRuleFiles: [EmbeddedRuleFile] = [\n"
    for (path, text) in files {
      // More number signs than any run of them behind a quotation mark in the text.
      let pounds = String(repeating: "#", count: longestRunOfPounds(in: text) + 1)
      swift += "  EmbeddedRuleFile(path: \"\(path)\", text: \(pounds)\"\"\"\n"
      swift += text + (text.utf8.last == 0x0A ? "" : "\n")
      swift += "\n\"\"\"\(pounds)),\n"
    }
    return swift + "]\n"
  }

  private static func longestRunOfPounds(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x23 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
