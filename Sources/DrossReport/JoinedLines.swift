/// Joins lines of JSON, made apart and given in order, to the elements of one array.
package struct JoinedLines: Sendable {
  /// The greatest number of elements.
  package let limit: Int
  /// The elements so far.
  package private(set) var count = 0
  /// The lines that are past the limit, and left out.
  package private(set) var omitted = 0

  /// An array of at most `limit` elements.
  package init(limit: Int = .max) { self.limit = limit }

  /// Appends `lines`, each ended by LF, with commas between them and what came before.
  ///
  /// - Complexity: O(bytes).
  package mutating func join(_ lines: [UInt8], to output: inout [UInt8]) {
    output.reserveCapacity(output.count + lines.count)
    for line in lines.split(separator: 0x0A) {
      guard count < limit else {
        omitted += 1
        continue
      }
      if count > 0 { output.append(0x2C) }
      output.append(0x0A)
      output.append(contentsOf: line)
      count += 1
    }
  }
}
