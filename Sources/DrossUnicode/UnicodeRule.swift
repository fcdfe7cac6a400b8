/// The things that may be wrong with the characters of a text, each a rule with an id of its own.
public enum UnicodeRule: String, CaseIterable, Hashable, Sendable {
  /// Text in another encoding than UTF-8.
  case encoding
  /// A byte order mark at the very start.
  case byteOrderMark = "byte-order-mark"
  /// Bytes that are not UTF-8.
  case illFormed = "ill-formed"
  /// Surrogates as three bytes each, and NUL as two bytes.
  case surrogate
  /// Character references of HTML in plain text.
  case entity
  /// UTF-8 that was read in another encoding.
  case mojibake
  /// Control characters that stand for characters of Windows-1252.
  case c1Control = "c1-control"
  /// Sequences that steer a terminal.
  case terminalEscape = "terminal-escape"
  /// Control characters without a meaning in text.
  case control
  /// Line breaks other than a line feed.
  case lineBreak = "line-break"
  /// Characters of no width where they mean nothing.
  case zeroWidth = "zero-width"
  /// Soft hyphens.
  case softHyphen = "soft-hyphen"
  /// Variation selectors behind characters that have no variants.
  case variationSelector = "variation-selector"
  /// Marks of direction inside words that run from left to right.
  case bidiMark = "bidi-mark"
  /// Text that is not in normal form C.
  case nfc
  /// Non-joiners between letters that do not join.
  case nonJoiner = "non-joiner"
  /// Embeddings, overrides and isolates that are not closed or have nothing to turn.
  case bidiOverride = "bidi-override"
  /// Text hidden in tag characters or in runs of variation selectors.
  case hiddenText = "hidden-text"
  /// Words of letters from several scripts that look alike.
  case lookAlike = "look-alike"
  /// Many marks piled on one letter.
  case markStack = "mark-stack"
  /// Characters of private use.
  case privateUse = "private-use"
  /// Letters that show nothing.
  case filler
  /// Curly quotation marks, made straight.
  case quotes
  /// Dashes, made hyphens.
  case dashes
  /// The ellipsis, made three full stops.
  case ellipsis
  /// Ligatures and digraphs of Latin letters, made letters.
  case ligatures
  /// Fullwidth and halfwidth forms, made the usual ones.
  case width
  /// Spaces of all kinds, made the usual one.
  case spaces

  /// The id, such as `unicode/nfc`.
  public var id: String { "unicode/\(rawValue)" }

  /// How sure it is that a repair does no harm.
  public enum Safety: Hashable, Sendable {
    /// It is made unless no repairs are asked for.
    case safe
    /// It is made only when asked for.
    case unsafe
    /// There is none; the finding is told.
    case none
  }

  /// How safe the repair is.
  public var safety: Safety {
    switch self {
    case .illFormed, .nonJoiner, .bidiOverride, .hiddenText: .unsafe
    case .lookAlike, .markStack, .privateUse, .filler: .none
    default: .safe
    }
  }

  /// Whether the rule is used only when it is asked for by name: a matter of taste, not of repair.
  public var isFold: Bool {
    switch self {
    case .quotes, .dashes, .ellipsis, .ligatures, .width, .spaces: true
    default: false
    }
  }
}

/// A set of rules.
public struct UnicodeRules: Hashable, Sendable {
  private var bits: UInt64 = 0

  /// No rule.
  public init() {}

  /// The given rules.
  public init(_ rules: some Swift.Sequence<UnicodeRule>) {
    for rule in rules { insert(rule) }
  }

  /// All rules that are no folds.
  public static let all = UnicodeRules(UnicodeRule.allCases.filter { !$0.isFold })

  /// Whether the set holds `rule`.
  @inline(__always)
  public func contains(_ rule: UnicodeRule) -> Bool { bits & Self.bit(rule) != 0 }

  /// Adds `rule`.
  public mutating func insert(_ rule: UnicodeRule) { bits |= Self.bit(rule) }

  /// Takes `rule` out.
  public mutating func remove(_ rule: UnicodeRule) { bits &= ~Self.bit(rule) }

  /// Whether some fold is in the set.
  var hasFolds: Bool { bits & Self.folds.bits != 0 }

  private static let folds = UnicodeRules(UnicodeRule.allCases.filter(\.isFold))

  @inline(__always)
  private static func bit(_ rule: UnicodeRule) -> UInt64 { 1 << UInt64(rule.number) }
}

extension UnicodeRule {
  /// The place among all rules.
  @inline(__always)
  fileprivate var number: UInt8 {
    switch self {
    case .encoding: 0
    case .byteOrderMark: 1
    case .illFormed: 2
    case .surrogate: 3
    case .entity: 4
    case .mojibake: 5
    case .c1Control: 6
    case .terminalEscape: 7
    case .control: 8
    case .lineBreak: 9
    case .zeroWidth: 10
    case .softHyphen: 11
    case .variationSelector: 12
    case .bidiMark: 13
    case .nfc: 14
    case .nonJoiner: 15
    case .bidiOverride: 16
    case .hiddenText: 17
    case .lookAlike: 18
    case .markStack: 19
    case .privateUse: 20
    case .filler: 21
    case .quotes: 22
    case .dashes: 23
    case .ellipsis: 24
    case .ligatures: 25
    case .width: 26
    case .spaces: 27
    }
  }
}
