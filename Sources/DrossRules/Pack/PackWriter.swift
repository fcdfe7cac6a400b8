/// Writes values one behind the other: numbers at full width, texts by their number.
///
/// Every text is kept once, in a table before the values.
struct PackWriter {
  private var bytes: [UInt8] = []
  private var texts: [String] = []
  private var textNumbers: [ByteString: UInt32] = [:]

  /// Writes a number, its lowest byte first.
  mutating func write(_ number: some FixedWidthInteger) {
    unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Writes a number that takes a machine word as one of 64 bits.
  mutating func write(_ number: Int) { write(Int64(number)) }

  /// Writes how many values follow.
  mutating func write(count: Int) { write(UInt32(count)) }

  /// Writes a text.
  mutating func write(_ text: String) {
    let key = ByteString(bytes: Array(text.utf8))
    let number = textNumbers[key] ?? UInt32(texts.count)
    if texts.count == Int(number) {
      texts.append(text)
      textNumbers[key] = number
    }
    write(number)
  }

  /// Writes how many numbers there are, and the numbers, in as few bytes each as all of them need.
  mutating func write<Number: FixedWidthInteger>(all numbers: [Number]) {
    write(count: numbers.count)
    func fit<Narrow: FixedWidthInteger>(_: Narrow.Type) -> Bool {
      numbers.allSatisfy { Narrow(exactly: $0) != nil }
    }
    if fit(UInt8.self) {
      write(UInt8(1))
      for number in numbers { write(UInt8(truncatingIfNeeded: number)) }
    } else if fit(UInt16.self) {
      write(UInt8(2))
      for number in numbers { write(UInt16(truncatingIfNeeded: number)) }
    } else {
      write(UInt8(0))
      for number in numbers { write(number) }
    }
  }

  /// Writes how many values there are, and the values.
  mutating func write(all values: [some Packable]) {
    write(count: values.count)
    for value in values { value.write(to: &self) }
  }

  /// Where the next value will be among the values.
  var place: Int { bytes.count }

  /// The texts and the values.
  func finish() -> [UInt8] {
    var table = PackWriter()
    let utf8 = texts.map { Array($0.utf8) }
    table.write(count: utf8.count)
    table.write(count: utf8.reduce(0) { $0 + $1.count })
    var end = 0
    for text in utf8 {
      end += text.count
      table.write(count: end)
    }
    return table.bytes + utf8.joined() + bytes
  }
}
