/// Lists of values that all stand in one array.
struct Rows<Value: Sendable>: Sendable {
  /// Of each list where it starts in `values`; one more for the end.
  let starts: [Int32]
  /// The values of all lists, in order of list.
  let values: [Value]

  init(_ lists: some Sequence<[Value]>) {
    var starts: [Int32] = [0]
    var values: [Value] = []
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  /// The lists that start at `starts`; `nil` if they cannot.
  init?(starts: [Int32], values: [Value]) {
    guard starts.isStarts(of: values.count) else { return nil }
    self.init(starts, values)
  }

  private init(_ starts: [Int32], _ values: [Value]) {
    self.starts = starts
    self.values = values
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// Where the values of a list are.
  @inline(__always)
  func range(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  /// The values of a list.
  subscript(list: Int) -> ArraySlice<Value> { values[range(of: list)] }

  /// The lists with some of their values.
  func filter(_ isWanted: (Value) -> Bool) -> Rows {
    var starts: [Int32] = [0]
    starts.reserveCapacity(self.starts.count)
    var wanted: [Value] = []
    for list in 0..<count {
      for place in range(of: list) where isWanted(values[place]) { wanted.append(values[place]) }
      starts.append(Int32(wanted.count))
    }
    return Rows(starts, wanted)
  }

  /// The lists with other values.
  func map<Other>(_ transform: (Value) -> Other) -> Rows<Other> {
    Rows<Other>(starts, values.map(transform))
  }

  /// These lists, and others behind them.
  func appending(_ others: Rows) -> Rows {
    Rows(
      starts + others.starts.dropFirst().map { $0 + Int32(values.count) }, values + others.values)
  }
}

extension [Int32] {
  /// Whether these are places where parts of `count` elements start, the end of the last one with them.
  func isStarts(of count: Int) -> Bool {
    guard first == 0, last.map({ Int($0) == count }) == true else { return false }
    for index in indices.dropFirst() where self[index] < self[index - 1] { return false }
    return true
  }
}
