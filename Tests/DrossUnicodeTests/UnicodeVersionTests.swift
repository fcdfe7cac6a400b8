import DrossUnicode
import Testing

@Suite struct UnicodeVersionTests {
  @Test func isWrittenAsTwoNumbers() {
    for version in [UnicodeVersion.unicode, UnicodeVersion.tables] {
      let parts = version.split(separator: ".")
      #expect(parts.count >= 2 && parts.allSatisfy { Int($0) != nil }, "\(version)")
    }
    #expect(UnicodeVersion.tables == "15.0")
  }
}
