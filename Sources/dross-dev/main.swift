// Generators for people who work on dross.
//
// usage: dross-dev tables [OUTPUT.c]
//        dross-dev line-features RULES-FOLDER TEXT-FOLDER

import Glibc

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "tables":
  let path = arguments.dropFirst().first ?? "Sources/CDrossTables/tables.c"
  if let problem = UnicodeTables.problem(inWriting: path) {
    print("dross-dev: \(problem)")
    exit(2)
  }
case "line-features":
  guard arguments.count == 3, let texts = arguments.last else { fallthrough }
  let rules = arguments[arguments.index(after: arguments.startIndex)]
  if let problem = LineFeatureDump.problem(inPrinting: texts, rules: rules) {
    print("dross-dev: \(problem)")
    exit(2)
  }
default:
  print("usage: dross-dev tables [OUTPUT.c]")
  print("       dross-dev line-features RULES-FOLDER TEXT-FOLDER")
  exit(64)
}
