import ArgumentParser

extension NameSpecification {
  /// A letter with the value behind it, with or without a space, and a long name.
  static func joined(_ name: JoinedName) -> NameSpecification {
    [.customShort(name.letter, allowingJoined: true), .customLong(name.rawValue)]
  }
}

/// Options of which one letter and the value make one word, as in `-j2`.
enum JoinedName: String, CaseIterable {
  case jobs, output

  var letter: Character {
    switch self {
    case .jobs: "j"
    case .output: "o"
    }
  }

  /// - Throws: wrong usage, for a long name with one dash: `-output` would be an output named `utput`.
  static func check(_ arguments: [String]) throws {
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let word = argument.prefix { $0 != "=" }
      guard let name = allCases.first(where: { word == "-\($0.rawValue)" }) else { continue }
      throw ValidationError(
        "There is no option '\(word)'; did you mean '--\(name.rawValue)'?")
    }
  }
}
