import DrossKit

/// Writes the pages about rules, and the table of languages in the README.
enum RulePageWriter {
  /// The lines between which the table of languages stands.
  private static let marks = ("<!-- languages -->\n", "<!-- end of languages -->\n")

  /// Writes them in the folder of the project, which is the working folder.
  static func problem() -> String? {
    do throws(FormatError) {
      let table = String(decoding: try FileBytes.read("docs/rules/measured.txt"), as: UTF8.self)
      let pages = RulePages(
        RuleCatalog.folder("rules", over: .builtIn()).rules,
        measures: RulePages.measures(in: table))
      try write(pages.index, to: "docs/rules/README.md")
      for family in pages.families {
        try write(pages.page(of: family), to: "docs/rules/\(family).md")
      }
      let readme = String(decoding: try FileBytes.read("README.md"), as: UTF8.self)
      guard let head = readme.firstRange(of: marks.0), let tail = readme.firstRange(of: marks.1)
      else { return "README.md has no place for the table of languages" }
      try write(
        String(readme[..<head.upperBound]) + pages.languages + String(readme[tail.lowerBound...]),
        to: "README.md")
      return nil
    } catch {
      return error.diagnostic.message
    }
  }

  private static func write(_ text: String, to path: String) throws(FormatError) {
    _ = try AtomicFile.write(Array(text.utf8), to: path, isDurable: false)
  }
}
