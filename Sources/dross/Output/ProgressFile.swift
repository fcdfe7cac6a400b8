import DrossKit

/// What was done so far, on the disk, so that a run that was killed can be gone on with.
///
/// A line is added behind the bytes that it speaks of: whatever line is there whole, what it says was
/// written. The last line of a whole run says so.
struct ProgressFile: ~Copyable {
  /// What earlier runs have done.
  private(set) var progress: RunRecord
  private var file: PartialFile

  /// Opens the progress that stands at `name`.
  ///
  /// - Parameter key: what it must have been made with, or it does not count.
  /// - Parameter outputPath: the output of an input.
  /// - Throws: `cannotWrite`.
  init(at name: String, key: String, outputPath: (String) -> String) throws(FormatError) {
    var progress = RunRecord((try? FileBytes.read(name)) ?? [], key: key)
    progress.check(outputPath)
    var file = try PartialFile(named: name, for: name, after: progress.kept)
    if progress.kept == 0 {
      try file.append(Array("{\"dross_progress\":1,\"key\":\"\(key)\"}\n".utf8))
    }
    self.progress = progress
    self.file = file
  }

  /// Says how far a file is done.
  ///
  /// - Throws: `cannotWrite`.
  mutating func reach(_ point: RunRecord.Point, hasErrors: Bool) throws(FormatError) {
    try add(
      """
      {"input":\(Self.quoted(point.input))\(Self.stamp(point.input)),"offset":\(point.offset),\
      "written":\(point.written),"errors":\(hasErrors ? 1 : 0)}
      """)
  }

  /// Says that a file is done.
  ///
  /// - Throws: `cannotWrite`.
  mutating func finish(
    _ input: String, output: String, byteCount: Int, digest: String, hasErrors: Bool
  ) throws(FormatError) {
    progress.fileCount += 1
    progress.byteCount += byteCount
    try add(
      """
      {"input":\(Self.quoted(input))\(Self.stamp(input)),"output":\(Self.quoted(output)),\
      "bytes":\(byteCount),"sha256":"\(digest)","errors":\(hasErrors ? 1 : 0)}
      """)
  }

  /// Says that everything is done.
  ///
  /// - Throws: `cannotWrite`.
  mutating func complete() throws(FormatError) {
    guard !progress.isComplete else { return }
    try add(
      "{\"complete\":1,\"files\":\(progress.fileCount),\"bytes\":\(progress.byteCount)}")
    progress.isComplete = true
  }

  private mutating func add(_ line: String) throws(FormatError) {
    try file.append(Array("\(line)\n".utf8))
  }

  private static func stamp(_ path: String) -> String {
    FileBytes.stamp(path).map { ",\"stamp\":\"\($0)\"" } ?? ""
  }

  private static func quoted(_ text: String) -> String {
    "\"\(String(decoding: JSONLiteral.escape(Array(text.utf8)), as: UTF8.self))\""
  }
}

/// What a progress file says.
struct RunRecord {
  /// How far a file is done.
  struct Point {
    var input: String
    /// The bytes of its contents.
    var offset: Int
    /// The bytes of its output.
    var written: Int
  }

  /// What earlier runs have done.
  private(set) var done = DoneWork()
  /// The file that was being worked on.
  private(set) var point: Point?
  /// Whether anything could not be done in earlier runs.
  private(set) var hasErrors = false
  /// Whether there is nothing to do any more.
  var isComplete = false
  /// The files that are done, and the bytes written of them.
  var fileCount = 0
  var byteCount = 0
  /// The bytes of the lines that count.
  private(set) var kept = 0

  /// Reads the lines of a progress file; none of them counts when it was made with another key.
  init(_ bytes: [UInt8], key: String) {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      // A line without its end was being written when the run was killed.
      guard let value = try? JSONValue(bytes.span.extracting(start..<end)) else { return }
      if start == 0 {
        guard value["key"]?.text == key else { return }
      } else {
        take(value)
      }
      start = end + 1
      kept = start
    }
  }

  private mutating func take(_ value: JSONValue) {
    isComplete = value["complete"] != nil
    if value["errors"]?.int == 1 { hasErrors = true }
    guard let input = value["input"]?.text else { return }
    point = nil
    // What has changed since is done anew.
    guard FileBytes.stamp(input) == value["stamp"]?.text else { return }
    if let count = value["bytes"]?.int {
      done.files.insert(Array(input.utf8))
      fileCount += 1
      byteCount += count
    } else if let offset = value["offset"]?.int, let written = value["written"]?.int {
      point = Point(input: input, offset: offset, written: written)
    }
  }

  /// Looks whether what was being written, and what is done, is still there.
  mutating func check(_ outputPath: (String) -> String) {
    if let found = point {
      let size = FileBytes.size(PartialFile.name(for: outputPath(found.input)))
      if let size, size >= found.written {
        done.open = (found.input, found.offset)
      } else {
        point = nil
      }
    }
  }
}
