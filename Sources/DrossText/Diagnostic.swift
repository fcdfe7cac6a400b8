/// Something that happened while dross worked, told as facts.
///
/// A finding says what is wrong with a text; a diagnostic says what dross could not do, or did
/// otherwise than asked. One renderer, in `DrossReport`, makes the sentence.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// Worth knowing; nothing is missing.
    case note
    /// Done, but not as asked.
    case warning
    /// Not done. The exit status remembers.
    case error

    /// `note` before `warning` before `error`.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A place in a file, as far as it is known.
  public struct Place: Hashable, Sendable {
    /// The path, or `-` for standard input.
    public var path: String
    /// The line, from 1.
    public var line: Int?
    /// The column in code points, from 1.
    public var column: Int?
    /// The byte offset, from 0.
    public var byte: Int?

    /// A place in the file at `path`.
    public init(path: String, line: Int? = nil, column: Int? = nil, byte: Int? = nil) {
      self.path = path
      self.line = line
      self.column = column
      self.byte = byte
    }
  }

  /// How much it matters.
  public var severity: Severity
  /// Where it happened.
  public var place: Place?
  /// What happened: lower case, no full stop.
  public var message: String
  /// What to do about it, or what else is known.
  public var notes: [String]

  /// A diagnostic about `place`, or about the run as a whole.
  public init(
    _ severity: Severity, at place: Place? = nil, _ message: String, notes: [String] = []
  ) {
    self.severity = severity
    self.place = place
    self.message = message
    self.notes = notes
  }
}
