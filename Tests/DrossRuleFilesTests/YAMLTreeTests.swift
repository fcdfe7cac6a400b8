import DrossRules
import DrossText
import Testing

@testable import DrossRuleFiles

@Suite struct YAMLTreeTests {
  private func read(_ text: String) -> YAMLTree { YAMLTree(Array(text.utf8), path: "a.yaml") }

  private func text(of node: YAMLNode?) -> String {
    guard let node else { return "nil" }
    let place = "@\(node.mark.line):\(node.mark.column)"
    switch node.content {
    case .scalar(let text, let style): return "\(style) '\(text)'\(place)"
    case .sequence(let items): return "[\(items.map(text).joined(separator: ", "))]\(place)"
    case .mapping(let pairs):
      let texts = pairs.map { "\($0.key)@\($0.mark.line):\($0.mark.column) \(text(of: $0.value))" }
      return "{\(texts.joined(separator: ", "))}\(place)"
    case .refused: return "refused\(place)"
    }
  }

  @Test func keepsPlacesAndStyles() {
    let tree = read("# c\na: no\n'b':\n- \"é😀\"\n- {x: 'y', z: }\nc: |\n  text\n  more\n")
    #expect(described(tree.diagnostics) == "")
    #expect(
      text(of: tree.root)
        == "{a@2:1 plain 'no'@2:4, b@3:1 [quoted 'é😀'@4:3, {x@5:4 quoted 'y'@5:7, "
        + "z@5:12 plain ''@5:15}@5:3]@4:1, c@6:1 block 'text\nmore\n'@6:4}@2:1")
  }

  @Test func countsColumnsInCodePoints() {
    let tree = read("{'é😀e\u{301}': x, b: y}")
    #expect(text(of: tree.root) == "{é😀e\u{301}@1:2 plain 'x'@1:10, b@1:13 plain 'y'@1:16}@1:1")
  }

  @Test func skipsAByteOrderMark() {
    let tree = YAMLTree([0xEF, 0xBB, 0xBF] + Array("a: b".utf8), path: "a")
    #expect(text(of: tree.root) == "{a@1:1 plain 'b'@1:4}@1:1")
  }

  @Test func readsLineEndingsOfAllKinds() {
    #expect(text(of: read("a: b\r\nc: d\r\n").root) == text(of: read("a: b\nc: d\n").root))
  }

  /// Two spellings of one letter are two keys: bytes are compared.
  @Test func comparesKeysByBytes() {
    #expect(described(read("\u{E9}: 1\ne\u{301}: 2\n").diagnostics) == "")
  }

  @Test func capsDepth() {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(read(deep).root != nil)
    for text in ["[\(deep)]", String(repeating: "[", count: 100_000)] {
      let tree = read(text)
      #expect(tree.root == nil)
      #expect(
        described(tree.diagnostics) == "1:65: more than 64 lists and mappings inside one another")
    }
    let keys = String(repeating: "? ", count: 100)
    #expect(read(keys).root == nil)
  }

  @Test func namesTheByteThatIsNotUTF8() {
    for (bytes, line, column, byte, message) in [
      (Array("a: é\nb: ".utf8) + [0xFF], 2, 4, 9, "invalid leading UTF-8 octet"),
      (Array("aé: ".utf8) + [0xC3, 0x28], 1, 6, 6, "invalid trailing UTF-8 octet"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFE], 1, 2, 4, "invalid leading UTF-8 octet"),
      (Array("a: ".utf8) + [0x07], 1, 4, 3, "control characters are not allowed"),
      ([0xFF, 0xFE, 0x61, 0x00], 1, 1, 0, "invalid leading UTF-8 octet"),
      (Array("a: b".utf8) + [0x00], 1, 5, 4, "control characters are not allowed"),
    ] {
      let tree = YAMLTree(bytes, path: "a.yaml")
      #expect(tree.root == nil)
      #expect(tree.diagnostics.map(\.message) == [message])
      #expect(
        tree.diagnostics.first?.place
          == Diagnostic.Place(path: "a.yaml", line: line, column: column, byte: byte))
    }
  }

  /// Whatever the bytes, reading ends, and ends with a tree or an error.
  @Test func survivesDamage() {
    let whole = Array(SampleRule.text("where", "where: {words: {min: 2}, shape: [prose]}").utf8)
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let odd = Array("{}[]:,'\"#&*!|>-%@\n\t ?\u{0}\u{e9}".utf8)
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0...next(4) {
        let index = next(bytes.count)
        switch next(3) {
        case 0: bytes[index] = odd[next(odd.count)]
        case 1: bytes.remove(at: index)
        default: bytes.insert(odd[next(odd.count)], at: index)
        }
      }
      let file = RuleFile.parse(bytes, path: "a", id: SampleRule.id)
      #expect((file.rule == nil) != file.diagnostics.isEmpty)
    }
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = languages = languages: [*]
      10:14: did not find expected alphabetic or numeric character
        a text that starts with '*' or '&' needs quotes
        while scanning an alias that starts at line 10, column 13
      = title = title: &a Photo
      2:8: anchors are not allowed
        quote a text that starts with '&'
      = title = title: !!str Photo
      2:8: tags are not allowed
        quote a text that starts with '!'
      = why = why: one⏎why: two
      4:1: duplicate key 'why'
        it stands first at line 3, column 1
      = title = title: *a
      2:8: aliases are not allowed
        quote a text that starts with '*'
      = title = title: a: b
      2:9: mapping values are not allowed in this context
        a text with ': ' in it needs quotes
      = title = title: "\d"
      2:9: found unknown escape character
        between double quotes a backslash starts an escape; use single quotes for a regex
        while parsing a quoted scalar that starts at line 2, column 8
      = title = title: @a
      2:8: found character that cannot start any token
        indent with spaces, and quote a text that starts with a tab, '@', '%' or '`'
        while scanning for the next token that starts at line 2, column 8
      = title = [a]: b
      1:1: missing field 'title'
        a few words that say what was found, such as: title: Photo credit
      2:1: a key must be text, not a list
      = title = title: 'a
      10:1: found unexpected end of stream
        while scanning a quoted scalar that starts at line 2, column 8
      = match = match: {phrase: a
      7:7: did not find expected ',' or '}'
        while parsing a flow mapping that starts at line 6, column 8
      = title = ---⏎title: a
      2:1: a second document starts here
        keep one document in one file, without a second '---'
      """#)
  }
}
