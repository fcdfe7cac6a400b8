import DrossReport
import DrossText
import Testing

@Test func junitOfFindingsHasAFailureEach() {
  let text = "A <b>&\"x\" \u{1}]]>\u{FFFF}\n"
  expectOutput(
    """
    <testsuite name="a&lt;&amp;&quot;.txt#r 1" tests="1" failures="1" errors="0">
      <testcase classname="a&lt;&amp;&quot;.txt#r 1" name="caption/photo-credit at 1:3">
        <failure type="remove" message="photo credit">a&lt;&amp;&quot;.txt#r 1:1:3: \
    &lt;b&gt;&amp;&quot;x&quot; \\u{1}]]&gt;\\u{ffff}</failure>
      </testcase>
    </testsuite>

    """
  ) {
    JUnitReporter().write(
      document(text, path: "a<&\".txt", id: "r 1", [finding(2, text.utf8.count - 1)]), to: &$0)
  }
}

@Test func junitOfATextWithoutFindingsHasACaseThatPassed() {
  expectOutput(
    """
    <testsuite name="a.txt" tests="1" failures="0" errors="0">
      <testcase classname="a.txt" name="no findings"/>
    </testsuite>

    """
  ) { JUnitReporter().write(document("x"), to: &$0) }
}
