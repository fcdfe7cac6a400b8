/// A value for each code point, in blocks of 128, equal blocks stored once.
struct TwoStageTable<Value: FixedWidthInteger & Hashable> {
  private(set) var index: [Int] = []
  private(set) var blocks: [Value] = []

  init(_ value: (CodePoint) -> Value) {
    let blockSize = 128
    var places: [[Value]: Int] = [:]
    for start in stride(from: UInt32(0), through: 0x10FFFF, by: blockSize) {
      let block = (start..<start + UInt32(blockSize)).map { value(CodePoint(value: $0)) }
      if let place = places[block] {
        index.append(place)
      } else {
        let place = blocks.count / blockSize
        places[block] = place
        index.append(place)
        blocks += block
      }
    }
  }

  subscript(value: UInt32) -> Value {
    blocks[index[Int(value >> 7)] << 7 | Int(value & 127)]
  }

  /// The two arrays in C.
  ///
  /// - Precondition: the numbers of the blocks fit `indexType`.
  func text(name: String, indexType: String = "uint16_t") -> String {
    cArray(index, type: indexType, name: "\(name)_index")
      + cArray(blocks, type: "uint\(Value.bitWidth)_t", name: "\(name)_blocks")
  }
}

/// A constant array in C, as many numbers a line as fit.
func cArray(
  _ values: some Collection<some CustomStringConvertible>, type: String, name: String
) -> String {
  var text = "const \(type) \(name)[\(values.count)] = {"
  var line = ""
  for value in values {
    let word = "\(value),"
    if line.utf8.count + word.utf8.count > 98 {
      text += "\n\(line)"
      line = ""
    }
    line += word
  }
  return text + "\n\(line)\n};\n\n"
}
