import Glibc

/// Reads a folder of files and writes a source file; whatever fails ends the program.
enum Files {
  /// All files of the given types below `folder`, in order of path.
  static func read(below folder: String, types: [String]) -> [(path: String, text: String)] {
    paths(below: folder, prefix: "", types: types).map { path in
      (path: path, text: contents(of: folder + "/" + path))
    }
  }

  /// The paths of all files of the given types below `folder`, sorted, relative to it.
  private static func paths(below folder: String, prefix: String, types: [String]) -> [String] {
    guard let directory = unsafe opendir(folder) else { fail("cannot open \(folder)") }
    defer { unsafe closedir(directory) }
    var found: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if types.contains(where: { name.hasSuffix($0) }) {
        found.append(prefix + name)
      } else if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
        found += paths(below: folder + "/" + name, prefix: prefix + name + "/", types: types)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func contents(of path: String) -> String {
    guard let file = unsafe fopen(path, "r") else { fail("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var byte = unsafe getc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = unsafe getc(file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { fail("\(path) is not UTF-8") }
    return text
  }

  static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { fail("cannot write \(path)") }
    let failed = unsafe fputs(text, file) < 0
    guard unsafe fclose(file) == 0, !failed else { fail("cannot write \(path)") }
  }

  static func fail(_ message: String) -> Never {
    let line = Array("embed-rules: \(message)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }
}
