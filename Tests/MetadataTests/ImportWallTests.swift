import Testing

/// Whether every module imports only what the table in `ARCHITECTURE.md` says.
///
/// The modules of the standard library count as imports too.
@Suite struct ImportWallTests {
  @Test func everyModuleHasARow() throws {
    let modules = try Project.names(in: "Sources") + Project.names(in: "Plugins")
    #expect(try allowed().keys.sorted() == modules.sorted())
  }

  @Test func everyModuleImportsOnlyWhatItMay() throws {
    let allowed = try allowed()
    let files = try Project.files(below: "Sources", type: "swift")
    #expect(!files.isEmpty)
    for file in files {
      let module = String(file.split(separator: "/")[1])
      let forbidden = Set(try importedModules(file)).subtracting(allowed[module] ?? [])
      #expect(forbidden.isEmpty, "\(file) imports \(forbidden.sorted())")
    }
  }

  @Test func nothingUnderSourcesImportsFoundation() throws {
    for file in try Project.files(below: "Sources", type: "swift") {
      let modules = try importedModules(file)
      #expect(!modules.contains { $0.hasPrefix("Foundation") }, "\(file) imports \(modules)")
    }
  }

  @Test func readsEveryFormOfImport() {
    #expect(importedModule("import DrossText") == "DrossText")
    #expect(importedModule("  public import DrossText // why") == "DrossText")
    #expect(importedModule("@testable internal import DrossText") == "DrossText")
    #expect(importedModule("@_spi(Tests) import struct DrossText.Edit") == "DrossText")
    #expect(importedModule("// import Foundation") == nil)
    #expect(importedModule("let important = 1") == nil)
  }

  /// What each module may import, from the table whose columns are module, contents and imports.
  private func allowed() throws -> [String: Set<String>] {
    let lines = try Project.lines("ARCHITECTURE.md")
    let header = try #require(lines.firstIndex(of: "| module | holds | may import |"))
    var allowed: [String: Set<String>] = [:]
    for line in lines[(header + 2)...].prefix(while: { $0.hasPrefix("|") }) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      try #require(cells.count == 5, "a row has three cells: \(line)")
      for module in words(cells[1]) { allowed[module] = Set(words(cells[3])) }
    }
    return allowed
  }

  /// The words of a cell; one like "nothing" is no module, and so does no harm.
  private func words(_ cell: Substring) -> [String] {
    cell.split { " `,;".contains($0) }.map(String.init)
  }

  private func importedModules(_ file: String) throws -> [String] {
    try Project.lines(file).compactMap(importedModule)
  }

  /// The module that `line` imports, or `nil` when it is not an import.
  private func importedModule(_ line: String) -> String? {
    let access: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<String> = [
      "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
    ]
    var words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }.map(String.init)[...]
    while let word = words.first, word.hasPrefix("@") || access.contains(word) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let word = words.first, kinds.contains(word) { words.removeFirst() }
    return words.first.flatMap { $0.split(separator: ".").first }.map(String.init)
  }
}
