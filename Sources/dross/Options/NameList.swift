import ArgumentParser

/// Names as they are typed: several in one argument with commas between, or the flag several times.
enum NameList {
  /// The single names.
  static func split(_ values: [String]) -> [String] {
    values.flatMap { $0.utf8.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) } }
  }

  /// - Throws: wrong usage, when a flag was given and names nothing: it would count as not given.
  static func check(_ flags: [(name: String, values: [String])]) throws {
    for flag in flags where flag.values.contains(where: { split([$0]).isEmpty }) {
      throw ValidationError("\(flag.name) wants a name; leave it out when there is none.")
    }
  }
}
