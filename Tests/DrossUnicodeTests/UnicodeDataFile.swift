import Glibc

/// A file of Debian's package unicode-data, read for conformance tests.
enum UnicodeDataFile {
  static let folder = "/usr/share/unicode/"
  static let isInstalled = unsafe access(folder + "auxiliary/GraphemeBreakTest.txt", R_OK) == 0

  /// The rows of a file without comments.
  static func rows(_ name: String) -> [String] {
    guard let file = unsafe fopen(folder + name, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let row = line.prefix { $0 != "#" }
      return row.allSatisfy { $0 == " " || $0 == "\t" } ? nil : String(row)
    }
  }

  /// The characters of a list of numbers in hexadecimal, with spaces between.
  static func bytes(_ numbers: some StringProtocol) -> [UInt8] {
    numbers.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      .compactMap(Unicode.Scalar.init).flatMap { Array(String($0).utf8) }
  }
}
