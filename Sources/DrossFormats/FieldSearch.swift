import DrossText

/// One walk over a record that looks for two fields.
struct FieldSearch {
  /// What stands in a field.
  enum Value {
    case null(Int)
    case number(TextRange)
    case other(Int)
    case string(JSONLiteral)
  }

  /// A field being looked for.
  struct Target {
    let path: FieldPath
    /// What was found.
    var value: Value?
    /// Where it, or an object on the way to it, was found once more.
    var duplicate: Int?
  }

  /// The text.
  private(set) var text: Target
  /// The id, if one is wanted.
  private(set) var id: Target?
  /// Whether the record is an object.
  private(set) var isObject = false
  private var scanner = JSONScanner()

  init(text: FieldPath, id: FieldPath?) {
    self.text = Target(path: text)
    self.id = id.map { Target(path: $0) }
  }

  /// Walks over all of `bytes`.
  mutating func run(_ bytes: Span<UInt8>) throws(JSONScanner.Failure) {
    if bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF {
      scanner.position = 3
    }
    scanner.skipSpace(bytes)
    if scanner.peek(bytes) == 0x7B {
      isObject = true
      try object(bytes, level: 0, leadsToText: true, leadsToID: id != nil)
    } else {
      try scanner.skipValue(bytes, depth: 0)
    }
    scanner.skipSpace(bytes)
    guard scanner.position == bytes.count else { throw scanner.failure(.moreText, bytes) }
  }

  /// Walks over an object that `level` names have led to.
  private mutating func object(
    _ bytes: Span<UInt8>, level: Int, leadsToText: Bool, leadsToID: Bool
  ) throws(JSONScanner.Failure) {
    guard try scanner.open(close: 0x7D, bytes, depth: level + 1) else { return }
    var stepsToText = 0
    var stepsToID = 0
    repeat {
      let start = scanner.position
      let name = try scanner.name(bytes)
      let toText = leadsToText ? Self.match(name, bytes, text.path, level) : .none
      let toID = leadsToID ? Self.match(name, bytes, id?.path, level) : .none
      if toText == .none && toID == .none {
        try scanner.skipValue(bytes, depth: level + 1)
        continue
      }
      if toText == .step { stepsToText += 1 }
      if toID == .step { stepsToID += 1 }
      if stepsToText > 1, text.duplicate == nil { text.duplicate = start }
      if stepsToID > 1, id?.duplicate == nil { id?.duplicate = start }
      let value = try value(
        bytes, level: level, leadsToText: toText == .step, leadsToID: toID == .step)
      if toText == .field { Self.found(value, at: start, for: &text) }
      if toID == .field, var target = id {
        Self.found(value, at: start, for: &target)
        id = target
      }
    } while try scanner.goOn(close: 0x7D, bytes, or: .noObjectEnd)
  }

  /// Walks over the value of a field that was asked for, or that leads to one.
  private mutating func value(
    _ bytes: Span<UInt8>, level: Int, leadsToText: Bool, leadsToID: Bool
  ) throws(JSONScanner.Failure) -> Value {
    let start = scanner.position
    switch scanner.peek(bytes) {
    case 0x22:
      return .string(try scanner.string(bytes))
    case 0x7B where leadsToText || leadsToID:
      try object(bytes, level: level + 1, leadsToText: leadsToText, leadsToID: leadsToID)
      return .other(start)
    case 0x2D, 0x30...0x39:
      try scanner.number(bytes)
      return .number(TextRange(start, scanner.position))
    case 0x6E:
      try scanner.skipValue(bytes, depth: level + 1)
      return .null(start)
    default:
      try scanner.skipValue(bytes, depth: level + 1)
      return .other(start)
    }
  }

  private static func found(_ value: Value, at start: Int, for target: inout Target) {
    if target.value != nil { target.duplicate = target.duplicate ?? start }
    target.value = value
  }

  /// What a name is to a path.
  private enum Match { case none, step, field }

  private static func match(
    _ name: JSONLiteral, _ bytes: Span<UInt8>, _ path: FieldPath?, _ level: Int
  ) -> Match {
    guard let path, level < path.rests.count else { return .none }
    if equal(name, bytes, path.rests[level]) { return .field }
    guard level < path.steps.count, equal(name, bytes, path.steps[level]) else { return .none }
    return .step
  }

  /// Whether the name says `wanted`, however it is escaped.
  private static func equal(
    _ name: JSONLiteral, _ bytes: Span<UInt8>, _ wanted: [UInt8]
  ) -> Bool {
    if name.hasEscapes { return name.decoded(in: bytes) == wanted }
    guard name.range.count == wanted.count else { return false }
    for index in wanted.indices where bytes[name.range.start + index] != wanted[index] {
      return false
    }
    return true
  }
}
