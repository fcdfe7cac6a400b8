/// The name of a rule: `family/name`, the path of its file under `rules/`.
public struct RuleID: Hashable, Sendable, CustomStringConvertible {
  /// The family, such as `caption`.
  public let family: String
  /// The name inside the family, such as `photo-credit`.
  public let name: String

  /// The rule `family/name`.
  public init(family: String, name: String) {
    self.family = family
    self.name = name
  }

  /// Reads `family/name`; `nil` unless both are lower-case words joined by hyphens.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(Self.isName) else { return nil }
    family = String(decoding: parts[0], as: UTF8.self)
    name = String(decoding: parts[1], as: UTF8.self)
  }

  /// `family/name`.
  public var description: String { "\(family)/\(name)" }

  private static func isName(_ part: Substring.UTF8View) -> Bool {
    guard let first = part.first, let last = part.last else { return false }
    return first != 0x2D && last != 0x2D
      && part.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

extension RuleID: Comparable {
  /// In byte order of family, then name.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    if left.family != right.family {
      return left.family.utf8.lexicographicallyPrecedes(right.family.utf8)
    }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
