import DrossKit
import Testing

@Suite struct BaselineFileTests {
  private func read(_ text: String) -> (baseline: Baseline?, said: String) {
    let (baseline, diagnostics) = BaselineFile.read(Array(text.utf8), path: "b")
    return (
      baseline,
      diagnostics.map { "\($0.place?.line ?? 0): \($0.message)" }.joined(separator: "\n")
    )
  }

  @Test func whatIsWrittenIsRead() {
    let text = """
      {"dross_baseline":1,"documents":3}
      {"rule":"a/b","digest":"00ff","count":2,"text":"x"}
      {"rule":"a/c","digest":"00ee","count":1,"text":"é \\"y\\""}

      """
    let (baseline, said) = read(text)
    #expect(said == "")
    #expect(baseline?.entries.count == 2)
    #expect(baseline.map { BaselineFile.bytes(of: $0) } == Array(text.utf8))
  }

  @Test func mistakesHaveALine() {
    let header = "{\"dross_baseline\":1}\n"
    let entry = "{\"rule\":\"a/b\",\"digest\":\"00\",\"count\":1}\n"
    for (text, expected) in [
      ("", "1: not a baseline of this version of dross"),
      ("{\"dross\":1}\n", "1: not a baseline of this version of dross"),
      ("{\"dross_baseline\":2}\n", "1: not a baseline of this version of dross"),
      (header + "x\n", "2: not a JSON object"),
      (header + "{\"rule\":\"a/b\"}\n", "2: the entry is not complete"),
      (header + entry.replacing(":1}", with: ":0}"), "2: the entry is not complete"),
      (header + entry + entry, "3: the entry stands twice"),
    ] {
      let (baseline, said) = read(text)
      #expect(baseline == nil)
      #expect(said == expected)
    }
    #expect(read(header).said == "")
  }
}
