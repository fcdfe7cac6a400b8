// What `dross check` costs on articles, stage by stage and as a whole.
//
// usage: dross-benchmark DROSS ARTICLES FOLDER [MEGABYTES]

@_spi(Benchmarks) import DrossKit
import Glibc

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: dross-benchmark DROSS ARTICLES FOLDER [MEGABYTES]")
  exit(64)
}
let (dross, folder) = (arguments[1], arguments[3])
let megabytes = arguments.count > 4 ? Int(arguments[4]) ?? 20 : 20

func fail(_ message: String) -> Never {
  print("dross-benchmark: \(message)")
  exit(2)
}

func write(_ bytes: [UInt8], to path: String) {
  guard let file = unsafe fopen(path, "w") else { fail("cannot write \(path)") }
  guard unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count, unsafe fclose(file) == 0 else {
    fail("cannot write \(path)")
  }
}

/// The bytes of the file at `path`; `nil` when it cannot be read.
func read(_ path: String) -> [UInt8]? {
  guard let file = unsafe fopen(path, "r") else { return nil }
  defer { unsafe fclose(file) }
  unsafe fseek(file, 0, SEEK_END)
  let size = unsafe ftell(file)
  unsafe rewind(file)
  return unsafe [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
    count = unsafe fread(buffer.baseAddress, 1, buffer.count, file)
  }
}

/// `value` with as many decimals, in a column as wide.
func column(_ value: Double, _ decimals: Int = 0, width: Int = 10) -> String {
  let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int((value * scale).rounded())
  var text = "\(whole / Int(scale))"
  if decimals > 0 {
    let rest = "\(whole % Int(scale))"
    text += "." + String(repeating: "0", count: decimals - rest.utf8.count) + rest
  }
  return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}

// Articles, as one file of records and as one text; rules, as two folders.
let source = ArticleText(folder: arguments[2])
let articles = source.articles(size: megabytes << 20, seed: 1)
let size = articles.reduce(0) { $0 + $1.count }
unsafe mkdir(folder, 0o755)
write(Array(articles.joined()), to: "\(folder)/articles.txt")
var records: [UInt8] = []
for article in articles {
  records += Array("{\"text\": \"".utf8)
  for byte in article {
    switch byte {
    case 0x0A: records += [0x5C, 0x6E]
    case 0x22, 0x5C: records += [0x5C, byte]
    case 0..<0x20: records.append(0x20)
    default: records.append(byte)
    }
  }
  records += Array("\"}\n".utf8)
}
write(records, to: "\(folder)/articles.jsonl")
write(Array("A line.\n".utf8), to: "\(folder)/short.txt")
var random = Generator(seed: 2)
let words = source.words
for (count, name) in [(1_000, "rules1000"), (2_000, "rules2000")] {
  unsafe mkdir("\(folder)/\(name)", 0o755)
  unsafe mkdir("\(folder)/\(name)/generated", 0o755)
  for number in 0..<count {
    write(
      Array(GeneratedRules.text(number, words: words, using: &random).utf8),
      to: "\(folder)/\(name)/generated/r\(number).yaml")
  }
}

let sets: [(name: String, flags: [String], catalog: RuleCatalog)] =
  [("built-in", [], .builtIn())]
  + ["1000", "2000"].map { count in
    let path = "\(folder)/rules\(count)"
    let builtIn = RuleCatalog.builtIn()
    return ("+\(count)", ["--rules", path], builtIn.adding(.folder(path, over: builtIn)))
  }
for set in sets {
  for diagnostic in set.catalog.diagnostics.prefix(1) { fail("\(set.name): \(diagnostic)") }
}

print("\(articles.count) articles, \(size) bytes; seconds of processor time, one thread\n")
let stages = sets.map { StageTimes(of: articles, $0.catalog, clock: Clock.processor) }
print("In memory: MB/s of each stage, and its share of all stages\n")
print(padded("stage", 16) + sets.map { padded("  " + $0.name, 18) }.joined())
for row in stages[0].rows.indices {
  var line = padded(stages[0].rows[row].name, 16)
  for stage in stages {
    let time = Double(max(1, stage.rows[row].time))
    line +=
      column(Double(size) * 1_000 / time) + column(100 * time / Double(stage.total), 1, width: 6)
    line += "%" + " "
  }
  print(line)
}
print(
  padded("all", 16)
    + stages.map { column(Double(size) * 1_000 / Double($0.total)) + "        " }.joined())

print("\nThe command, one job: best of three runs\n")
print(
  padded("rules", 12) + "   text MB/s   JSONL MB/s   start ms   memory MB   two jobs, wall")
var processor: [Double] = []
for set in sets {
  let check = [dross, "check", "--no-config"] + set.flags
  let texts = check + ["--jobs", "1", "\(folder)/articles.txt"]
  let lines = check + ["\(folder)/articles.jsonl", "--jobs"]
  guard let text = CommandTimes.best(of: 3, texts),
    let one = CommandTimes.best(of: 3, lines + ["1"]),
    let two = CommandTimes.best(of: 3, lines + ["2"]),
    let start = CommandTimes.best(of: 10, check + ["\(folder)/short.txt"])
  else { fail("\(dross) does not run") }
  processor.append(one.processor)
  print(
    padded(set.name, 12) + column(Double(size) / 1e6 / text.processor, 1, width: 12)
      + column(Double(size) / 1e6 / one.processor, 1, width: 13)
      + column(start.processor * 1_000, 1, width: 11) + column(one.memory, 0, width: 12)
      + column(one.wall / two.wall, 2, width: 16) + "×")
}
print(
  "\n2,000 more rules against 1,000 more: \(column(processor[2] / processor[1], 2, width: 0))× the time"
)
