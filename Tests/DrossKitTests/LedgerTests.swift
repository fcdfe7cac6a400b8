import DrossKit
import Testing

@Suite struct LedgerTests {
  private let largest = Int.max

  private func header(bytes: Int, output: Int) -> String {
    #"{"dross":1,"path":"a.txt","bytes":\#(bytes),"digest":"d","output_bytes":\#(output),"#
      + #""output_digest":"e"}"#
  }

  private func edit(_ start: Int, _ end: Int, removed: String, replacement: String) -> String {
    #"{"start":\#(start),"end":\#(end),"removed":"\#(removed)","replacement":"\#(replacement)","#
      + #""rule":"a/b"}"#
  }

  @Test func editsFitTheSourceAndTheOutput() throws {
    let lines = [
      header(bytes: 9, output: 8), edit(2, 4, removed: "ab", replacement: "x"),
      header(bytes: 3, output: 3),
    ]
    let sections = try Ledger.read(Array(lines.joined(separator: "\n").utf8))
    #expect(sections.map(\.plan.edits.count) == [1, 0])
  }

  @Test func whatDoesNotFitIsToldAndNotRestored() {
    let insertion = edit(0, 0, removed: "", replacement: "xx")
    for (lines, line, message) in [
      ([header(bytes: 9, output: 9), edit(8, 10, removed: "ab", replacement: "")], 2, "behind"),
      (
        [
          header(bytes: 9, output: 9), insertion,
          edit(largest, largest, removed: "", replacement: ""),
        ],
        3, "behind"
      ),
      ([header(bytes: largest, output: largest), insertion], 1, "complete"),
      ([header(bytes: -1, output: 0)], 1, "complete"),
      ([header(bytes: 9, output: 9), insertion], 1, "size"),
      ([header(bytes: 9, output: 8), header(bytes: 1, output: 1)], 1, "size"),
      ([header(bytes: 9, output: 9), edit(4, 2, removed: "", replacement: "")], 2, "complete"),
    ] {
      do {
        _ = try Ledger.read(Array(lines.joined(separator: "\n").utf8))
        Issue.record("read: \(lines)")
      } catch {
        #expect(error.line == line && error.message.contains(message), "\(lines): \(error)")
      }
    }
  }
}
