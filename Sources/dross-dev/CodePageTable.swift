import CDrossICU

/// The single-byte encodings that UTF-8 is wrongly read in, as tables both ways.
struct CodePageTable {
  /// In the order of CDrossRepairTables.h, by ICU's names.
  private static let names = [
    "ISO-8859-1", "windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254",
    "windows-1257", "ISO-8859-2", "macintosh", "ibm-437_P100-1995",
  ]
  /// Pages in which the bytes of UTF-8 have the meaning that they have in Latin-1, more or less.
  private static let likeLatin = 0...6

  /// For each page the characters of the bytes from 80 up.
  private let pages: [[UInt32]]
  private var rows: [UInt32: Int] = [:]

  init() {
    var pages = Self.names.enumerated().map { page, name in
      Self.page(name, fillsGaps: (1...6).contains(page))
    }
    // ICU has a Greek letter there; everybody else has the micro sign.
    pages[9][0xE6 - 0x80] = 0xB5
    self.pages = pages
    for scalar in Set(pages.joined()).sorted() { rows[scalar] = rows.count + 1 }
  }

  /// A page; a byte that has no character keeps its number where gaps are filled, as browsers do it.
  private static func page(_ name: String, fillsGaps: Bool) -> [UInt32] {
    (UInt8(0x80)...0xFF).map { byte in
      var units: [UInt16] = [0, 0]
      var offsets: [Int32] = [0, 0]
      var status: Int32 = 0
      let count = unsafe dross_decode(name, [byte], 1, &units, &offsets, 2, &status)
      precondition(status <= 0 && count == 1, "ICU reads \(name)")
      let isGap = units[0] == 0xFFFD || (0xE000..<0xF8FF).contains(units[0])
      precondition(!isGap || fillsGaps, "\(name) has no gaps")
      return isGap ? UInt32(byte) : UInt32(units[0])
    }
  }

  private func clue(_ scalar: UInt32) -> Int {
    var clue = 0
    for page in Self.likeLatin {
      for (index, character) in pages[page].enumerated() where character == scalar {
        switch 0x80 + index {
        case 0xC2...0xDF: clue |= 1
        case 0xE0...0xEF: clue |= 2
        case 0xF0, 0xF3: clue |= 4
        case 0x80...0xBF: clue |= Self.isCommon(scalar) ? 8 : 24
        default: break
        }
      }
    }
    return clue
  }

  /// Dashes, quotation marks, the bullet and the ellipsis often stand for themselves.
  private static func isCommon(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2013...0x2015, 0x2018...0x201A, 0x201C...0x201E, 0x2022, 0x2026: true
    default: false
    }
  }

  var text: String {
    var bytes = [Int](repeating: 0, count: 12 * (rows.count + 1))
    for (scalar, row) in rows {
      for page in pages.indices {
        if let index = pages[page].firstIndex(of: scalar) { bytes[row * 12 + page] = 0x80 + index }
      }
      bytes[row * 12 + 10] = clue(scalar)
    }
    let table = TwoStageTable { UInt16(rows[$0.value] ?? 0) }
    return table.text(name: "dross_page", indexType: "uint8_t")
      + cArray(bytes, type: "uint8_t", name: "dross_page_bytes")
      + cArray(pages.joined(), type: "uint16_t", name: "dross_page_characters")
      + cArray(pages[1][..<32], type: "uint16_t", name: "dross_windows_1252")
  }
}
