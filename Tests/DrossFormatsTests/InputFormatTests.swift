import DrossFormats
import Testing

@Test func formatComesFromTheName() {
  let cases: [(String, InputFormat)] = [
    ("a.jsonl", .jsonl), ("a.ndjson", .jsonl), ("dir/A.JSONL", .jsonl), ("a.txt", .text),
    ("jsonl", .text), ("a.jsonl.txt", .text), ("-", .text), ("", .text), (".jsonl", .jsonl),
  ]
  for (path, expected) in cases { #expect(InputFormat(path: path) == expected) }
}

@Test func formatChoiceOverridesTheName() {
  #expect(FormatChoice.auto.format(of: "a.jsonl") == .jsonl)
  #expect(FormatChoice.text.format(of: "a.jsonl") == .text)
  #expect(FormatChoice.jsonl.format(of: "a.txt") == .jsonl)
}
