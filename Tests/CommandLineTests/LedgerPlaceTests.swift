import DrossTestSupport
import Testing

/// A ledger is never a text of the run that writes it, whatever it is called and wherever it lies.
@Suite struct LedgerPlaceTests {
  private let article = "Photo: A. Person / Agency\n\nThe bridge opened.\n"

  @Test(.timeLimit(.minutes(30))) func textIsNotTheLedgerByAnotherName() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", article)
    let calls = [
      "clean --in-place a.txt --edits ./a.txt", "clean --in-place a.txt --edits link",
      "clean --in-place link --edits a.txt", "clean --in-place a.txt --rejects ./a.txt",
      "clean a.txt --output b.txt --edits ./b.txt", "normalize --in-place a.txt --edits ./a.txt",
    ]
    for call in calls {
      let outcome = try Command.shell("ln -sf a.txt link; dross \(call)", in: folder.path).run()
      #expect(outcome.ending == .exit(64), "\(call): \(outcome.errorText)")
      #expect(outcome.errorText.contains("needs a file of its own"), "\(call)")
      #expect(try folder.read("a.txt") == Array(article.utf8), "\(call)")
    }
  }

  @Test(.timeLimit(.minutes(30))) func hyphenIsStandardOutputAndNeverAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", article)
    let cleaned = try Command.shell("dross clean a.txt", in: folder.path).run().output
    for call in ["clean a.txt --output -", "clean -o - - < a.txt", "normalize -o - a.txt"] {
      let outcome = try Command.shell("dross \(call)", in: folder.path).run()
      #expect(outcome.ending == .exit(0), "\(call): \(outcome.errorText)")
      let expected = call.hasPrefix("clean") ? cleaned : Array(article.utf8)
      #expect(outcome.output == expected, "\(call)")
    }
    let calls = [
      "clean a.txt --edits -", "clean a.txt --rejects -", "normalize a.txt --edits -",
      "dedup a.txt --keep representative --output -", "index build a.txt --output -",
    ]
    for call in calls {
      let outcome = try Command.shell("dross \(call)", in: folder.path).run()
      #expect(outcome.ending == .exit(64), "\(call): \(outcome.errorText)")
    }
    let names = try Command.shell("ls", in: folder.path).run()
    #expect(names.text == "a.txt\n")
  }

  /// From the second time on the ledger is in the folder that is walked: a run that changes nothing leaves
  /// it alone, and one that would change a text stops.
  @Test(.timeLimit(.minutes(30)), arguments: ["clean --corpus --select caption", "normalize"])
  func ledgerInTheFolderIsPassedOver(call: String) throws {
    let folder = try TemporaryFolder()
    let source = Array("Photo: A. Person / Agency\n\nThe \u{7}bridge opened.\n".utf8)
    let line = "dross \(call) --in-place . --edits edits.jsonl"
    for name in ["a.txt", "z.txt"] { try folder.write(name, source) }
    for _ in 0..<2 {
      let outcome = try Command.shell(line, in: folder.path).run()
      #expect(outcome.ending == .exit(0), "\(outcome.errorText)")
      for name in ["a.txt", "z.txt"] {
        #expect(try folder.read(name) != source)
        let restored = try Command.dross(
          "restore", name, "--edits", "edits.jsonl", in: folder.path
        ).run()
        #expect(restored.output == source, "\(restored.errorText)")
      }
    }
    let ledger = try folder.read("edits.jsonl")
    try folder.write("new.txt", source)
    let outcome = try Command.shell(line, in: folder.path).run()
    #expect(outcome.ending == .exit(2), "\(outcome.errorText)")
    #expect(try folder.read("new.txt") == source)
    #expect(try folder.read("edits.jsonl") == ledger)
    try folder.write("edits.jsonl", [UInt8]())
    #expect(try Command.shell(line, in: folder.path).run().ending == .exit(0))
    #expect(try folder.read("new.txt") != source)
  }
}
