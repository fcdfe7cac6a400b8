/// What stands behind a path: a line, or a record and a line of its text.
struct LinePlace {
  let path: String
  let numbers: [Int]

  init?(_ text: String) {
    var parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    var numbers: [Int] = []
    while parts.count > 1, numbers.count < 2, let last = parts.last,
      let number = Int(String(decoding: last, as: UTF8.self)), number > 0
    {
      numbers.insert(number, at: 0)
      parts.removeLast()
    }
    guard !numbers.isEmpty else { return nil }
    path = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ":")
    self.numbers = numbers
  }
}
