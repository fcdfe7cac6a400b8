/// The part of the work that one of several runs does.
package struct Shard: Hashable, Sendable {
  /// Which of them, from 1.
  package let number: Int
  /// How many there are.
  package let count: Int

  /// What its files have in their names: `-2-of-8`.
  package var suffix: String { "-\(number)-of-\(count)" }

  /// A share as people write it: `2/8`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      1 <= number, number <= count
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether the thing of that number, from 0, belongs to it.
  func has(_ index: Int) -> Bool { index % count == number - 1 }
}

/// What an earlier run has done already.
package struct DoneWork: Sendable {
  /// The paths of files that are done.
  package var files: Set<[UInt8]> = []
  /// The file that was being worked on, and how far it is done, in bytes of its contents.
  package var open: (path: String, offset: Int)?

  /// No work done yet.
  package init() {}
}
