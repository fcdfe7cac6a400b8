import DrossTestSupport

/// Documents made at random from snippets of our own: articles with much dross and odd bytes.
struct RandomDocument {
  /// Lines that rules may take for dross, and some that look like it.
  static let dross = [
    "Photo: A. Person / Agency", "photo: B. Mensch", "(Foto: Agentur/C. Mensch)", "Image: a view",
    "Follow us on the web!", "Sign up for our newsletter.", "Read more: The other bridge",
    "Share this article", "Source: News from Nowhere", "Advertisement", "5 min read",
    "What do you think? Tell us in the comments!", "© 2024 Nowhere Media", "By Anna Author",
    "Published on 12 May 2024", "Related articles", "The other bridge", "A third bridge",
    "Name: Anna Author", "Born: 1 April 1990", "Occupation: Writer", "Hobby: swimming, reading",
    "Address: 12 Bridge Street", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "This text was translated by a machine.", "Фото: А. Человек", "Читайте также: Другой мост",
    "Home > News > Bridges", "Tags: bridges, rivers", "## Conclusion", "- Share", "* Print", "•",
    "A special offer: buy now!", "follow us", "Photo bank ∙ Press room ∙ Port Authority", "...",
  ]

  /// Lines that belong to an article.
  static let prose = [
    "The old bridge was opened again on Monday after two years of work on its piers.",
    "It rained.The river rose by a metre, and the mayor closed the road along the bank.",
    "\"We have waited long for this,\" said the mayor. \"The town was cut in two.\"",
    "В понедельник старый мост снова открыли для движения после двух лет ремонта.",
    "Am Montag wurde die alte Brücke nach zwei Jahren Arbeit wieder eröffnet.",
    "Cafe\u{301} owners on both banks hope for more guests; nai\u{308}ve, say others.",
    "The photo shows the bridge in 1953, when the first tram crossed it.",
    "Follow us to the river, said the guide, and we did so without another word.",
    "The words e.g. and U.S. and v1.2 hold stops.So does this one, at its end.",
    "  An indented line with\ttabs and  double spaces that must stay as they are.  ",
    "- a point of a list that says something about the bridge", "1. first", "Key: value",
    "Conclusion", "What happens next?", "The bridge", "ＦＵＬＬ ｗｉｄｔｈ letters, ﬁgures and ½ signs",
    "A\u{200B}zero\u{AD}width line with \u{202E}odd\u{202C} marks and a\u{300}\u{316} stack",
    "The HÃ´tel &amp; the CafÃ© are open &lt;daily&gt;, &Atilde;&copy;.",
    "A <b>tag</b> of HTML &amp;",
  ]

  private static let ends = ["\n", "\n", "\n", "\r\n", "\n\n", "\n\n", "\r\n\r\n", "\n \t\n", "\r"]
  private static let odd: [[UInt8]] = [
    [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x8C], [0xED, 0xA0, 0x80], [0x00], [0x1B], [0x85],
    [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], [0xCC, 0x81], [0x0C], [0x0B], [0xC2, 0x93],
    Array("&Atilde;&copy;".utf8), Array("\u{1B}[1m".utf8), Array("\u{200B}".utf8),
    [0xC3, 0x83, 0xC2, 0xA9],
  ]

  /// A document of up to some 40 lines.
  static func make(using random: inout SplitMix64) -> [UInt8] {
    var bytes: [UInt8] = random.oneIn(10) ? [0xEF, 0xBB, 0xBF] : []
    let end = random.pick(ends)
    let isMixed = random.oneIn(4)
    let isOdd = random.oneIn(3)
    let share = random.below(4)
    var written: [[UInt8]] = []
    for _ in 0..<random.below(40) {
      var line = Array(random.pick(random.below(4) < share ? dross : prose).utf8)
      if random.oneIn(8), !written.isEmpty { line = random.pick(written) }
      if random.oneIn(10) { line += Array(" ".utf8) + Array(random.pick(prose).utf8) }
      if isOdd, random.oneIn(6) {
        let place = random.below(line.count + 1)
        line.insert(contentsOf: random.pick(odd), at: place)
      }
      written.append(line)
      bytes += line + Array((isMixed ? random.pick(ends) : end).utf8)
    }
    if random.oneIn(3) { while let last = bytes.last, last <= 0x20 { bytes.removeLast() } }
    return bytes
  }
}
