// Generators for people who work on dross.
//
// usage: dross-dev tables [FOLDER]
//        dross-dev repair-speed FILE

import Glibc

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "tables":
  let path = arguments.dropFirst().first ?? "Sources/CDrossTables"
  if let problem = UnicodeTables.problem(inWritingTo: path) {
    print("dross-dev: \(problem)")
    exit(2)
  }
case "repair-speed":
  guard let path = arguments.dropFirst().first,
    RepairSpeed.problem(inMeasuring: path) == nil
  else { exit(2) }
default:
  print("usage: dross-dev tables [FOLDER] | repair-speed FILE")
  exit(64)
}
