/// What a rule of a pack says about a place.
struct Verdict: Equatable {
  /// The rule.
  var rule: FilterRule
  /// The line or part of it; `nil` for the document.
  var range: Range<Int>?
  /// The numbers, in words.
  var reason: String

  init(_ rule: FilterRule, _ range: Range<Int>? = nil, _ reason: String = "") {
    self.rule = rule
    self.range = range
    self.reason = reason
  }
}

/// Numbers in messages.
enum Figures {
  /// A number with two digits behind the point, cut and not rounded, so that a figure past a threshold
  /// never reads as less than it by rounding.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return "\(value)" }
    let hundredths = Int(value * 100 + 1e-9)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A share of a hundred.
  static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }
}
