import CDrossHeader

/// The memory behind a result, given back with it.
@safe final class Columns {
  private var blocks: [UnsafeMutableRawPointer] = unsafe []

  deinit {
    while let block = unsafe blocks.popLast() { unsafe block.deallocate() }
  }

  /// A copy of the parts one after the other; never without a place.
  func column<Value: BitwiseCopyable>(_ parts: [[Value]]) -> UnsafePointer<Value> {
    let count = parts.reduce(0) { $0 + $1.count }
    let room = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
    unsafe blocks.append(UnsafeMutableRawPointer(room))
    var end = unsafe room
    for part in parts {
      unsafe part.withUnsafeBufferPointer { values in
        guard let start = values.baseAddress else { return }
        unsafe end.initialize(from: start, count: values.count)
        unsafe end += values.count
      }
    }
    return unsafe UnsafePointer(room)
  }

  func column<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
    unsafe column([values])
  }

  func strings(_ columns: StringColumn) -> dross_strings { unsafe strings([columns]) }

  /// The strings of the parts one after the other.
  func strings(_ parts: [StringColumn]) -> dross_strings {
    var offsets: [Int64] = [0]
    offsets.reserveCapacity(parts.reduce(1) { $0 + $1.count })
    var base: Int64 = 0
    for part in parts {
      for end in part.ends { offsets.append(base + end) }
      base += Int64(part.bytes.count)
    }
    return unsafe dross_strings(
      count: Int64(offsets.count - 1), offsets: column(offsets), bytes: column(parts.map(\.bytes)))
  }

  /// Hands these columns to whoever holds the pointer.
  func handedOver() -> UnsafeMutableRawPointer { unsafe Unmanaged.passRetained(self).toOpaque() }

  /// Takes back what was handed over.
  static func takeBack(_ owner: UnsafeMutableRawPointer?) {
    if let owner = unsafe owner { unsafe Unmanaged<Columns>.fromOpaque(owner).release() }
  }
}

/// Strings one behind the other.
struct StringColumn: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int64] = []

  var count: Int { ends.count }

  mutating func append(_ string: some Collection<UInt8>) {
    bytes.append(contentsOf: string)
    ends.append(Int64(bytes.count))
  }
}

/// Strings that each stand once, with numbers.
struct NameTable: Sendable {
  private(set) var names: [[UInt8]] = []
  private var numbers: [[UInt8]: Int32] = [:]

  /// The number of a name.
  mutating func number(_ name: [UInt8]) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(truncatingIfNeeded: names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  /// The names of `others` here: for each number there the number here.
  mutating func merge(_ others: NameTable) -> [Int32] { others.names.map { number($0) } }

  var column: StringColumn {
    var column = StringColumn()
    for name in names { column.append(name) }
    return column
  }
}
