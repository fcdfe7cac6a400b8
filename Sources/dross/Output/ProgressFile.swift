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
  /// - Throws: `cannotWrite`.
  init(at name: String, key: String) throws(FormatError) {
    let progress = RunRecord((try? FileBytes.read(name)) ?? [], key: key)
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
      {"input":\(Self.quoted(point.input))\(Self.stamp(point.input)),\
      "output":\(Self.quoted(point.output)),"offset":\(point.offset),"written":\(point.written),"errors":\(hasErrors ? 1 : 0)}
      """)
  }

  /// Says that a file is done.
  ///
  /// - Throws: `cannotWrite`.
  mutating func finish(
    _ input: String, output: String, byteCount: Int, digest: String, hasErrors: Bool
  ) throws(FormatError) {
    progress.finish(input, output: output, byteCount: byteCount)
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
      "{\"complete\":1,\"files\":\(progress.done.files.count),\"bytes\":\(progress.byteCount)}")
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
    /// The file that it will be.
    var output: String
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
  /// The bytes written of files that are done.
  private(set) var byteCount = 0
  /// The outputs of those files, and their sizes.
  private var outputs: [[UInt8]: (path: String, byteCount: Int)] = [:]
  /// The bytes of the lines that count.
  private(set) var kept = 0

  /// Reads the lines of a progress file; none of them counts when it was made with another key.
  init(_ bytes: [UInt8], key: String) {
    var start = 0
    // A line without its end was being written when the run was killed.
    while let end = bytes[start...].firstIndex(of: 0x0A),
      let value = try? JSONValue(bytes.span.extracting(start..<end)),
      start > 0 || value["key"]?.text == key
    {
      if start > 0 { take(value) }
      start = end + 1
      kept = start
    }
    leaveOutWhatIsGone()
  }

  private mutating func take(_ value: JSONValue) {
    isComplete = value["complete"] != nil
    if value["errors"]?.int == 1 { hasErrors = true }
    guard let input = value["input"]?.text else { return }
    point = nil
    // What has changed since is done anew.
    guard FileBytes.stamp(input) == value["stamp"]?.text else { return }
    guard let output = value["output"]?.text else { return }
    if let count = value["bytes"]?.int {
      finish(input, output: output, byteCount: count)
    } else if let offset = value["offset"]?.int, let written = value["written"]?.int {
      point = Point(input: input, output: output, offset: offset, written: written)
    }
  }

  /// Takes note of a file that is done.
  mutating func finish(_ input: String, output: String, byteCount: Int) {
    let input = Array(input.utf8)
    self.byteCount += byteCount - (outputs[input]?.byteCount ?? 0)
    outputs[input] = (output, byteCount)
    done.files.insert(input)
  }

  /// Looks whether what was being written, and what is done, is still there; what is not is done anew.
  private mutating func leaveOutWhatIsGone() {
    for (input, output) in outputs where FileBytes.size(output.path) == nil {
      done.files.remove(input)
      outputs[input] = nil
      byteCount -= output.byteCount
      isComplete = false
    }
    guard let found = point else { return }
    if let size = FileBytes.size(PartialFile.name(for: found.output)), size >= found.written {
      done.open = (found.input, found.offset)
    } else {
      point = nil
    }
  }
}
