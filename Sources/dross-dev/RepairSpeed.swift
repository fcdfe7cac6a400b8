import DrossKit
import Glibc

/// How fast the repair of characters is in memory, on one core, on a file.
enum RepairSpeed {
  /// Bytes in a text when the file is taken as many: what an article has.
  private static let textSize = 8192

  static func problem(inMeasuring path: String) -> String? {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path) } catch { return "cannot read \(path)" }
    for (texts, name) in [([bytes], "one text"), (self.texts(in: bytes), "texts of 8 kB")] {
      for isReporting in [false, true] {
        let repair = UnicodeRepair(isReporting: isReporting)
        var best = Double.infinity
        var editCount = 0
        for _ in 0..<12 {
          editCount = 0
          let start = clock()
          for text in texts {
            guard let outcome = try? repair.repair(text) else { return "ICU fails" }
            editCount += outcome.plan.edits.count
          }
          best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
        }
        let speed = Int(Double(bytes.count) / best / 1e6)
        print(
          "\(path), \(name): \(bytes.count) bytes, \(editCount) edits, \(speed) MB/s"
            + (isReporting ? " with reports" : ""))
      }
    }
    return nil
  }

  /// The file cut behind the first line feed after every 8 kB.
  private static func texts(in bytes: [UInt8]) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      var end = min(start + textSize, bytes.count)
      while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
      texts.append(Array(bytes[start..<end]))
      start = end
    }
    return texts
  }
}
