import CDrossICU
import CDrossTables

/// The versions that decide what dross knows about characters.
package enum UnicodeVersion {
  /// The version of Unicode that ICU follows when it makes normal forms, such as `15.0`.
  package static var unicode: String { text(of: dross_icu_unicode_version()) }

  /// The version of Unicode of the tables that are compiled in, such as `15.0`.
  package static var tables: String { text(of: dross_tables_unicode_version) }

  private static func text(of number: Int32) -> String { "\(number / 100).\(number % 100)" }
}
