/// Reads what a `PackWriter` wrote.
///
/// Whatever the bytes are, reading them ends with a value or an error.
struct PackReader {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var position: Int
  private let textCount: Int
  /// Where the table of texts starts: of each where it ends, then their bytes, one behind the other.
  private let textTable: Int
  /// Where the values start.
  private let firstValue: Int
  private var depth = 0

  /// Deeper trees than this are not read, so that no bytes can use up the stack.
  private static let mostDepth = 200

  /// A reader of one section of `bytes`, which are `section` of them.
  init(_ bytes: [UInt8], _ section: Range<Int>) throws(PackError) {
    self.bytes = bytes
    start = section.lowerBound
    end = section.upperBound
    guard start >= 0, end <= bytes.count, end - start >= Self.headCount else {
      throw .malformed(at: 0)
    }
    func number(at place: Int) -> Int {
      Int(bytes[place..<place + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
    textCount = number(at: start)
    textTable = start + Self.headCount
    firstValue = textTable + textCount * 4 + number(at: start + 4)
    position = firstValue
    guard firstValue <= end else { throw .malformed(at: 0) }
  }

  /// How many texts there are, and how many bytes they have together.
  private static let headCount = 8

  /// What is thrown where something stands that cannot be there.
  var malformed: PackError { .malformed(at: position - start) }

  /// Whether all has been read.
  var isAtEnd: Bool { position == end }

  /// Reads a number.
  @inline(__always)
  mutating func number<Number: FixedWidthInteger>(
    _: Number.Type = Number.self
  ) throws(PackError) -> Number {
    let size = MemoryLayout<Number>.size
    guard size <= end - position else { throw malformed }
    let place = position
    position += size
    // Inside the bytes: the section ends in them, and it has as many left.
    return unsafe bytes.withUnsafeBytes { raw in
      unsafe Number(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: Number.self))
    }
  }

  /// Reads a number that was written as one of a machine word.
  mutating func integer() throws(PackError) -> Int {
    guard let integer = Int(exactly: try number(Int64.self)) else { throw malformed }
    return integer
  }

  /// Reads a number that counts or names something, from 0 to before `limit`.
  mutating func index(below limit: Int) throws(PackError) -> Int {
    let index = try integer()
    guard index >= 0, index < limit else { throw malformed }
    return index
  }

  /// Reads how many values follow, each of which takes a byte at least.
  mutating func count() throws(PackError) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= end - position else { throw malformed }
    return count
  }

  /// Reads a text.
  mutating func text() throws(PackError) -> String {
    String(decoding: try utf8(), as: UTF8.self)
  }

  /// Reads the bytes of a text.
  mutating func utf8() throws(PackError) -> ArraySlice<UInt8> {
    let text = Int(try number(UInt32.self))
    guard text < textCount else { throw malformed }
    let start = text == 0 ? 0 : textEnd(text - 1)
    let end = textEnd(text)
    let first = textTable + textCount * 4
    guard start <= end, first + end <= firstValue else { throw malformed }
    return bytes[first + start..<first + end]
  }

  private func textEnd(_ text: Int) -> Int {
    // Inside the bytes: the table lies before the values, which do.
    unsafe bytes.withUnsafeBytes { raw in
      unsafe Int(
        UInt32(
          littleEndian: raw.loadUnaligned(
            fromByteOffset: textTable + text * 4, as: UInt32.self)))
    }
  }

  /// Goes on at a place among the values.
  mutating func move(to place: Int) throws(PackError) {
    guard place >= 0, place <= end - firstValue else { throw malformed }
    position = firstValue + place
  }

  /// Reads numbers.
  mutating func numbers<Number: FixedWidthInteger>(
    of _: Number.Type = Number.self
  ) throws(PackError) -> [Number] {
    let count = Int(try number(UInt32.self))
    switch try number(UInt8.self) {
    case 0: return try numbers(count, writtenAs: Number.self)
    case 1: return try numbers(count, writtenAs: UInt8.self)
    case 2: return try numbers(count, writtenAs: UInt16.self)
    default: throw malformed
    }
  }

  private mutating func numbers<Number: FixedWidthInteger, Written: FixedWidthInteger>(
    _ count: Int, writtenAs _: Written.Type
  ) throws(PackError) -> [Number] {
    let size = count * MemoryLayout<Written>.size
    guard size <= end - position else { throw malformed }
    let place = position
    position += size
    return unsafe [Number](unsafeUninitializedCapacity: count) { target, initializedCount in
      // Inside the bytes: the section has that many left.
      unsafe bytes.withUnsafeBytes { raw in
        let source = unsafe UnsafeRawBufferPointer(rebasing: raw[place..<place + size])
        if Number.self == Written.self, Written(littleEndian: 1) == 1 {
          unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
          return
        }
        for index in 0..<count {
          let number = unsafe source.loadUnaligned(
            fromByteOffset: index &* MemoryLayout<Written>.size, as: Written.self)
          unsafe target.initializeElement(
            at: index, to: Number(truncatingIfNeeded: Written(littleEndian: number)))
        }
      }
      initializedCount = count
    }
  }

  /// Reads values.
  mutating func values<Value: Packable>(
    of _: Value.Type = Value.self
  ) throws(PackError) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  /// Reads a part of a tree.
  mutating func nested<Value>(
    _ read: (inout PackReader) throws(PackError) -> Value
  ) throws(PackError) -> Value {
    guard depth < Self.mostDepth else { throw malformed }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }
}
