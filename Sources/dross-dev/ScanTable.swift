import CDrossICU

/// What the one scan over a text has to know of each character; see CDrossRepairTables.h.
struct ScanTable {
  private let mojibake: MojibakeTable
  private let nfc: TwoStageTable<UInt16>
  /// The scan class of each class of mojibake; those that no pair tells apart share one.
  private var scanClasses: [UInt8] = []
  private var rows = [UInt64](repeating: 0, count: 64)
  /// Scan classes that are suspicious before some ASCII character.
  private var edges: UInt64 = 0

  init(_ mojibake: MojibakeTable, nfc: TwoStageTable<UInt16>) {
    self.mojibake = mojibake
    self.nfc = nfc
    let count = mojibake.signatures.count
    let pairs = mojibake.pairs
    var numbers: [[Bool]: UInt8] = [[Bool](repeating: false, count: 2 * count): 0]
    for number in 0..<count {
      // What is ASCII or in no rule at all is class 0.
      let isNamed = mojibake.members[number].allSatisfy { $0 >= 0x80 } && number > 0
      var relation = (0..<count).map { pairs.contains([UInt8(number), UInt8($0)]) }
      relation += (0..<count).map { pairs.contains([UInt8($0), UInt8(number)]) }
      let key = isNamed ? relation : [Bool](repeating: false, count: 2 * count)
      let scanClass = numbers[key] ?? UInt8(numbers.count)
      numbers[key] = scanClass
      scanClasses.append(scanClass)
    }
    precondition(numbers.count <= 64, "\(numbers.count) scan classes")
    for pair in pairs {
      let left = scanClasses[Int(pair[0])]
      let right = scanClasses[Int(pair[1])]
      rows[Int(left)] |= 1 << UInt64(right)
      if mojibake.members[Int(pair[1])].contains(where: { $0 < 0x80 }) {
        edges |= 1 << UInt64(left)
      }
    }
    precondition(rows[0] == 0, "the rest begins no pair")
  }

  /// Bits 0-5 class, bit 6 suspicious for NFC, bit 7 to be looked at.
  private func flags(_ value: UInt32) -> UInt8 {
    let scanClass = mojibake.classes[value].map { scanClasses[Int($0)] } ?? 0
    let isSuspicious = nfc[value] & 1 != 0
    return scanClass | (isSuspicious ? 64 : 0) | (Self.isSpecial(value) ? 128 : 0)
  }

  /// Whether the repair of invisible characters and the reports look at the code point.
  private static func isSpecial(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x2800, 0x3164, 0xE000...0xF8FF, 0xFE00...0xFE0F, 0xFEFF,
      0xFFA0, 0xFFF9...0xFFFC:
      true
    default: false
    }
  }

  var text: String {
    // C0 and C1 begin nothing well-formed.
    let pairs = (UInt32(0)..<2048).map { $0 < 0x80 ? 128 : flags($0) }
    var blocks: [UInt8] = [UInt8](repeating: 0, count: 64)
    var places: [[UInt8]: UInt8] = [blocks: 0]
    let triples = (UInt32(0)..<1024).map { index -> UInt8 in
      let start = index << 6
      if start < 0x800 || (0xD800...0xDFFF).contains(start) { return 255 }
      let block = (start..<start + 64).map(flags)
      if let place = places[block] { return place }
      let place = UInt8(places.count)
      precondition(place < 255, "blocks fit")
      places[block] = place
      blocks += block
      return place
    }
    return cArray(rows.map { "\($0)u" }, type: "uint64_t", name: "dross_scan_rows")
      + "const uint64_t dross_scan_edges = \(edges)u;\n\n"
      + cArray(pairs, type: "uint8_t", name: "dross_scan_pairs")
      + cArray(triples, type: "uint8_t", name: "dross_scan_triples")
      + cArray(blocks, type: "uint8_t", name: "dross_scan_triple_blocks")
  }
}
