/// A value that can be written to a pack and read again.
protocol Packable {
  /// Writes the value.
  func write(to writer: inout PackWriter)

  /// Reads a value.
  init(from reader: inout PackReader) throws(PackError)
}

/// A choice that is written as its place among all cases.
protocol PackableChoice: Packable, CaseIterable, Equatable {}

extension PackableChoice {
  func write(to writer: inout PackWriter) {
    let place = Self.allCases.enumerated().first { $0.element == self }?.offset ?? 0
    writer.write(UInt8(place))
  }

  init(from reader: inout PackReader) throws(PackError) {
    let place = Int(try reader.number(UInt8.self))
    let cases = Self.allCases
    guard place < cases.count else { throw reader.malformed }
    self = cases[cases.index(cases.startIndex, offsetBy: place)]
  }
}

extension Bool: Packable {
  func write(to writer: inout PackWriter) { writer.write(UInt8(self ? 1 : 0)) }

  @inline(__always)
  init(from reader: inout PackReader) throws(PackError) {
    let byte = try reader.number(UInt8.self)
    guard byte <= 1 else { throw reader.malformed }
    self = byte == 1
  }
}

extension Int: Packable {
  func write(to writer: inout PackWriter) { writer.write(self) }
  init(from reader: inout PackReader) throws(PackError) { self = try reader.integer() }
}

extension Double: Packable {
  func write(to writer: inout PackWriter) { writer.write(bitPattern) }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(bitPattern: try reader.number())
  }
}

extension String: Packable {
  func write(to writer: inout PackWriter) { writer.write(self) }
  init(from reader: inout PackReader) throws(PackError) { self = try reader.text() }
}

extension Optional: Packable where Wrapped: Packable {
  func write(to writer: inout PackWriter) {
    (self != nil).write(to: &writer)
    if let self { self.write(to: &writer) }
  }

  init(from reader: inout PackReader) throws(PackError) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }
}

extension Array: Packable where Element: Packable {
  func write(to writer: inout PackWriter) { writer.write(all: self) }
  init(from reader: inout PackReader) throws(PackError) { self = try reader.values() }
}
