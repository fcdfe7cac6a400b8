import DrossRuleFiles
import DrossRules
import DrossText

/// Rules made ready to run as Swift source.
enum PackSource {
  static func text(of files: [(path: String, text: String)]) -> String {
    let (rules, sources) = packed(files)
    var source = Array("// Generated from rules/ by embed-rules.\n".utf8)
    source.reserveCapacity((rules.count + sources.count) * 4)
    append(rules, named: "packedRule", to: &source)
    append(sources, named: "packedRuleSource", to: &source)
    return String(decoding: source, as: UTF8.self)
  }

  private static func append(_ bytes: [UInt8], named name: String, to source: inout [UInt8]) {
    let head = "\nlet \(name)Count = \(bytes.count)\nlet \(name)s: StaticString = \""
    source += Array(head.utf8)
    for byte in sevenBits(bytes) { append(byte, to: &source) }
    source += Array("\"\n".utf8)
  }

  private static func packed(
    _ files: [(path: String, text: String)]
  ) -> (rules: [UInt8], sources: [UInt8]) {
    let library = RuleLibrary.load(
      files.map { (path: $0.path, bytes: Array($0.text.utf8)) }, root: "rules")
    if let wrong = library.diagnostics.first { fail(wrong.place, wrong.message) }
    let (set, problems) = RuleSet.make(
      library.rules, lexicons: library.lexicons, models: library.models)
    if let problem = problems.first {
      fail(.init(path: "rules/\(problem.rule).yaml", line: problem.mark?.line), problem.message)
    }
    let rules = PackedRules.pack(set)
    let sources = PackedSources.pack(set, lexicons: library.lexicons)
    do {
      let read = try PackedSources(sources)
      _ = try PackedRules(rules) { read }
    } catch {
      Files.fail("the packed rules are unreadable: \(error)")
    }
    return (rules, sources)
  }

  private static func fail(_ place: Diagnostic.Place?, _ message: String) -> Never {
    Files.fail("\(place?.path ?? "rules"):\(place?.line ?? 1): \(message)")
  }

  /// The bits of `bytes` as bytes of ASCII, which a string literal can hold: of 56 bytes the lower bits of
  /// each, then eight bytes of upper bits.
  private static func sevenBits(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 56 * 64 + 64)
    for start in stride(from: 0, to: bytes.count, by: 56) {
      var upper = [UInt8](repeating: 0, count: 8)
      for place in 0..<56 {
        let byte = start + place < bytes.count ? bytes[start + place] : 0
        result.append(byte & 0x7F)
        upper[place % 8] |= (byte >> 7) << UInt8(place / 8)
      }
      result += upper
    }
    return result
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func append(_ byte: UInt8, to source: inout [UInt8]) {
    switch byte {
    case 0: source += [0x5C, 0x30]
    case 0x22, 0x5C: source += [0x5C, byte]
    case 0x20..<0x7F: source.append(byte)
    default:
      source += [0x5C, 0x75, 0x7B, digits[Int(byte >> 4)], digits[Int(byte & 15)], 0x7D]
    }
  }
}
