import DrossText
import Testing

@testable import DrossUnicode

@Suite struct EntityRepairTests {
  private func resolved(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return EditPlan(sorted: EntityRepair.edits(in: bytes.span)).apply(to: bytes)
  }

  @Test func resolvesNamesAndNumbers() {
    let cases = [
      ("&lt;tag&gt;", "<tag>"), ("P&eacute;rez P&EACUTE;REZ", "Pérez PÉREZ"), ("&nGt;", "≫⃒"),
      ("&AMP; &amp;amp;amp; &zwnj;", "& & \u{200C}"), ("&#233;&#xe9;&#XE9;", "ééé"),
      ("&#128;&#x9f;&#129;", "€Ÿ\u{81}"),
      ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#1;&#xFFFF;&#127;", ""), ("&#13;", "\r"), ("&szlig;&SZLIG;", "ßSS"),
      ("&CounterClockwiseContourIntegral;", "∳"),
    ]
    for (text, expected) in cases {
      #expect(resolved(text) == Array(expected.utf8), "\(text)")
    }
  }

  @Test func leavesWhatIsNone() {
    let texts = [
      "&", "&;", "&#;", "&#x;", "this&not that", "&notit;", "&eacute", "& amp;", "&nTILDE;",
      "&#12ab;", "a&b;c", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;", "&#-1;",
    ]
    for text in texts { #expect(resolved(text) == Array(text.utf8), "\(text)") }
  }
}
