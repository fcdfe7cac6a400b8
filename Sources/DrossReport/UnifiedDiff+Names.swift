extension UnifiedDiff {
  /// Appends the two lines with the names of the file.
  func writeNames(_ path: [UInt8], to output: inout [UInt8]) {
    for (sign, root) in [("--- ", "a/"), ("+++ ", "b/")] {
      output.write(sign)
      output.append(contentsOf: Self.name(Array(root.utf8) + Self.relative(path)))
      output.endLine()
    }
  }

  /// The path without what cannot stand behind `a/`: leading slashes and leading `./`.
  private static func relative(_ path: [UInt8]) -> ArraySlice<UInt8> {
    var rest = path[...]
    while rest.count > 1 {
      if rest.first == 0x2F {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0x2E, 0x2F]) {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    return rest
  }

  /// The name as `git diff` writes it: in quotes, with the escapes of C, where a control character, a
  /// quote or a backslash would break the line; with a tab after it where it holds a space, since
  /// what follows white space would be read as a date.
  private static func name(_ path: [UInt8]) -> [UInt8] {
    let isPlain = path.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }
    guard !isPlain else { return path.contains(0x20) ? path + [0x09] : path }
    var name: [UInt8] = [0x22]
    for byte in path {
      switch byte {
      case 0x22, 0x5C: name += [0x5C, byte]
      case 0x0A: name += [0x5C, 0x6E]
      case 0x09: name += [0x5C, 0x74]
      case 0..<0x20, 0x7F:
        name += [0x5C, 0x30 + (byte >> 6), 0x30 + (byte >> 3 & 7), 0x30 + (byte & 7)]
      default: name.append(byte)
      }
    }
    return name + [0x22]
  }
}
