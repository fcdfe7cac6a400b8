import DrossFormats
import DrossRuleFiles
package import DrossRules
package import DrossText

/// The file of a rule that is about to be written.
package enum NewRule {
  /// The path of the file of a rule in a folder of rules.
  package static func path(of id: RuleID, in folder: String) -> String {
    Folder.join(folder, "\(id).yaml")
  }

  /// Writes a file that is right in form, says what each field is for, and has one example that fails
  /// until the rule is written.
  ///
  /// - Returns: what was not as asked; with an error nothing was written.
  package static func write(_ id: RuleID, in folder: String) -> [Diagnostic] {
    let path = path(of: id, in: folder)
    guard !Folder.holdsSomething(at: path) else {
      return [
        Diagnostic(
          .error, at: .init(path: path), "the rule is there already",
          notes: ["take another name, or remove the file"])
      ]
    }
    do throws(FormatError) {
      try Folder.create(Folder.holding(path))
      return try AtomicFile.write(Array(RuleTemplate.text(for: id).utf8), to: path)
    } catch {
      return [error.diagnostic]
    }
  }
}
