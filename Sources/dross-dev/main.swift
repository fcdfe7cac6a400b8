// Generators for people who work on dross.
//
// usage: dross-dev tables [OUTPUT.c]

import Glibc

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "tables":
  let path = arguments.dropFirst().first ?? "Sources/CDrossTables/tables.c"
  if let problem = UnicodeTables.problem(inWriting: path) {
    print("dross-dev: \(problem)")
    exit(2)
  }
default:
  print("usage: dross-dev tables [OUTPUT.c]")
  exit(64)
}
