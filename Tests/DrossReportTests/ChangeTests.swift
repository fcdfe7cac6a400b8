import Testing

@testable import DrossReport

@Test func changesShowWhatDiffers() {
  let cases: [(old: String, new: String, width: Int, shown: String)] = [
    ("a", "b", 80, "a|b"), ("a\nb", "a b", 80, "a\\u{a}b|a b"),
    ("\u{A0}", " ", 80, "\\u{a0}|\" \""),
    ("a", "", 80, "a|\"\""), ("x", "x ", 80, "x|\"x \""), ("  ", " ", 80, "\"  \"|\" \""),
    // Both sides share the width; what one does not need the other gets.
    ("abcdefghijklmnop", "abcdefghijklmnopq", 23, "abcdefg…|abcdefg…"),
    ("abc", "abcdefghijklmnopq", 23, "abc|abcdefghijkl…"),
    ("abcdefghijklmnopq", "abc", 23, "abcdefghijkl…|abc"),
  ]
  for (old, new, width, shown) in cases {
    let change = Change(old: Array(old.utf8)[...], new: Array(new.utf8)[...], width: width)
    let made = change.old + [0x7C] + change.new
    #expect(made == Array(shown.utf8), "\(String(decoding: made, as: UTF8.self))")
  }
}
