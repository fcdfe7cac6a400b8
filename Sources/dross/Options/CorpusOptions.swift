import ArgumentParser
import DrossKit

/// Whether texts are looked at beside each other.
struct CorpusOptions: ParsableArguments {
  @Flag(
    help: """
      Read everything twice: lines that stand in several texts of one site or folder are found, and what \
      stands in other texts too.
      """)
  var corpus = false

  @Option(
    help: ArgumentHelp(
      """
      The field of a record that names its site, or holds an address there; without it the records of a \
      file are one site. In web archives a header, WARC-Target-URI by default.
      """, valueName: "path"))
  var groupField: String?

  func validate(for input: InputOptions) throws {
    if groupField != nil, !corpus { throw ValidationError("--group-field needs --corpus.") }
    if corpus, input.effectivePaths.contains("-") {
      throw ValidationError(
        "--corpus reads the texts twice; standard input can be read only once.")
    }
  }

  /// What is known of everything that was typed; `nil` when the texts are looked at one by one.
  ///
  /// What cannot be read is told by whoever reads it to clean it.
  ///
  /// - Parameter own: files and folders that the run writes, which hold no texts.
  func survey(
    _ input: InputOptions, own: [String], _ messages: inout Messages
  ) async throws(FormatError) -> Corpus? {
    guard corpus else { return nil }
    var survey = CorpusSurvey()
    var fields = input.fields
    fields.host = groupField.map { FieldPath($0) }
    let documents = DocumentReader(fields: fields)
    var reader = input.makeReader(SetupFinder(.nearest, flags: Setup.Flags()), own: own)
    let jobs = input.jobs ?? Machine.coreCount
    messages.progress?.say("reading the corpus …")
    try await OrderedWork.run(jobs: jobs) {
      PieceGroup.next(from: &reader)
    } work: { pieces in
      pieces.flatMap { documents.read($0).documents.map { CorpusSurvey.Document($0) } }
    } consume: { (documents: [CorpusSurvey.Document]) throws(FormatError) in
      for document in documents { try survey.add(document) }
    }
    if let groupField, survey.documentCount > 0, survey.hostedCount == 0 {
      messages.tell(
        Diagnostic(
          .warning, "no record has a text in the field '\(groupField)'",
          notes: ["no line can be found to belong to a site"]))
    }
    let progress = messages.progress
    let found = try await survey.finish(jobs: jobs) { share in
      if share > 0.02 { progress?.say("comparing: \(Int(share * 100)) %") }
    }
    messages.progress?.clear()
    return found
  }
}
