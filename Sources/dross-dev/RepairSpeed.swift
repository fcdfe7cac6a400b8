import DrossKit
import Glibc

/// How fast the repair of characters is in memory, on one core, on a file.
enum RepairSpeed {
  static func problem(inMeasuring path: String) -> String? {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path) } catch { return "cannot read \(path)" }
    for isReporting in [false, true] {
      let repair = UnicodeRepair(isReporting: isReporting)
      var best = Double.infinity
      var editCount = 0
      for _ in 0..<5 {
        let start = clock()
        guard let outcome = try? repair.repair(bytes) else { return "ICU fails" }
        best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
        editCount = outcome.plan.edits.count
      }
      let speed = Int(Double(bytes.count) / best / 1e6)
      print(
        "\(path): \(bytes.count) bytes, \(editCount) edits, \(speed) MB/s"
          + (isReporting ? " with reports" : ""))
    }
    return nil
  }
}
