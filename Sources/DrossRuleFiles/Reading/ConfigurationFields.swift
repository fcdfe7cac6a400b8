/// A configuration file.
enum ConfigurationField: String, FieldName {
  case extends, rules, select, ignore, packs, language, fix, exclude, overrides
  case maxRemoved = "max_removed"

  static func hint(for name: String) -> String? {
    OverrideField(rawValue: name) != nil ? "'\(name)' stands under a name in 'overrides'" : nil
  }
}

/// What stands under the name of a rule or family in `overrides`.
enum OverrideField: String, FieldName {
  case fix
}
