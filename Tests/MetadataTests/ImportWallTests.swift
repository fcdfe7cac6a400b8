import Testing

/// Which module may import what.
///
/// `ARCHITECTURE.md` has the same table. The modules of the standard library count as imports too.
@Suite struct ImportWallTests {
  private static let allowed: [String: Set<String>] = [
    "DrossText": [],
    "DrossUnicode": ["CDrossICU", "CDrossTables", "DrossText"],
    "DrossRules": ["CDrossTables", "CPCRE2", "DrossText", "DrossUnicode"],
    "DrossRuleFiles": ["CYAML", "DrossRules", "DrossText"],
    "DrossRulePack": [],
    "DrossDedup": ["CDrossAlignment", "DrossText", "DrossUnicode", "Synchronization"],
    "DrossFilters": ["CDrossTables", "CPCRE2", "DrossRules", "DrossText", "DrossUnicode"],
    "DrossFormats": [
      "CDrossCodecs", "DrossText", "Glibc", "Synchronization",
    ],
    "DrossReport": ["CZlib", "DrossDedup", "DrossRules", "DrossText"],
    "DrossKit": [
      "DrossDedup", "DrossFilters", "DrossFormats", "DrossReport", "DrossRuleFiles",
      "DrossRulePack", "DrossRules", "DrossText", "DrossUnicode", "Synchronization",
    ],
    "CDross": ["CDrossHeader", "DrossKit", "Glibc", "Synchronization"],
    "dross": ["ArgumentParser", "CDrossHeap", "DrossKit", "Glibc"],
    "dross-dev": ["CDrossICU", "DrossKit", "Glibc"],
    "embed-rules": ["DrossRuleFiles", "DrossRules", "DrossText", "Glibc"],
  ]

  @Test func everyModuleImportsOnlyWhatItMay() throws {
    let files = try Project.files(below: "Sources", type: "swift")
    #expect(!files.isEmpty)
    for file in files {
      let module = String(file.split(separator: "/")[1])
      guard let allowed = Self.allowed[module] else {
        Issue.record("\(module) has no row in the table of imports")
        continue
      }
      let forbidden = Set(try importedModules(file)).subtracting(allowed)
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
