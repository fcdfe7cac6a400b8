import DrossRuleFiles
import DrossText
import Foundation
import Testing

/// What stands in the `rules` folder of the repository.
enum RepositoryRules {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules")

  /// Every file, with its path relative to the folder.
  static func files() throws -> [(path: String, bytes: [UInt8])] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted().compactMap { path in
      guard path.hasSuffix(".yaml") || path.hasSuffix(".txt") || path.hasSuffix(".yml") else {
        return nil
      }
      return (path, Array(try Data(contentsOf: folder.appending(path: path))))
    }
  }
}

@Suite struct RepositoryRulesTests {
  @Test func readsEveryRuleWithoutAWord() throws {
    let files = try RepositoryRules.files()
    let library = RuleLibrary.load(files, root: "rules")
    for diagnostic in library.diagnostics {
      Issue.record("\(diagnostic.place?.path ?? "") \(described([diagnostic]))")
    }
    let conditions = files.count { $0.path.hasPrefix("conditions/") }
    #expect(library.rules.count + conditions == files.count { $0.path.hasSuffix(".yaml") })
    let tables = library.lexicons.count + library.models.count
    #expect(tables == files.count { $0.path.hasSuffix(".txt") })
  }
}
