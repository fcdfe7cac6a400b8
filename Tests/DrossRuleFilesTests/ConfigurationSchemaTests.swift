import DrossRules
import Foundation
import Testing

@testable import DrossRuleFiles

/// The schema is JSON, and so it is YAML, too.
@Suite struct ConfigurationSchemaTests {
  private func value(_ path: [String], in root: YAMLNode) -> YAMLNode? {
    path.reduce(root) { node, step in
      guard case .mapping(let pairs)? = node?.content else { return nil }
      return pairs.first { $0.key == step }?.value
    }
  }

  private func keys(_ path: [String], in root: YAMLNode) -> Set<String> {
    guard case .mapping(let pairs)? = value(path, in: root)?.content else { return [] }
    return Set(pairs.map(\.key))
  }

  @Test func holdsTheFieldsAndWordsOfTheReader() throws {
    let file = RepositoryRules.folder.deletingLastPathComponent()
      .appending(path: "docs/configuration.schema.json")
    let tree = YAMLTree(Array(try Data(contentsOf: file)), path: "configuration.schema.json")
    #expect(described(tree.diagnostics) == "")
    let root = try #require(tree.root)
    #expect(
      keys(["properties"], in: root) == Set(ConfigurationField.allCases.map(\.rawValue)))
    #expect(
      keys(
        ["properties", "overrides", "additionalProperties", "properties"], in: root)
        == Set(OverrideField.allCases.map(\.rawValue)))
    for field in keys(["properties"], in: root) {
      #expect(keys(["properties", field], in: root).contains("description"), "\(field)")
    }
    guard case .sequence(let words)? = value(["$defs", "fix", "enum"], in: root)?.content else {
      Issue.record("there is no list of safeties")
      return
    }
    let found = words.compactMap { word -> String? in
      guard case .scalar(let text, _) = word.content else { return nil }
      return text
    }
    #expect(Set(found) == Set(FixSafety.allCases.map(\.rawValue)))
  }
}
