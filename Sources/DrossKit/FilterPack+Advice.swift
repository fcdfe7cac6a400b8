import DrossFilters

extension FilterPack {
  /// What to say about a name that no pack has.
  package static func advice(on name: String) -> String {
    let names = allCases.map(\.rawValue)
    return RuleCatalog.advice(on: name, among: names)
      ?? "there are \(names.joined(separator: ", "))"
  }
}
