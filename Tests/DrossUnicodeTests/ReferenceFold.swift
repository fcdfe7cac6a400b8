import CDrossICU
import CDrossTables
import DrossText

@testable import DrossUnicode

/// The fold as FoldedText describes it, slow and plain: one unit after the other, straight from ICU.
struct ReferenceFold {
  /// Folded bytes and the source bytes that they came from together.
  struct Unit: Equatable {
    var bytes: [UInt8]
    var source: Range<Int>
  }

  private(set) var units: [Unit] = []
  private(set) var lineUnits: [Range<Int>] = []

  init(_ source: [UInt8]) {
    for line in LineTable(source.span).lines {
      var folded = Self.units(source, line.content.range)
      if folded.last?.bytes == [0x20] { folded.removeLast() }
      lineUnits.append(units.count..<(units.count + folded.count))
      units += folded
      units.append(Unit(bytes: [0x0A], source: line.content.end..<line.next))
    }
    replaceLookAlikes()
  }

  var bytes: [UInt8] { units.flatMap(\.bytes) }

  // MARK: Units

  private struct Item {
    var value: UInt32
    var isIllFormed: Bool
    var source: Range<Int>
    var alone: [UInt32]

    var isSpace: Bool { !isIllFormed && (dross_icu_is_white_space(value) || alone == [0x20]) }
    var isInvisible: Bool { !isIllFormed && alone.isEmpty }
    var joins: Bool {
      !isIllFormed && !isInvisible && !dross_icu_nfkc_casefold_has_boundary_before(value)
    }
  }

  static func units(_ source: [UInt8], _ range: Range<Int>) -> [Unit] {
    let items = items(source, range).filter { !$0.isInvisible }
    var units: [Unit] = []
    var index = 0
    while index < items.count {
      let item = items[index]
      index += 1
      if item.isIllFormed {
        units.append(Unit(bytes: [0x1A], source: item.source))
        continue
      }
      if item.isSpace {
        if let last = units.last, last.bytes == [0x20] {
          units[units.count - 1].source = last.source.lowerBound..<item.source.upperBound
        } else {
          units.append(Unit(bytes: [0x20], source: item.source))
        }
        continue
      }
      var cluster = [item]
      let longest = item.joins ? 32 : 33
      while index < items.count, items[index].joins, cluster.count < longest {
        cluster.append(items[index])
        index += 1
      }
      units += self.units(of: cluster)
    }
    return units
  }

  private static func units(of cluster: [Item]) -> [Unit] {
    let alone = cluster.map { Unit(bytes: utf8($0.alone), source: $0.source) }
    guard let first = cluster.first, let last = cluster.last, cluster.count > 1 else {
      return alone
    }
    let head = first.joins ? [first.value] : first.alone
    let marked = nfkcCasefold(head + cluster.dropFirst().map(\.value))
    let together = utf8(nfkcCasefold(withoutDots(marked)))
    if together == alone.flatMap(\.bytes) { return alone }
    return [Unit(bytes: together, source: first.source.lowerBound..<last.source.upperBound)]
  }

  private static func items(_ source: [UInt8], _ range: Range<Int>) -> [Item] {
    var items: [Item] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let size = wellFormedSize(source[offset..<range.upperBound])
      let end = offset + max(size, 1)
      let text = String(decoding: source[offset..<end], as: UTF8.self)
      let value = text.unicodeScalars.first?.value ?? 0
      items.append(
        Item(
          value: value, isIllFormed: size == 0, source: offset..<end,
          alone: size == 0 ? [] : alone(value)))
      offset = end
    }
    return items
  }

  /// The number of bytes of the first code point by the standard library; 0 when it is ill-formed.
  private static func wellFormedSize(_ bytes: ArraySlice<UInt8>) -> Int {
    for size in 1...4 where size <= bytes.count {
      if let text = String(validating: bytes.prefix(size), as: UTF8.self),
        text.unicodeScalars.count == 1
      {
        return size
      }
    }
    return 0
  }

  /// The same code points but for U+0307 on an i.
  private static func withoutDots(_ values: [UInt32]) -> [UInt32] {
    var isOnI = false
    return values.filter { value in
      if dross_icu_nfkc_casefold_has_boundary_before(value) { isOnI = value == 0x69 }
      return !isOnI || value != 0x307
    }
  }

  /// The fold of one code point.
  static func alone(_ value: UInt32) -> [UInt32] {
    func plain(_ value: UInt32) -> UInt32? {
      if [0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x2032, 0x00B4].contains(value) { return 0x27 }
      if [0x201C, 0x201D, 0x201E, 0x201F, 0x2033].contains(value) { return 0x22 }
      if [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212].contains(value) { return 0x2D }
      return nil
    }
    if let sign = plain(value) { return [sign] }
    if value == 0x130 || value == 0x131 { return [0x69] }
    if dross_icu_is_white_space(value) { return [0x20] }
    let folded = nfkcCasefold([value]).map { plain($0) ?? $0 }
    return folded.count > 1 && folded.first == 0x20 ? Array(folded.dropFirst()) : folded
  }

  private static func nfkcCasefold(_ values: [UInt32]) -> [UInt32] {
    let text = utf8(values)
    var output = [UInt8](repeating: 0, count: text.count * 4 + 64)
    var status: Int32 = 0
    let count = unsafe dross_nfkc_casefold(
      text, Int32(text.count), &output, Int32(output.count), &status)
    precondition(status <= 0)
    return String(decoding: output[..<Int(count)], as: UTF8.self).unicodeScalars.map(\.value)
  }

  static func utf8(_ values: [UInt32]) -> [UInt8] {
    values.compactMap(Unicode.Scalar.init).flatMap { Array(String($0).utf8) }
  }

  // MARK: Look-alikes

  private struct Letter {
    var value: UInt32
    var script: UInt8
    var unit: Int
    var place: Int
  }

  private mutating func replaceLookAlikes() {
    var word: [Letter] = []
    var changes: [Letter] = []
    for (index, unit) in units.enumerated() {
      for (place, scalar) in String(decoding: unit.bytes, as: UTF8.self).unicodeScalars.enumerated()
      {
        let isMark = ["Mn", "Mc", "Me"].contains(Self.category(scalar.value))
        let script = Self.script(scalar.value)
        if script == 0 && !isMark {
          changes += Self.changes(in: word)
          word = []
        } else if script != 0 {
          word.append(Letter(value: scalar.value, script: script, unit: index, place: place))
        }
      }
    }
    changes += Self.changes(in: word)
    for change in changes {
      var values = String(decoding: units[change.unit].bytes, as: UTF8.self).unicodeScalars
        .map(\.value)
      values[change.place] = change.value
      units[change.unit].bytes = Self.utf8(values)
    }
  }

  private static func category(_ value: UInt32) -> String {
    switch dross_icu_category(value) {
    case 1...5: "L"
    case 6: "Mn"
    case 7: "Me"
    case 8: "Mc"
    default: ""
    }
  }

  /// 1 Latin, 2 Cyrillic, 3 Greek letter, 0 anything else.
  private static func script(_ value: UInt32) -> UInt8 {
    guard category(value) == "L" else { return 0 }
    switch dross_icu_script(value) {
    case 0x4C61_746E: return 1
    case 0x4379_726C: return 2
    case 0x4772_656B: return 3
    default: return 0
    }
  }

  private static func changes(in word: [Letter]) -> [Letter] {
    let scripts = Set(word.map(\.script)).sorted()
    guard scripts.count > 1 else { return [] }
    var votes: [UInt8: Int] = [:]
    for letter in word {
      let isUnclear = scripts.contains {
        $0 != letter.script && dross_look_alike(letter.value, $0) != 0
      }
      if !isUnclear { votes[letter.script, default: 0] += 1 }
    }
    let most = scripts.map { votes[$0] ?? 0 }.max() ?? 0
    let best = scripts.filter { votes[$0] ?? 0 == most }
    let target = best.count == 1 ? best[0] : scripts[0]
    return word.compactMap { letter in
      guard letter.script != target else { return nil }
      let other = dross_look_alike(letter.value, target)
      guard other != 0 else { return nil }
      return Letter(value: other, script: target, unit: letter.unit, place: letter.place)
    }
  }
}
