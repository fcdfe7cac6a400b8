/// Values gathered in any order of their groups, then put into the order of these.
///
/// All values stand in one array, so that most texts, which have few values of many groups, need no more memory
/// than the last one did.
struct Groups<Value> {
  /// The values in order of group.
  struct InOrder {
    /// The values of a group among all.
    fileprivate struct Run {
      var start: Int32 = 0
      var count: Int32 = 0
    }

    /// The values; what the groups do not reach means nothing.
    fileprivate var values: [Value] = []
    fileprivate var runs: [Run]

    /// The values of a group, in order.
    subscript(group: Int) -> ArraySlice<Value> { values[range(of: group)] }

    /// Where the values of a group are.
    @inline(__always)
    func range(of group: Int) -> Range<Int> {
      let run = runs[group]
      return Int(run.start)..<Int(run.start &+ run.count)
    }

    /// The value at a place in the range of a group.
    @inline(__always)
    subscript(at place: Int) -> Value { values[place] }
  }

  private var gathered: [(group: Int32, value: Value)] = []
  /// What was gathered until it was last put in order.
  private(set) var inOrder: InOrder
  /// The groups that have values there.
  private(set) var used: [Int32] = []

  init(count: Int) { inOrder = InOrder(runs: Array(repeating: InOrder.Run(), count: count)) }

  /// Forgets all values but keeps their room.
  mutating func clear() {
    for group in used { inOrder.runs[Int(group)] = InOrder.Run() }
    used.removeAll(keepingCapacity: true)
    gathered.removeAll(keepingCapacity: true)
  }

  /// Adds a value to a group.
  @inline(__always)
  mutating func add(_ value: Value, to group: Int32) { gathered.append((group, value)) }

  /// Puts the values in order.
  ///
  /// - Parameter isBefore: whether a value comes before another one of its group; values that come neither before
  ///   nor behind each other stay in the order in which they were added.
  /// - Complexity: O(values) when those of each group were added in order.
  mutating func arrange(by isBefore: (Value, Value) -> Bool) {
    guard let any = gathered.first?.value else { return }
    if inOrder.values.count < gathered.count {
      inOrder.values = Array(
        repeating: any, count: max(gathered.count, inOrder.values.count * 2))
    }
    for (group, _) in gathered {
      if inOrder.runs[Int(group)].count == 0 { used.append(group) }
      inOrder.runs[Int(group)].count &+= 1
    }
    var start: Int32 = 0
    for group in used {
      let count = inOrder.runs[Int(group)].count
      inOrder.runs[Int(group)] = InOrder.Run(start: start)
      start += count
    }
    for (group, value) in gathered {
      let run = inOrder.runs[Int(group)]
      var place = Int(run.start + run.count)
      // Nearly always it stands where it belongs.
      while place > Int(run.start), isBefore(value, inOrder.values[place - 1]) {
        inOrder.values[place] = inOrder.values[place - 1]
        place -= 1
      }
      inOrder.values[place] = value
      inOrder.runs[Int(group)].count += 1
    }
  }
}
