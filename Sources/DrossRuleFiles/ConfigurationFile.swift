package import DrossRules
package import DrossText

/// What one configuration file says: a `.dross.yaml`, or one named with `--config`.
///
/// Paths and patterns are as they are written; which files a file extends, and whether the rules that
/// it names are there, is for the reader of all files to find out.
package struct ConfigurationFile: Sendable {
  /// A value and the place where it stands.
  package struct Entry<Value: Sendable>: Sendable {
    /// The value.
    package let value: Value
    /// Its line and column.
    package let mark: RuleMark
  }

  /// What is to be different about a rule, or about all rules of a family.
  package struct Override: Sendable {
    /// The id of the rule, or the name of the family.
    package let name: String
    /// How safe its action is from now on.
    package let fix: FixSafety
  }

  /// The name under which configuration files are looked for.
  package static let name = ".dross.yaml"

  /// The files that come first.
  package internal(set) var extends: [Entry<String>] = []
  /// Folders with more rules.
  package internal(set) var rules: [Entry<String>] = []
  /// The only rules and families to use; `nil` when nothing is said.
  package internal(set) var select: [Entry<String>]?
  /// Rules and families not to use.
  package internal(set) var ignore: [Entry<String>] = []
  /// The names of filter packs to switch on.
  package internal(set) var packs: [Entry<String>] = []
  /// The languages of the texts, as BCP 47 tags; `nil` when nothing is said.
  package internal(set) var languages: [Entry<String>]?
  /// How safe a fix must be to be made.
  package internal(set) var fix: Entry<FixSafety>?
  /// The greatest share of the words of a text that may be removed.
  package internal(set) var maxRemoved: Entry<Double>?
  /// Files of trees that are passed over, as lines of a `.gitignore`.
  package internal(set) var exclude: [Entry<String>] = []
  /// What is different about single rules and families.
  package internal(set) var overrides: [Entry<Override>] = []

  /// Reads a configuration file.
  ///
  /// Reading goes on after an error, so that one call tells as much as can be told.
  ///
  /// - Parameter bytes: the whole file. A file with nothing but comments says nothing, and is right.
  /// - Parameter path: what messages call the file.
  /// - Returns: what the file says, or `nil` when there was an error; and what was wrong, in order of
  ///   place.
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: [UInt8], path: String
  ) -> (file: ConfigurationFile?, diagnostics: [Diagnostic]) {
    guard !isBlank(bytes) else { return (ConfigurationFile(), []) }
    let tree = YAMLTree(bytes, path: path)
    var reader = NodeReader(path: path)
    let file = tree.root.flatMap { reader.configuration($0) }
    let diagnostics = RuleFile.inOrderOfPlace(tree.diagnostics + reader.diagnostics)
    return (diagnostics.isEmpty ? file : nil, diagnostics)
  }

  /// Whether there is nothing but white space and comments.
  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    LineTable(bytes.span).lines.allSatisfy { line in
      let first = bytes[line.content.range].first { $0 != 0x20 && $0 != 0x09 }
      return first == nil || first == UInt8(ascii: "#")
    }
  }
}
