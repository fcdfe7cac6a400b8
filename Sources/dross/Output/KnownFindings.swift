import ArgumentParser
import DrossKit

/// A baseline at work: either the findings in it are hidden, or a new one is written.
struct KnownFindings {
  /// Entries that are found no more and are told one by one.
  private static let toldCount = 10

  private var baseline: Baseline
  private let path: String
  private let isWriting: Bool
  private var documentCount = 0

  /// - Returns: `nil` when no baseline is asked for.
  /// - Throws: the exit status when the baseline cannot be read, for everything in it would be reported, or when
  ///   a new one would replace a file of another kind.
  init?(
    reading known: String?, writing new: String?, _ messages: inout Messages
  ) throws {
    guard let path = known ?? new else { return nil }
    self.path = path
    isWriting = known == nil
    baseline = Baseline()
    guard !isWriting else {
      do throws(FormatError) { try BaselineFile.mark.check(path) } catch {
        messages.tell(error.diagnostic)
        throw ExitCode(2)
      }
      return
    }
    var found: Baseline?
    do throws(FormatError) {
      let (read, diagnostics) = BaselineFile.read(try FileBytes.readRegular(path), path: path)
      messages.tell(diagnostics)
      found = read
    } catch {
      var diagnostic = error.diagnostic
      if error.code == .specialFile {
        diagnostic.notes = ["a baseline is a regular file; write one with --write-baseline"]
      }
      messages.tell(diagnostic)
    }
    guard let found else { throw ExitCode(2) }
    baseline = found
  }

  /// What the findings of each document are known by.
  static func keys(of piece: CleanedPiece) -> [[Baseline.Key]] {
    piece.documents.map { document in
      document.result.findings.map { Baseline.key(of: $0, in: document.result) }
    }
  }

  /// Takes the next piece: of each document, the findings that are not to be shown.
  mutating func take(_ piece: CleanedPiece, keys: [[Baseline.Key]]) -> [Set<Int>] {
    var hidden: [Set<Int>] = []
    for (document, keys) in zip(piece.documents, keys) {
      var known: Set<Int> = []
      documentCount += 1
      if isWriting { baseline.addDocument() }
      for (index, key) in keys.enumerated() {
        if isWriting {
          let range = document.result.findings[index].range
          baseline.add(key, text: document.result.source[range.range])
          known.insert(index)
        } else if baseline.isKnown(key) {
          known.insert(index)
        }
      }
      hidden.append(known)
    }
    return hidden
  }

  /// The entries that are found no more.
  ///
  /// None is, as far as one can know, when fewer documents were looked at than the baseline is of.
  ///
  /// - Parameter isUsed: whether all documents were looked through for what a rule finds.
  func unmet(where isUsed: (String) -> Bool) -> [(key: Baseline.Key, entry: Baseline.Entry)] {
    guard !isWriting, documentCount >= baseline.documentCount else { return [] }
    return baseline.unmet.filter { isUsed($0.key.rule) }
  }

  /// Writes a new baseline, or tells what is found no more; gives the last words of the report.
  func finish(
    unmet: [(key: Baseline.Key, entry: Baseline.Entry)], _ messages: inout Messages
  ) -> [UInt8]? {
    guard isWriting else {
      tell(unmet, &messages)
      return nil
    }
    do throws(FormatError) {
      messages.tell(try AtomicFile.write(BaselineFile.bytes(of: baseline), to: path))
    } catch {
      if error.code != .closedPipe { messages.tell(error.diagnostic) }
      return []
    }
    let count = baseline.entries.values.reduce(0) { $0 + $1.count }
    return Array("\(count) \(count == 1 ? "finding" : "findings") written to \(path)\n".utf8)
  }

  private func tell(
    _ unmet: [(key: Baseline.Key, entry: Baseline.Entry)], _ messages: inout Messages
  ) {
    for (key, entry) in unmet.prefix(Self.toldCount) {
      let text = String(decoding: entry.text, as: UTF8.self)
      messages.tell(
        Diagnostic(
          .note, at: .init(path: path, line: entry.line),
          "found \(entry.count > 1 ? "less often" : "no more"): \(key.rule): \(text)"))
    }
    guard !unmet.isEmpty else { return }
    let rest = unmet.count - Self.toldCount
    messages.tell(
      Diagnostic(
        .note, at: .init(path: path),
        rest > 0
          ? "and \(rest) more; write it anew with --write-baseline"
          : "write it anew with --write-baseline"))
  }
}
