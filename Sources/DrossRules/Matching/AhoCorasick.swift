/// All literals of all rules in one automaton (Aho and Corasick 1975), as one table.
///
/// The table has a row a state and a column a class of bytes. Bytes that no literal holds share one
/// class; bytes beyond ASCII share sixteen, so that a row is short and the rows that most text runs
/// through stay in the cache: a literal with such bytes is compared where it seems to end. LF counts
/// as a space, so that a phrase is found over a line break. Time is one table look-up a byte, whatever
/// the number of literals.
struct AhoCorasick: Sendable {
  /// The number of a literal, in the order in which they were given.
  typealias LiteralID = Int32

  /// For each byte its column.
  private let columns: [UInt8]
  /// A row has a power of two columns.
  private let columnBits: Int
  /// The next state for each state and column, with the top bit set when literals end there.
  ///
  /// Half the size when there are few enough states, which is what counts for the cache.
  private let narrowTable: [UInt16]
  private let wideTable: [UInt32]
  /// Of each state with hits, where its literals start in `outputs`.
  private let outputStarts: [Int32]
  private let outputs: [LiteralID]
  /// Of each literal whether it has bytes beyond ASCII, and if so all its bytes.
  private let isDoubtful: [Bool]
  private let doubtful: [[UInt8]]

  /// Columns for bytes beyond ASCII.
  private static let highColumns = 16

  /// Builds the automaton.
  ///
  /// - Parameter literals: folded bytes, none of them empty.
  /// - Complexity: O(states × classes).
  init(_ literals: [[UInt8]]) {
    var columns = [UInt8](repeating: 0, count: 256)
    var columnCount = 1
    for literal in literals {
      for byte in literal where byte < 0x80 && columns[Int(Self.normalized(byte))] == 0 {
        columns[Int(Self.normalized(byte))] = UInt8(columnCount)
        columnCount += 1
      }
    }
    for byte in 0x80..<0x100 { columns[byte] = UInt8(columnCount + byte % Self.highColumns) }
    columnCount += Self.highColumns
    isDoubtful = literals.map { literal in literal.contains { $0 >= 0x80 } }
    doubtful = zip(literals, isDoubtful).map { $1 ? $0 : [] }
    columns[0x0A] = columns[0x20]
    self.columns = columns
    let columnBits = Int.bitWidth - (columnCount - 1).leadingZeroBitCount
    self.columnBits = columnBits
    var trie = Trie(columnCount: 1 << columnBits)
    for (id, literal) in literals.enumerated() {
      trie.insert(literal.map { columns[Int(Self.normalized($0))] }, as: LiteralID(id))
    }
    trie.link()
    trie.sortByDepth()
    var starts: [Int32] = []
    var outputs: [LiteralID] = []
    for literals in trie.outputs {
      starts.append(Int32(outputs.count))
      outputs += literals
    }
    starts.append(Int32(outputs.count))
    outputStarts = starts
    self.outputs = outputs
    let hasHits = trie.outputs.map { !$0.isEmpty }
    if hasHits.count < 1 << 15 {
      narrowTable = trie.next.map { UInt16($0) | (hasHits[Int($0)] ? 1 << 15 : 0) }
      wideTable = []
    } else {
      wideTable = trie.next.map { UInt32($0) | (hasHits[Int($0)] ? 1 << 31 : 0) }
      narrowTable = []
    }
  }

  /// The number of bytes of the table, for people who look after memory.
  var byteCount: Int { narrowTable.count * 2 + wideTable.count * 4 }

  /// Calls `hit` with each literal that ends in `bytes` and the offset after its end, in order of
  /// end.
  ///
  /// - Complexity: O(bytes + hits).
  @inline(__always)
  func scan(_ bytes: Span<UInt8>, hit: (LiteralID, Int) -> Void) {
    if wideTable.isEmpty {
      scan(bytes, narrowTable, hit)
    } else {
      scan(bytes, wideTable, hit)
    }
  }

  @inline(__always)
  private func scan<Cell: FixedWidthInteger & UnsignedInteger>(
    _ bytes: Span<UInt8>, _ table: [Cell], _ hit: (LiteralID, Int) -> Void
  ) {
    let stateMask = Cell.max >> 1
    // Every byte has a column, and every state and column has a cell, so nothing needs checking.
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe table.withUnsafeBufferPointer { table in
        var state = 0
        for position in bytes.indices {
          let column = unsafe Int(columns[Int(bytes[unchecked: position])])
          let cell = unsafe table[state &<< columnBits | column]
          state = Int(truncatingIfNeeded: cell & stateMask)
          if cell > stateMask {
            for index in Int(outputStarts[state])..<Int(outputStarts[state + 1])
            where isReal(outputs[index], endingAt: position + 1, in: bytes) {
              hit(outputs[index], position + 1)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func isReal(_ literal: LiteralID, endingAt end: Int, in bytes: Span<UInt8>) -> Bool {
    !isDoubtful[Int(literal)] || stands(doubtful[Int(literal)], endingAt: end, in: bytes)
  }

  private func stands(_ wanted: [UInt8], endingAt end: Int, in bytes: Span<UInt8>) -> Bool {
    let start = end - wanted.count
    for offset in wanted.indices
    where Self.normalized(bytes[start + offset]) != Self.normalized(wanted[offset]) {
      return false
    }
    return true
  }

  private static func normalized(_ byte: UInt8) -> UInt8 { byte == 0x0A ? 0x20 : byte }
}

/// The automaton while it is being built.
private struct Trie {
  let columnCount: Int
  /// `next[state * columnCount + column]`; 0 is the root, and stands for "none" before `link`.
  var next: [Int32]
  var outputs: [[AhoCorasick.LiteralID]] = [[]]
  /// All states but the root, by depth; known once the trie is linked.
  private var order: [Int32] = []

  init(columnCount: Int) {
    self.columnCount = columnCount
    next = Array(repeating: 0, count: columnCount)
  }

  mutating func insert(_ columns: [UInt8], as id: AhoCorasick.LiteralID) {
    var state = 0
    for column in columns {
      let index = state * columnCount + Int(column)
      if next[index] == 0 {
        next[index] = Int32(outputs.count)
        next += [Int32](repeating: 0, count: columnCount)
        outputs.append([])
      }
      state = Int(next[index])
    }
    outputs[state].append(id)
  }

  /// Numbers the states by depth: those near the root, where most bytes of a text end up, share few
  /// cache lines.
  mutating func sortByDepth() {
    var numbers = [Int32](repeating: 0, count: outputs.count)
    for (index, state) in order.enumerated() { numbers[Int(state)] = Int32(index + 1) }
    var sorted = next
    var sortedOutputs = outputs
    for state in outputs.indices {
      let row = Int(numbers[state]) * columnCount
      for column in 0..<columnCount {
        sorted[row + column] = numbers[Int(next[state * columnCount + column])]
      }
      sortedOutputs[Int(numbers[state])] = outputs[state]
    }
    next = sorted
    outputs = sortedOutputs
  }

  /// Turns the trie into the automaton: every state gets a successor for every column.
  mutating func link() {
    var suffix = [Int32](repeating: 0, count: outputs.count)
    var queue: [Int32] = []
    for column in 0..<columnCount where next[column] != 0 { queue.append(next[column]) }
    var head = 0
    defer { order = queue }
    while head < queue.count {
      let state = Int(queue[head])
      head += 1
      outputs[state] += outputs[Int(suffix[state])]
      for column in 0..<columnCount {
        let index = state * columnCount + column
        let onward = next[Int(suffix[state]) * columnCount + column]
        if next[index] == 0 {
          next[index] = onward
        } else {
          suffix[Int(next[index])] = onward
          queue.append(next[index])
        }
      }
    }
  }
}
