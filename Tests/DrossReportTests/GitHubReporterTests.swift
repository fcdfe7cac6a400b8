import DrossReport
import DrossRules
import DrossText
import Testing

@Test func workflowCommandsAreEscaped() {
  let text = "100%, é\u{7}\nB\n"
  expectOutput(
    """
    ::warning file=a%2Cb%3A%25.txt,line=1,col=1,endColumn=9,title=caption/photo-credit\
    ::photo credit: 100%25, é\\u{7}
    ::notice file=a%2Cb%3A%25.txt,line=1,endLine=2,title=caption/photo-credit\
    ::photo credit: é\\u{7} B

    """
  ) {
    GitHubReporter().write(
      document(text, path: "a,b:%.txt", [finding(0, 9), finding(6, 11, .flag, .none)]), to: &$0)
  }
}

@Test func workflowCommandOfARecordHasItsLine() {
  var reported = document("x", path: "r.jsonl", [finding(0, 1)])
  reported.recordLine = 7
  expectOutput("::warning file=r.jsonl,line=7,title=caption/photo-credit::photo credit: x\n") {
    GitHubReporter().write(reported, to: &$0)
  }
}
