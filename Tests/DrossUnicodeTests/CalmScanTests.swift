import CDrossTables
import DrossTestSupport
import Testing

/// That nothing is lost where 64 bytes are read at once.
@Suite struct CalmScanTests {
  /// Every stop of the scan, as why, where, how long, and where it goes on with what; last whether there may be
  /// odd words.
  private func stops(_ bytes: [UInt8], previous: UInt8, isSlow: Bool) -> [[Int]] {
    var scan = dross_scan(position: 0, previous: previous, has_others: false, blocks: 0)
    var stops: [[Int]] = []
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let end = Int64(buffer.count)
      while true {
        var offset: Int64 = 0
        var count: Int64 = 0
        let why =
          isSlow
          ? unsafe dross_scan_next_slowly(&scan, base, end, &offset, &count)
          : unsafe dross_scan_next(&scan, base, end, &offset, &count)
        let place = why == 0 ? [] : [Int(offset), Int(count), Int(scan.position)]
        stops.append([Int(why)] + place + [Int(scan.previous)])
        if why == 0 { break }
      }
    }
    if scan.has_others { stops.append([]) }
    return stops
  }

  private func oddWords(_ bytes: [UInt8], isSlow: Bool) -> [Int64] {
    var places: [Int64] = []
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let end = Int64(buffer.count)
      var start: Int64 = 0
      while start < end {
        start =
          isSlow
          ? unsafe dross_next_odd_word_slowly(base, start, end)
          : unsafe dross_next_odd_word(base, start, end)
        places.append(start)
        // Behind the word, as far as it is of two-byte letters.
        start += 1
        while start < end, bytes[Int(start)] >= 0x80 { start += 1 }
      }
    }
    return places
  }

  private func expectNoDifference(_ bytes: [UInt8], previous: UInt8 = 0) {
    let wide = stops(bytes, previous: previous, isSlow: false)
    let slow = stops(bytes, previous: previous, isSlow: true)
    #expect(wide.filter { !$0.isEmpty } == slow.filter { !$0.isEmpty }, "\(bytes)")
    let words = oddWords(bytes, isSlow: true)
    #expect(oddWords(bytes, isSlow: false) == words, "\(bytes)")
    if words.contains(where: { $0 < bytes.count }) {
      #expect(wide.last == [] && slow.last == [], "\(bytes)")
    }
  }

  @Test func agreesOnEveryCodePointBesideOthers() {
    let neighbours: [UInt32] = [
      0x20, 0x2E, 0x61, 0xC2, 0xC3, 0xE9, 0xAB, 0xB7, 0x152, 0x17E, 0x3B1, 0x413, 0x432, 0x402,
      0x45E, 0x2019, 0x20AC, 0x301, 0x4E2D, 0x1F600,
    ]
    var random = SplitMix64(seed: 8)
    for start in stride(from: UInt32(0), to: 0x20000, by: 64) {
      // The neighbour stands on both sides of each; what is common stands beside all of them.
      for neighbour in start < 0x3000 ? neighbours : [neighbours[Int(start / 64) % 20]] {
        var text = String.UnicodeScalarView()
        for value in start..<start + 64 {
          for part in [neighbour, value, neighbour, value, 0x20] {
            if part == 0x20, random.below(2) == 0 { continue }
            if let scalar = Unicode.Scalar(part) { text.append(scalar) }
          }
          for _ in 0..<random.below(4) { text.append("x") }
        }
        expectNoDifference(Array(String(text).utf8))
      }
    }
  }

  @Test func agreesOnRandomTexts() {
    var random = SplitMix64(seed: 9)
    var texts = RandomText(seed: 10)
    var broken = BrokenText(seed: 11)
    for _ in 0..<6000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(6) {
        bytes += [UInt8](repeating: 0x61, count: random.below(80))
        bytes += random.below(2) == 0 ? texts.next(most: 40) : broken.next()
      }
      expectNoDifference(bytes, previous: UInt8(random.below(51)))
    }
  }

  @Test func agreesOnPunctuationBetweenWords() {
    let pieces: [[UInt8]] =
      [
        "‘", "’", "“", "”", "…", "–", "—", "•", "\u{2010}", "\u{2027}", "\u{2028}", "\u{200B}", "é",
        "\u{A0}", "™", "Œ", "Â",
      ].map { Array($0.utf8) } + [[0xE2], [0x80], [0xE2, 0x80]]
    var random = SplitMix64(seed: 12)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(30) {
        bytes += [UInt8](repeating: 0x61, count: random.below(24))
        // What is ill-formed is seldom.
        bytes += pieces[random.below(random.below(20) == 0 ? pieces.count : pieces.count - 3)]
      }
      expectNoDifference(bytes)
    }
  }

  @Test func agreesAtTheEdgesOfBlocks() {
    // Two pieces beside each other at every place around two edges, in texts that end soon or late.
    let pieces: [[UInt8]] =
      [
        "’", "”", "é", "Â", "\u{AD}", "\u{200B}", "я", "中", "😀", "\u{301}", "\u{7F}", "&", "&a",
        ".",
      ]
      .map { Array($0.utf8) } + [[0xE2], [0x80], [0xE2, 0x80], [0xF0, 0x9F], [0xC3]]
    for left in pieces {
      for right in pieces {
        for place in [56..<68, 120..<132].joined() {
          for rest in [0, 20, 130] {
            expectNoDifference(
              [UInt8](repeating: 0x61, count: place) + left + right
                + [UInt8](repeating: 0x62, count: rest))
          }
        }
      }
    }
  }

  @Test func agreesOnWordsAcrossBlocks() {
    // Words of look-alikes, and mixed ones, at every place of a block, between words of all kinds.
    let words = [
      "раураӏ", "сосо", "сос", "Тоор", "pаypal", "cсылки", "οιναυ", "αоα", "мaма", "хорошо",
      "λόγος",
      "а", "ο", "ªа", "аº", "«оо»", "р—о", "ооо\u{301}о", "中а", "а中",
    ].map { Array($0.utf8) }
    for word in words {
      for place in 0..<140 {
        for filler in ["x", "é", "ж", "я ", "中", ". "].map({ Array($0.utf8) }) {
          var bytes: [UInt8] = []
          while bytes.count < place { bytes += filler }
          bytes += [0x20] + word + (place % 2 == 0 ? [0x20] : filler)
          while bytes.count < place + 150 { bytes += filler }
          expectNoDifference(bytes)
        }
      }
    }
  }
}
