/// Compares bytes; `String ==` would take two spellings of one letter for equal.
public enum ByteComparison {
  /// Where two texts differ, in words; `nil` when they are the same bytes.
  public static func difference(_ actual: [UInt8], _ expected: [UInt8]) -> String? {
    guard actual != expected else { return nil }
    let common = zip(actual, expected).prefix { $0 == $1 }.count
    let line = actual[..<common].count { $0 == 0x0A } + 1
    return """
      byte \(common), line \(line): \(excerpt(actual, at: common)) instead of \
      \(excerpt(expected, at: common)) (\(actual.count) instead of \(expected.count) bytes)
      """
  }

  private static func excerpt(_ bytes: [UInt8], at offset: Int) -> String {
    let part = bytes[max(0, offset - 20)..<min(bytes.count, offset + 60)]
    return String(decoding: part, as: UTF8.self).debugDescription
  }
}
