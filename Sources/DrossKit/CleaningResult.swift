public import DrossRules
public import DrossText

/// What cleaning or normalizing one text came to.
public struct CleaningResult: Sendable {
  /// The text as it was given.
  public let source: [UInt8]
  /// Its lines.
  public let lines: LineTable
  /// What was found, in bytes of `source`, in order of place.
  public let findings: [Finding]
  /// What carries out the findings that are safe enough.
  public let plan: EditPlan
  /// What could not be done.
  public let diagnostics: [Diagnostic]
  /// How many findings comments in the text hide.
  public let hiddenCount: Int
  /// Warnings about suppression comments, such as ones that hide nothing.
  public let comments: [SuppressionNote]

  init(
    source: [UInt8], lines: LineTable, findings: [Finding], plan: EditPlan,
    diagnostics: [Diagnostic], hiddenCount: Int = 0, comments: [SuppressionNote] = []
  ) {
    self.source = source
    self.lines = lines
    self.findings = findings
    self.plan = plan
    self.diagnostics = diagnostics
    self.hiddenCount = hiddenCount
    self.comments = comments
  }

  /// The cleaned bytes.
  ///
  /// - Complexity: O(bytes).
  public var bytes: [UInt8] { plan.apply(to: source) }

  /// The cleaned text; ill-formed bytes, which cleaning keeps, read as U+FFFD here.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The source, made again from the cleaned bytes and the plan alone.
  public func restored() -> [UInt8] { plan.inverted(from: source).apply(to: bytes) }
}
