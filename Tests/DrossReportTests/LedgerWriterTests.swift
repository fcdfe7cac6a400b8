import DrossReport
import DrossText
import Testing

@Test func aLedgerHasAHeaderAndTheEdits() {
  let source = Array("a\nPhoto\nb".utf8)
  let plan = EditPlan(sorted: [
    Edit(TextRange(2, 8), rule: "caption/photo-credit"),
    Edit(TextRange(9, 9), replacement: Array("\n\"".utf8), rule: "spacing/end"),
  ])
  expectOutput(
    """
    {"dross":1,"path":"a.txt","bytes":9,\
    "digest":"6b426eea717fb51c8664560986ca3284990882b5d1be814fd44166ee51a6909d",\
    "algorithm":"sha256","output_bytes":5,\
    "output_digest":"11c3926de187acddf3fd3a65ad23ac198d9f47d20f62053ffa872d2c42239ffb"}
    {"start":2,"end":8,"removed":"Photo\\n","replacement":"","rule":"caption/photo-credit"}
    {"start":9,"end":9,"removed":"","replacement":"\\n\\"","rule":"spacing/end"}

    """
  ) {
    LedgerWriter().write(
      plan, source: source, output: plan.apply(to: source), path: Array("a.txt".utf8), to: &$0)
  }
}

@Test func anEditInARecordNamesIt() {
  expectOutput(
    #"{"start":4,"end":5,"removed":"x","replacement":"y","rule":"a/b","id":"7"}"# + "\n"
  ) {
    let edit = Edit(TextRange(4, 5), replacement: [0x79], rule: "a/b")
    LedgerWriter().write(edit, removed: [0x78], recordID: "7", to: &$0)
  }
}

@Test func bytesThatAreNotTextStandInBase64() {
  let source: [UInt8] = [0x61, 0xFF, 0x62]
  expectOutput(
    #"{"start":0,"end":2,"removed_base64":"Yf8=","replacement":"","rule":"a/b"}"# + "\n"
      + #"{"start":1,"end":2,"removed_base64":"/w==","replacement_base64":"gA==","rule":"a/b"}"#
      + "\n"
  ) {
    LedgerWriter().write(Edit(TextRange(0, 2), rule: "a/b"), removed: source[0..<2], to: &$0)
    let edit = Edit(TextRange(1, 2), replacement: [0x80], rule: "a/b")
    LedgerWriter().write(edit, removed: source[1..<2], to: &$0)
  }
}

@Test func severalSourcesShareALedger() {
  let header = LedgerHeader(
    path: [0xFF], sourceCount: 1, sourceDigest: "0a", outputCount: 2, outputDigest: "0b")
  let line =
    #"{"dross":1,"path":"\ufffd","bytes":1,"digest":"0a","algorithm":"sha256","output_bytes":2,"#
    + #""output_digest":"0b"}"# + "\n"
  expectOutput(line + line) {
    LedgerWriter().write(header, to: &$0)
    LedgerWriter().write(header, to: &$0)
  }
}
