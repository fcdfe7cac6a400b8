/// One line that tells how far long work has come: a bar, the share, the rate and the time left.
///
/// Without a total there is no bar, only what was done. Nothing in it depends on the terminal but the
/// width.
package struct ProgressLine: Sendable {
  /// The documents done.
  package var documents = 0
  /// The bytes done.
  package var bytes = 0
  /// All bytes; `nil` while they are not known.
  package var totalBytes: Int?
  /// The seconds since the start.
  package var seconds = 0.0

  /// Nothing done.
  package init() {}

  /// The line in at most `width` columns: ASCII and blocks, without a line ending.
  package func text(width: Int) -> String {
    var parts = ["\(Self.grouped(documents)) \(documents == 1 ? "text" : "texts")"]
    let rate = seconds > 0 ? Double(bytes) / seconds : 0
    parts.append(Self.rate(rate))
    guard let totalBytes, totalBytes > 0, bytes <= totalBytes else {
      return Self.joined(parts, width: width)
    }
    let share = Double(bytes) / Double(totalBytes)
    if rate > 0 { parts.append("\(Self.clock(Double(totalBytes - bytes) / rate)) left") }
    let percent = Int(share * 100)
    let head = String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0)
    parts.insert("\(head)\(percent) %", at: 0)
    let rest = Self.joined(parts, width: width)
    let room = min(30, width - rest.utf8.count - 4)
    guard room >= 5 else { return rest }
    let filled = Int(share * Double(room))
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: room - filled) + "] " + rest
  }

  /// As many parts as there is room for.
  private static func joined(_ parts: [String], width: Int) -> String {
    var text = parts[0]
    for part in parts.dropFirst() where text.utf8.count + part.utf8.count + 2 <= width {
      text += "  " + part
    }
    return text
  }

  private static func rate(_ bytes: Double) -> String {
    let mega = bytes / 1_000_000
    if mega >= 10 { return "\(Int(mega.rounded())) MB/s" }
    let tenths = Int((mega * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) MB/s"
  }

  /// `0:07`, `12:30`, `1:02:03`.
  private static func clock(_ seconds: Double) -> String {
    let total = Int(min(seconds, 359_999).rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (total / 3600, total / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(total % 60))" : "\(minutes):\(two(total % 60))"
  }

  /// A number with commas between groups of three digits.
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number).utf8)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(0x2C, at: place)
      place -= 3
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
