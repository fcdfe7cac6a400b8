import DrossRules
import DrossText
import Testing

@testable import DrossReport

@Suite struct HTMLReportTests {
  private let attack = "</script><img src=x onerror=alert(1)>"

  private func page(_ documents: [ReportedDocument]) -> String {
    var report = HTMLReport()
    var bytes = report.head
    for document in documents { bytes += report.add(HTMLReport.entry(document)) }
    bytes += report.finish(
      duplicates: nil,
      rules: [
        ReportedRule(
          id: "caption/photo-credit", title: attack, why: attack, kind: attack, isFlag: false)
      ], version: "1.2.3")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func nothingOfADocumentIsMarkup() {
    var one = document(attack, path: attack, id: attack, [finding(0, attack.utf8.count)])
    one.findings[0].message = attack
    let page = page([one])
    #expect(!page.contains("onerror"))
    #expect(!page.contains("alert("))
  }

  @Test func dataAreLettersOfBase64() {
    let documents = (0..<70).map { document("text \($0)", path: "\($0).txt") }
    let blocks = parts(page(documents), "<script type=\"application/gzip\" id=\"data-")
    let names = blocks.dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(names == ["documents-0", "documents-1", "documents-2", "index", "blocks"])
    for part in blocks.dropFirst() {
      let data = part.utf8.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        .prefix { $0 != UInt8(ascii: "<") }
      #expect(Base64.decode(Array(data)[...])?.prefix(2).elementsEqual([0x1F, 0x8B]) == true)
    }
  }

  /// The digests are those of the script and the style, and nothing else may run or load.
  @Test func thePolicyNamesScriptAndStyle() throws {
    let page = page([])
    func digest(_ start: String, _ end: String) -> String {
      let text = parts(parts(page, start)[1], end)[0]
      let digest = SHA256.digest(of: Array(text.utf8).span)
      return "'sha256-\(String(decoding: Base64.encode(digest[...]), as: UTF8.self))'"
    }
    let policy =
      "content=\"default-src 'none'; script-src \(digest("<script>", "</script>")); "
      + "style-src \(digest("<style>", "</style>")); base-uri 'none'; form-action 'none'\""
    #expect(page.contains(policy))
    // Styles and scripts in attributes would not be allowed.
    #expect(!page.contains(" style=") && !page.contains(" onclick="))
    #expect(!page.contains("http://") || parts(page, "http://").count == 2)
    #expect(!page.contains("https://"))
  }
}

/// The parts between the places at which `separator` stands.
private func parts(_ text: String, _ separator: String) -> [String] {
  text.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
}
