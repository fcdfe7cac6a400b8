import DrossKit
import DrossTestSupport
import Foundation
import Testing

/// How much of the dross in the articles of `testdata/quality` the rules that come with dross find,
/// language by language, and how much of the articles they take.
///
/// `testdata/quality/floor.txt` holds what was reached; nothing may fall below it. With
/// `DROSS_RECORD=1` it is written anew, and the test fails so that the difference is read.
@Suite struct QualityTests {
  /// Lines of one language.
  private struct Count {
    var removedDross = 0
    var dross = 0
    var removedText = 0
    var text = 0
  }

  private static let folder = URL(filePath: Project.root).appending(path: "testdata/quality")

  @Test func nothingFallsBelowItsFloor() throws {
    let counts = try measure()
    #expect(counts.count >= 15)
    let measured = counts.sorted { $0.key < $1.key }.map { language, count in
      let kept = share(count.text - count.removedText, of: count.text)
      return "\(language) \(share(count.removedDross, of: count.dross)) \(kept)"
    }
    print("language, share of dross removed, share of text kept, by safe fixes, in thousandths:")
    for line in measured { print("  \(line)") }
    let file = Self.folder.appending(path: "floor.txt")
    if ProcessInfo.processInfo.environment["DROSS_RECORD"] != nil {
      try Data((measured.joined(separator: "\n") + "\n").utf8).write(to: file)
      Issue.record("the floor was written anew; read the difference")
      return
    }
    let floors = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(floors.count == measured.count)
    for (floor, now) in zip(floors, measured) {
      let least = floor.split(separator: " ")
      let reached = now.split(separator: " ")
      #expect(least.first == reached.first)
      for (least, reached) in zip(least, reached).dropFirst() {
        let isEnough = (Int(reached) ?? 0) >= (Int(least) ?? 1000)
        #expect(isEnough, "\(now) is below the floor, \(floor)")
      }
    }
  }

  /// Thousandths, rounded down: a rounded share must not hide a line.
  private func share(_ part: Int, of whole: Int) -> Int { part * 1000 / max(whole, 1) }

  private func measure() throws -> [String: Count] {
    let cleaner = Cleaner()
    var counts: [String: Count] = [:]
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for name in names.sorted() where name.contains("-") {
      let marked = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n").map {
          (isDross: $0.hasPrefix("- "), text: Array($0.utf8.dropFirst(2)))
        }
      var bytes: [UInt8] = []
      for line in marked { bytes += line.text + [0x0A] }
      var isGone = [Bool](repeating: false, count: bytes.count)
      for edit in cleaner.clean(bytes).plan.edits {
        for index in edit.range.start..<edit.range.end where edit.replacement.isEmpty {
          isGone[index] = true
        }
      }
      var start = 0
      for line in marked {
        let gone = isGone[start..<start + line.text.count].count { $0 } * 2 >= line.text.count
        let language = String(name.prefix { $0 != "-" })
        if line.isDross {
          counts[language, default: Count()].dross += 1
          if gone { counts[language, default: Count()].removedDross += 1 }
        } else {
          counts[language, default: Count()].text += 1
          if gone { counts[language, default: Count()].removedText += 1 }
        }
        start += line.text.count + 1
      }
    }
    return counts
  }
}
