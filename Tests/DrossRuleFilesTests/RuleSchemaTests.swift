import DrossRules
import Foundation
import Testing

@testable import DrossRuleFiles

/// The schema is JSON, and so it is YAML, too.
@Suite struct RuleSchemaTests {
  private let root: YAMLNode
  private let conditionRoot: YAMLNode

  init() throws {
    root = try Self.schema("rule.schema.json")
    conditionRoot = try Self.schema("condition.schema.json")
  }

  private static func schema(_ name: String) throws -> YAMLNode {
    let file = RepositoryRules.folder.appending(path: name)
    let tree = YAMLTree(Array(try Data(contentsOf: file)), path: name)
    #expect(described(tree.diagnostics) == "")
    return try #require(tree.root)
  }

  private func value(_ path: String, in schema: YAMLNode? = nil) -> YAMLNode? {
    path.split(separator: "/").reduce(schema ?? root) { node, step in
      switch node?.content {
      case .mapping(let pairs): pairs.first { $0.key == step }?.value
      case .sequence(let items): Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
      default: nil
      }
    }
  }

  private func keys(_ path: String, in schema: YAMLNode? = nil) -> Set<String> {
    guard case .mapping(let pairs) = value(path, in: schema)?.content else { return [] }
    return Set(pairs.map(\.key))
  }

  private func words(_ path: String) -> [String] {
    guard case .sequence(let items) = value(path)?.content else { return [] }
    return items.compactMap { item in
      guard case .scalar(let text, _) = item.content else { return nil }
      return text
    }
  }

  private func names<Name: FieldName>(_: Name.Type) -> Set<String> {
    Set(Name.allCases.map(\.rawValue))
  }

  @Test func holdsTheFieldsOfTheReaders() {
    let condition = "$defs/condition/properties"
    for (path, fields) in [
      ("properties", names(RuleField.self)),
      ("properties/examples/properties", names(ExamplesField.self)),
      ("$defs/where/properties", names(WhereField.self)),
      (condition, names(ConditionField.self)),
      ("\(condition)/at_least/properties", names(AtLeastField.self)),
      ("\(condition)/lexicon/oneOf/1/properties", names(LexiconField.self)),
      ("\(condition)/model/properties", names(ModelField.self)),
      ("\(condition)/repeats/properties", names(RepeatsField.self)),
      ("$defs/shapeMapping/properties", names(ShapeField.self)),
      (
        "$defs/shapeMapping/properties/key_value/oneOf/1/properties", names(KeyValueField.self)
      ),
      ("$defs/position/properties", names(PositionField.self)),
      ("$defs/countBounds/oneOf/1/properties", names(BoundsField.self)),
      ("$defs/ordinalBounds/oneOf/1/properties", names(BoundsField.self)),
      ("$defs/shareBounds/oneOf/1/properties", names(BoundsField.self)),
      ("$defs/score/properties", names(ScoreField.self)),
      ("$defs/feature/properties", names(FeatureField.self).union(names(ConditionField.self))),
      ("$defs/action/oneOf/1/properties", names(ActionField.self)),
    ] {
      #expect(keys(path) == fields, "\(path)")
    }
    #expect(keys("properties", in: conditionRoot) == names(NamedConditionField.self))
  }

  @Test func holdsTheWordsOfTheReaders() {
    let action = "$defs/action/oneOf/1/properties"
    for (path, choices) in [
      ("properties/scope/enum", Rule.Scope.allCases.map(\.rawValue)),
      ("properties/fix/enum", FixSafety.allCases.map(\.rawValue)),
      ("$defs/shapeFlag/enum", ShapeFlag.allCases.map(\.rawValue)),
      ("$defs/end/enum", PositionTest.End.allCases.map(\.rawValue)),
      ("$defs/condition/properties/same_as/enum", SameAs.allCases.map(\.rawValue)),
      ("$defs/condition/properties/subject/enum", Subject.allCases.map(\.rawValue)),
      (
        "$defs/condition/properties/repeats/properties/of/enum",
        RepeatTest.Kind.allCases.map(\.rawValue)
      ),
      ("\(action)/kind/enum", Action.Kind.allCases.map(\.rawValue)),
      ("\(action)/target/enum", Action.Target.allCases.map(\.rawValue)),
    ] {
      #expect(Set(words(path)) == Set(choices), "\(path)")
    }
  }

  /// Every field says what it is for, where the name does not stand for another description.
  @Test func describesEveryField() {
    for path in [
      "properties", "properties/examples/properties", "$defs/where/properties",
      "$defs/condition/properties", "$defs/shapeMapping/properties", "$defs/position/properties",
      "$defs/score/properties", "$defs/action/oneOf/1/properties",
    ] {
      for key in keys(path) {
        let fields = keys("\(path)/\(key)")
        #expect(fields.contains("description") || fields == ["$ref"], "\(path)/\(key)")
      }
    }
  }
}
