import Foundation

/// A folder that says what the command line does with some files.
///
/// `command` is a line of the shell. Next to it stand the files that it is run on; the folder `rules`
/// of `testdata/golden/common` is put there unless the case has its own. What must come out: `stdout`, `stderr` (no
/// file: nothing) and `status`; and in `expected` all files that are new or changed.
public struct GoldenCase: Sendable {
  /// The name, such as `clean/crlf`.
  public let name: String
  private let folder: String

  /// The names that are not input.
  private static let reserved = ["command", "stdout", "stderr", "status", "expected"]

  private static let goldens = "\(Project.root)/testdata/golden"

  /// All cases, sorted by name.
  public static func all() throws -> [GoldenCase] {
    try FileList.below(goldens).filter { $0.split(separator: "/").count == 3 }
      .filter { $0.hasSuffix("/command") }
      .map { String($0.dropLast("/command".count)) }
      .map { GoldenCase(name: $0, folder: "\(goldens)/\($0)") }
  }

  /// What came out.
  public struct Result {
    fileprivate var streams: [String: [UInt8]]
    fileprivate var changed: [String: [UInt8]]
    fileprivate var missing: [String]
  }

  /// Runs the command on a copy of the files.
  public func run() throws -> Result {
    let work = try TemporaryFolder()
    var inputs: [String: [UInt8]] = [:]
    for name in try FileList.below(folder)
    where !Self.reserved.contains(String(name.prefix { $0 != "/" })) {
      inputs[name] = try Self.read("\(folder)/\(name)")
    }
    if !inputs.keys.contains(where: { $0.hasPrefix("rules/") }) {
      for name in try FileList.below("\(Self.goldens)/common/rules") {
        inputs["rules/\(name)"] = try Self.read("\(Self.goldens)/common/rules/\(name)")
      }
    }
    for (name, bytes) in inputs { try work.write(name, bytes) }
    let line = String(decoding: try Self.read("\(folder)/command"), as: UTF8.self)
    let outcome = try Command.shell(line, in: work.path).run()
    let status =
      switch outcome.ending {
      case .exit(let status): "\(status)\n"
      case .signal(let signal): "signal \(signal)\n"
      case .timeout: "timeout\n"
      }
    var changed: [String: [UInt8]] = [:]
    let names = try work.files
    for name in names {
      let bytes = try work.read(name)
      if inputs[name] != bytes { changed[name] = bytes }
    }
    return Result(
      streams: [
        "stdout": outcome.output, "stderr": outcome.errors, "status": Array(status.utf8),
      ],
      changed: changed, missing: inputs.keys.filter { !names.contains($0) }.sorted())
  }

  /// What is not as it must be, one line each.
  public func differences(of result: Result) throws -> [String] {
    var lines = result.missing.map { "\($0) is gone" }
    func compare(_ label: String, _ actual: [UInt8]?, _ expected: [UInt8]?) {
      switch (actual, expected) {
      case (let actual?, let expected?):
        if let difference = ByteComparison.difference(actual, expected) {
          lines.append("\(label): \(difference)")
        }
      case (.some, nil): lines.append("\(label) was changed, or is new")
      case (nil, _): lines.append("\(label) was not written, or not changed")
      }
    }
    for (name, bytes) in result.streams.sorted(by: { $0.key < $1.key }) {
      compare(name, bytes, (try? Self.read("\(folder)/\(name)")) ?? [])
    }
    let expected = (try? FileList.below("\(folder)/expected")) ?? []
    for name in Set(expected).union(result.changed.keys).sorted() {
      compare(name, result.changed[name], try? Self.read("\(folder)/expected/\(name)"))
    }
    return lines
  }

  /// Writes what came out into the folder.
  public func record(_ result: Result) throws {
    for (name, bytes) in result.streams {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      if !bytes.isEmpty { try Self.write(bytes, "\(folder)/\(name)") }
    }
    try? FileManager.default.removeItem(atPath: "\(folder)/expected")
    for (name, bytes) in result.changed { try Self.write(bytes, "\(folder)/expected/\(name)") }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    let file = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
