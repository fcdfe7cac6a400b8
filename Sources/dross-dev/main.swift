// Generators for people who work on dross.
//
// usage: dross-dev tables [FOLDER]
//        dross-dev repair-speed FILE
//        dross-dev line-features RULES-FOLDER TEXT-FOLDER
//        dross-dev rule-pages

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
case "line-features":
  guard arguments.count == 3, let texts = arguments.last else { fallthrough }
  let rules = arguments[arguments.index(after: arguments.startIndex)]
  if let problem = LineFeatureDump.problem(inPrinting: texts, rules: rules) {
    print("dross-dev: \(problem)")
    exit(2)
  }
case "rule-pages":
  if let problem = RulePageWriter.problem() {
    print("dross-dev: \(problem)")
    exit(2)
  }
default:
  print("usage: dross-dev tables [FOLDER]")
  print("       dross-dev repair-speed FILE")
  print("       dross-dev line-features RULES-FOLDER TEXT-FOLDER")
  print("       dross-dev rule-pages")
  exit(64)
}
