import CDrossICU
package import DrossText

/// Brings text in other encodings into UTF-8, by edits.
package enum Transcoding {
  /// The mark at the very start of UTF-16 and UTF-32: ICU's name of the encoding that it stands for.
  package static func marked(_ bytes: Span<UInt8>) -> String? {
    func starts(_ mark: [UInt8]) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if starts([0xFF, 0xFE, 0, 0]) { return "UTF-32LE" }
    if starts([0, 0, 0xFE, 0xFF]) { return "UTF-32BE" }
    if starts([0xFF, 0xFE]) { return "UTF-16LE" }
    return starts([0xFE, 0xFF]) ? "UTF-16BE" : nil
  }

  /// The encoding that browsers mean by a label, by ICU's name.
  ///
  /// So `latin1` and `ascii` are Windows-1252 (WHATWG Encoding, 4.2). Labels that are not listed are given
  /// to ICU as they are.
  package static func name(ofLabel label: String) -> String {
    let plain = String(
      decoding: label.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    return labels[plain] ?? plain
  }

  /// Whether there is an encoding of that label.
  package static func isKnown(_ label: String) -> Bool {
    let nothing: [UInt8] = []
    return (try? edits(of: nothing.span, from: name(ofLabel: label))) != nil
  }

  private static let labels = [
    "ascii": "windows-1252", "us-ascii": "windows-1252", "latin1": "windows-1252",
    "latin-1": "windows-1252", "l1": "windows-1252", "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "iso88591": "windows-1252",
    "cp1252": "windows-1252", "x-cp1252": "windows-1252", "iso-8859-9": "windows-1254",
    "latin5": "windows-1254", "l5": "windows-1254", "cp1254": "windows-1254",
    "tis-620": "windows-874", "iso-8859-11": "windows-874", "dos-874": "windows-874",
    "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1253": "windows-1253",
    "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257",
    "cp1258": "windows-1258", "latin2": "ISO-8859-2", "l2": "ISO-8859-2", "cyrillic": "ISO-8859-5",
    "greek": "ISO-8859-7", "hebrew": "ISO-8859-8", "arabic": "ISO-8859-6", "koi8": "KOI8-R",
    "koi": "KOI8-R", "koi8-ru": "KOI8-U", "mac": "macintosh", "macroman": "macintosh",
    "gb2312": "GBK", "gb_2312-80": "GBK", "chinese": "GBK", "x-gbk": "GBK", "big5-hkscs": "Big5",
    "sjis": "windows-31j", "shift_jis": "windows-31j", "shift-jis": "windows-31j",
    "x-sjis": "windows-31j", "ms932": "windows-31j", "euc-kr": "windows-949",
    "korean": "windows-949",
    "ks_c_5601-1987": "windows-949", "utf-16": "UTF-16LE", "utf16": "UTF-16LE", "utf8": "UTF-8",
    "unicode-1-1-utf-8": "UTF-8", "cp437": "ibm-437_P100-1995", "cp850": "ibm-850_P100-1995",
    "cp866": "ibm-866_P100-1995", "ibm866": "ibm-866_P100-1995",
  ]

  /// The edits that make UTF-8 of `bytes`; each character that is written otherwise is in one.
  ///
  /// A byte order mark goes. What is not right in the encoding becomes U+FFFD.
  ///
  /// - Throws: `ICUError` when ICU does not know the encoding, or the text is longer than 1 GB.
  /// - Complexity: O(bytes); about 10 bytes of memory for each byte.
  package static func edits(
    of bytes: Span<UInt8>, from encoding: String
  ) throws(ICUError) -> [Edit] {
    let (units, offsets) = try decoded(bytes, from: encoding)
    var edits: [Edit] = []
    var unit = 0
    var last = 0
    while unit < units.count {
      var scalar = UInt32(units[unit])
      let start = Int(offsets[unit])
      unit += 1
      if scalar & 0xFC00 == 0xD800, unit < units.count, units[unit] & 0xFC00 == 0xDC00 {
        scalar = 0x1_0000 + (scalar & 0x3FF) << 10 + UInt32(units[unit] & 0x3FF)
        unit += 1
      }
      if scalar & 0xF800 == 0xD800 { scalar = 0xFFFD }
      let end = unit < units.count ? Int(offsets[unit]) : bytes.count
      // What stands between two characters switches character sets.
      append(TextRange(min(last, start), max(end, start)), scalar, bytes, to: &edits)
      last = max(end, start)
    }
    return edits
  }

  private static func append(
    _ range: TextRange, _ scalar: UInt32, _ bytes: Span<UInt8>, to edits: inout [Edit]
  ) {
    let isMark = scalar == 0xFEFF && range.start == 0
    if range.count == 1, UInt32(bytes[range.start]) == scalar, scalar < 0x80 { return }
    if let last = edits.last, last.range.end == range.start {
      edits[edits.count - 1].range.end = range.end
    } else {
      edits.append(Edit(range, rule: UnicodeRule.encoding.id))
    }
    if !isMark { ScalarWriter.append(scalar, to: &edits[edits.count - 1].replacement) }
  }

  private static func decoded(
    _ bytes: Span<UInt8>, from encoding: String
  ) throws(ICUError) -> (units: [UInt16], offsets: [Int32]) {
    // No encoding makes more than two units of a byte.
    let capacity = bytes.count * 2 + 16
    guard capacity < Int(Int32.max) else { throw ICUError(call: encoding, code: 7) }
    var status: Int32 = 0
    var offsets: [Int32] = []
    let units = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe offsets = [Int32](unsafeUninitializedCapacity: capacity) { places, placeCount in
        let size = unsafe bytes.withUnsafeBufferPointer { input in
          unsafe Int(
            dross_decode(
              encoding, input.baseAddress, Int32(input.count), output.baseAddress,
              places.baseAddress, Int32(capacity), &status))
        }
        placeCount = size
        count = size
      }
    }
    guard status <= 0 else { throw ICUError(call: encoding, code: status) }
    return (units, offsets)
  }
}
