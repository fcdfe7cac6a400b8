/// The classes of characters and the rules by which text is known as mojibake: UTF-8 that was read in
/// some other encoding.
///
/// Classes and rules are those of ftfy 6.3.1 (Robyn Speer, Apache-2.0), the outcome of years of tuning
/// on real text against false alarms. Each rule is a row of sets; characters that no rule tells apart
/// make one class.
struct MojibakeTable {
  /// One place of a rule.
  struct Place {
    let scalars: Set<UInt32>
    let properties: String
    let isNegated: Bool

    func holds(_ point: CodePoint, isSpace: Bool, isWord: Bool) -> Bool {
      let isIn =
        scalars.contains(point.value) || (properties.contains("s") && isSpace)
        || (properties.contains("w") && isWord) || properties.contains(".") && point.value != 0x0A
      return isIn != isNegated
    }
  }

  /// The class of the place before the first character.
  static let startClass: UInt8 = 127

  let rules: [[Place]]
  private(set) var classes: [UInt32: UInt8] = [:]
  /// The places that hold for each class, as `rule * 6 + place`.
  private(set) var signatures: [[Bool]] = []
  private(set) var members: [[UInt32]] = []

  init() {
    rules = MojibakeRules.all.map { $0.map(MojibakeRules.place) }
    let places = rules.flatMap { $0 }
    let special = Set(places.flatMap(\.scalars))
    var numbers: [[Bool]: UInt8] = [:]
    for point in CodePoint.all where !point.isSurrogate {
      let isSpace = point.isWhiteSpace || (0x1C...0x1F).contains(point.value)
      let isWord = point.value == 0x5F || "LN".contains(point.category.prefix(1))
      // Characters that no rule names differ in these two only; the first of each kind decides.
      let isPlain = point.value > 0x7F && !special.contains(point.value)
      let key = isPlain ? (isSpace ? 1 : 0) | (isWord ? 2 : 0) : -1
      if isPlain, let known = plain[key] {
        classes[point.value] = known
        continue
      }
      let signature = places.map { $0.holds(point, isSpace: isSpace, isWord: isWord) }
      let number = numbers[signature] ?? UInt8(signatures.count)
      if numbers[signature] == nil {
        numbers[signature] = number
        signatures.append(signature)
        members.append([])
      }
      members[Int(number)].append(point.value)
      classes[point.value] = number
      if isPlain { plain[key] = number }
    }
    precondition(signatures.count < Int(Self.startClass), "classes fit")
  }

  private var plain: [Int: UInt8] = [:]

  /// For each rule and place the set of classes that may stand there.
  var text: String {
    var sets: [UInt64] = []
    var lengths: [Int] = []
    var index = 0
    for rule in rules {
      lengths.append(rule.count)
      for place in 0..<6 {
        var low: UInt64 = 0
        var high: UInt64 = 0
        if place < rule.count {
          for (number, signature) in signatures.enumerated() where signature[index] {
            if number < 64 { low |= 1 << UInt64(number) } else { high |= 1 << UInt64(number - 64) }
          }
          if rule[place].properties.contains("^") { high = 1 << 63 }
          index += 1
        }
        sets += [low, high]
      }
    }
    return "const uint8_t dross_bad_rule_count = \(rules.count);\n\n"
      + cArray(lengths, type: "uint8_t", name: "dross_bad_rule_lengths")
      + cArray(sets.map { "\($0)u" }, type: "uint64_t", name: "dross_bad_rule_sets")
  }

  // MARK: What the scan looks for

  /// Pairs of classes, the first one above ASCII, that every match of a rule has one of.
  ///
  /// A rule of one place counts as a pair with anything.
  var pairs: Set<[UInt8]> {
    var pairs: Set<[UInt8]> = []
    var index = 0
    for rule in rules {
      let start = index
      index += rule.count
      let isAbove: (UInt8) -> Bool = { [members] in (members[Int($0)].first ?? 0) >= 0x80 }
      let holders = (0..<rule.count).map { place in
        signatures.indices.filter { signatures[$0][start + place] }.map { UInt8($0) }
      }
      // The first two neighbours that are both above ASCII where they can be, else the first pair that
      // begins above ASCII.
      let candidates = (0..<max(rule.count - 1, 0)).filter { holders[$0].allSatisfy(isAbove) }
      let best = candidates.first { holders[$0 + 1].allSatisfy(isAbove) } ?? candidates.first
      guard let first = best else { continue }
      for left in holders[first] {
        for right in holders[first + 1] { pairs.insert([left, right]) }
      }
    }
    return pairs
  }
}
