import Foundation
import Testing

/// What a program sees that imports `DrossKit`.
///
/// `testdata/public-types.txt` lists the types, so that one more or one fewer is a decision. With
/// `DROSS_RECORD=1` it is written anew, and the test fails so that the difference is read.
@Suite struct PublicTypesTests {
  private static let list = "testdata/public-types.txt"

  @Test func publicTypesAreThoseListed() throws {
    let types = try modules().flatMap { module in
      try Project.files(below: "Sources/\(module)", type: "swift")
        .flatMap { try Project.lines($0).compactMap(publicType) }.sorted()
        .map { "\(module).\($0)" }
    }
    #expect(types.count > 50)
    if ProcessInfo.processInfo.environment["DROSS_RECORD"] != nil {
      let text = types.joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: Project.root.appending(path: Self.list))
      Issue.record("the list was written anew; read the difference")
      return
    }
    #expect(try Project.lines(Self.list) == types)
  }

  @Test func readsEveryFormOfType() {
    #expect(publicType("public struct Edit: Hashable, Sendable {") == "Edit")
    #expect(publicType("public final class Finder {") == "Finder")
    #expect(publicType("public indirect enum Condition {") == "Condition")
    #expect(publicType("public typealias Bytes = [UInt8]") == "Bytes")
    #expect(publicType("  public struct Nested {") == nil)
    #expect(publicType("package struct Engine {") == nil)
    #expect(publicType("@_spi(Benchmarks) public struct Times {") == nil)
    #expect(publicType("public import DrossText") == nil)
  }

  /// `DrossKit` and what it exports, sorted.
  private func modules() throws -> [String] {
    let exported = try Project.lines("Sources/DrossKit/Exports.swift")
      .filter { $0.hasPrefix("@_exported ") }
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(!exported.isEmpty)
    return (exported + ["DrossKit"]).sorted()
  }

  /// The type at the top level that `line` begins for everybody, or `nil`.
  private func publicType(_ line: String) -> String? {
    var words = line.split { " :<{".contains($0) }[...]
    guard line.hasPrefix("public "), words.popFirst() == "public" else { return nil }
    while let word = words.first, ["final", "indirect"].contains(word) { words.removeFirst() }
    let kinds = ["actor", "class", "enum", "protocol", "struct", "typealias"]
    guard let kind = words.popFirst(), kinds.contains(String(kind)) else { return nil }
    return words.first.map(String.init)
  }
}
