import DrossText

/// A JSON value in memory: for ledgers and other small things, not for corpora.
package enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent that fits.
  case int(Int)
  /// Any other number.
  case double(Double)
  /// A string: its bytes, all escapes resolved.
  case string([UInt8])
  /// An array.
  case array([JSONValue])
  /// An object: its members in order, no name twice.
  case object([Member])

  /// One member of an object.
  package struct Member: Hashable, Sendable {
    /// The bytes of the name.
    package let name: [UInt8]
    /// The value.
    package let value: JSONValue
  }

  /// Reads one value from all of `bytes`; white space around it and a byte order mark are allowed.
  ///
  /// - Throws: `notJSON`, `duplicateField`.
  /// - Complexity: O(bytes), and the square of the number of members of an object.
  package init(_ bytes: Span<UInt8>) throws(FormatError) {
    var reader = ValueReader()
    var failure: JSONScanner.Failure?
    do {
      self = try reader.document(bytes)
    } catch {
      failure = error
      self = .null
    }
    if let failure {
      var error = FormatError(.notJSON, path: "")
      error.fault = failure.fault
      error.byte = failure.position
      throw error
    }
    if let duplicate = reader.duplicate {
      var error = FormatError(.duplicateField, path: "")
      error.field = String(decoding: duplicate, as: UTF8.self)
      throw error
    }
  }

  /// The value of the member with the given name; `nil` when this is no object or has no such
  /// member.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.elementsEqual(name.utf8) }?.value
  }

  /// The number, when this is a whole one.
  package var int: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The bytes, when this is a string.
  package var bytes: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }

  /// The text, when this is a string; ill-formed parts become U+FFFD.
  package var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The elements, when this is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

/// The scanner at work on values that are kept.
private struct ValueReader {
  private var scanner = JSONScanner()
  /// A name that stands twice in one object.
  private(set) var duplicate: [UInt8]?

  mutating func document(_ bytes: Span<UInt8>) throws(JSONScanner.Failure) -> JSONValue {
    if bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF {
      scanner.position = 3
    }
    scanner.skipSpace(bytes)
    let value = try value(bytes, depth: 0)
    scanner.skipSpace(bytes)
    guard scanner.position == bytes.count else { throw scanner.failure(.moreText, bytes) }
    return value
  }

  private mutating func value(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONScanner.Failure) -> JSONValue {
    let start = scanner.position
    switch scanner.peek(bytes) {
    case 0x22: return .string(try scanner.string(bytes).decoded(in: bytes))
    case 0x7B: return try object(bytes, depth: depth + 1)
    case 0x5B: return try array(bytes, depth: depth + 1)
    case let first:
      // A word or a number; the scanner says whether it is one.
      try scanner.skipValue(bytes, depth: depth)
      switch first {
      case 0x74: return .bool(true)
      case 0x66: return .bool(false)
      case 0x6E: return .null
      default: return number(bytes, from: start)
      }
    }
  }

  private func number(_ bytes: Span<UInt8>, from start: Int) -> JSONValue {
    let literal = JSONLiteral(range: TextRange(start, scanner.position), hasEscapes: false)
    let text = String(decoding: literal.decoded(in: bytes), as: UTF8.self)
    if let int = Int(text) { return .int(int) }
    return .double(Double(text) ?? .nan)
  }

  private mutating func object(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONScanner.Failure) -> JSONValue {
    guard try scanner.open(close: 0x7D, bytes, depth: depth) else { return .object([]) }
    var members: [JSONValue.Member] = []
    repeat {
      let name = try scanner.name(bytes).decoded(in: bytes)
      if members.contains(where: { $0.name == name }) { duplicate = duplicate ?? name }
      members.append(.init(name: name, value: try value(bytes, depth: depth)))
    } while try scanner.goOn(close: 0x7D, bytes, or: .noObjectEnd)
    return .object(members)
  }

  private mutating func array(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONScanner.Failure) -> JSONValue {
    guard try scanner.open(close: 0x5D, bytes, depth: depth) else { return .array([]) }
    var elements: [JSONValue] = []
    repeat {
      elements.append(try value(bytes, depth: depth))
    } while try scanner.goOn(close: 0x5D, bytes, or: .noArrayEnd)
    return .array(elements)
  }
}
