import DrossKit
import Glibc

/// The features of the lines of texts, for the script that trains the line model.
enum LineFeatureDump {
  /// Prints a head with the names of the features and their numbers of values, then a row a line
  /// with something on it: file, line, whether a safe rule removes it, region, values.
  static func problem(inPrinting folder: String, rules: String) -> String? {
    let catalog = RuleCatalog.folder(rules, over: RuleCatalog(rules: [], lexicons: []))
    if let first = catalog.diagnostics.first { return "\(rules): \(first.message)" }
    // What is trained must not depend on what was trained before.
    let asked = catalog.rules.filter { $0.id.family != "model" }
    let (set, problems) = RuleSet.make(asked, lexicons: catalog.lexicons)
    if let first = problems.first { return "\(first.rule): \(first.message)" }
    let engine = RuleEngine(set)
    let workspace = Workspace(for: set)
    let names = LineFeature.allCases.map { "\($0.rawValue)=\($0.valueCount)" }
    print("#", names.joined(separator: " "))
    for item in FileTree(paths: [folder]) {
      switch item {
      case .diagnostic(let diagnostic): return diagnostic.message
      case .file(let file):
        guard let bytes = try? FileBytes.read(file.path) else { return "cannot read \(file.path)" }
        for row in engine.lineFeatures(in: TextView(bytes), workspace: workspace) {
          let values = row.values.map(String.init).joined(separator: " ")
          print(
            "\(file.relativePath)\t\(row.line)\t\(row.isRemoved ? 1 : 0)\t\(row.region.rawValue)"
              + "\t\(values)")
        }
      }
    }
    return nil
  }
}
