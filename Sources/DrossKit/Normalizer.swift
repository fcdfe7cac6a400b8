public import DrossRules
import DrossText
public import DrossUnicode

/// Repairs the characters of texts: bytes in; repaired bytes, findings and edits out.
///
/// ```swift
/// let normalizer = Normalizer()
/// let result = normalizer.normalize(Array("HÃ´tel de Police &amp; CafÃ©\n".utf8))
/// print(result.text)  // Hôtel de Police & Café
/// ```
///
/// What is done are exact edits of the source, like those of `Cleaner`. A normalizer never changes and may
/// be used from any number of tasks at once. Normalizing what was normalized changes nothing.
public struct Normalizer: Sendable {
  /// Named sets of rules.
  public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// All repairs that are safe, no folds.
    case standard = "default"
    /// What ftfy 6.3 does by default: repairs of encoding, entities and controls, NFC, and the folds of
    /// quotes, ligatures and width; invisible characters stay.
    case ftfy
  }

  /// Which repairs are made, and what is reported.
  public struct Options: Hashable, Sendable {
    /// The rules in use.
    public var rules: UnicodeRules
    /// How safe a repair must be to be made; with `none` everything is only reported.
    public var fix: FixSafety
    /// When references of HTML are resolved.
    public var entities: EntityResolution
    /// The label of the encoding that texts are in; by default UTF-8, and UTF-16 and UTF-32 where a byte
    /// order mark says so.
    public var encoding: String?
    /// Whether to guess the encoding of a text that is not UTF-8, has no byte order mark and for which
    /// `encoding` is `nil`; a diagnostic names the guess.
    public var guessesEncoding = false
    /// Whether findings are wanted; without them only the plan is made, which is faster.
    public var isReporting: Bool

    /// Options; by default all safe repairs, no folds, and findings.
    public init(
      rules: UnicodeRules = .all, fix: FixSafety = .safe,
      entities: EntityResolution = .inPlainText, encoding: String? = nil,
      isReporting: Bool = true
    ) {
      self.encoding = encoding
      self.rules = rules
      self.fix = fix
      self.entities = entities
      self.isReporting = isReporting
    }

    /// The options of a profile.
    public init(profile: Profile) {
      self.init()
      guard profile == .ftfy else { return }
      rules = UnicodeRules([
        .byteOrderMark, .surrogate, .entity, .mojibake, .c1Control, .terminalEscape, .control,
        .lineBreak, .nfc, .quotes, .ligatures, .width,
      ])
    }
  }

  /// The options.
  public let options: Options
  let repair: UnicodeRepair

  /// A normalizer that makes the repairs that `options` ask for.
  public init(options: Options = Options()) {
    self.options = options
    repair = UnicodeRepair(
      rules: options.rules, makesUnsafeRepairs: options.fix == .unsafe, entities: options.entities,
      isReporting: options.isReporting)
  }

  /// Repairs `bytes`, which may be anything.
  ///
  /// - Complexity: O(bytes).
  public func normalize(_ bytes: [UInt8]) -> CleaningResult {
    do {
      if let encoding = encoding(of: bytes) { return try normalize(bytes, from: encoding) }
      if options.guessesEncoding, options.encoding == nil,
        let guess = EncodingGuess(bytes.span)
      {
        return try normalize(bytes, from: guess.encoding, guess: guess)
      }
      return result(try repair.repair(bytes), of: bytes)
    } catch {
      return failure(error, of: bytes)
    }
  }

  /// Repairs text that is known to be UTF-8, such as a field of JSON; the encoding in the options is ignored.
  ///
  /// - Complexity: O(bytes).
  public func normalizeRecord(_ bytes: [UInt8]) -> CleaningResult {
    do { return result(try repair.repair(bytes), of: bytes) } catch {
      return failure(error, of: bytes)
    }
  }

  /// Repairs `text`.
  public func normalize(_ text: String) -> CleaningResult { normalizeRecord(Array(text.utf8)) }

  /// The encoding to read `bytes` in, by ICU's name; `nil` for UTF-8.
  func encoding(of bytes: [UInt8]) -> String? {
    guard options.rules.contains(.encoding) || options.encoding != nil else { return nil }
    let marked = Transcoding.marked(bytes.span)
    let name = marked ?? options.encoding.map { Transcoding.name(ofLabel: $0) }
    return name == "UTF-8" ? nil : name
  }

  private func normalize(
    _ bytes: [UInt8], from encoding: String, guess: EncodingGuess? = nil
  ) throws(ICUError) -> CleaningResult {
    let told = guess.map {
      Diagnostic(
        .warning, "read as \($0.encoding), which is a guess (\($0.confidence) of 100)",
        notes: ["--encoding names the encoding of texts, if you know it"])
    }
    let read = EditPlan(sorted: try Transcoding.edits(of: bytes.span, from: encoding))
    let text = read.apply(to: bytes)
    let repaired = result(try repair.repair(text), of: text)
    let offsets = TextOffsets(read)
    let findings = repaired.findings.map { finding in
      var finding = finding
      finding.range = offsets.source(ofOutput: finding.range)
      return finding
    }
    let readings = options.isReporting ? UnicodeFindings.of(read) : []
    return CleaningResult(
      source: bytes, lines: lines(of: bytes),
      findings: (readings + findings).sorted { $0.range < $1.range },
      plan: options.fix == .none
        ? EditPlan() : read.followed(by: repaired.plan, sourceCount: bytes.count),
      diagnostics: (told.map { [$0] } ?? []) + repaired.diagnostics)
  }

  func failure(_ error: ICUError, of bytes: [UInt8]) -> CleaningResult {
    CleaningResult(
      source: bytes, lines: lines(of: bytes), findings: [], plan: EditPlan(),
      diagnostics: [
        Diagnostic(.error, "ICU could not read or normalise the text: \(error.name)")
      ])
  }

  private func lines(of bytes: [UInt8]) -> LineTable {
    let wanted = options.isReporting ? bytes : []
    return LineTable(wanted.span)
  }

  func result(_ outcome: UnicodeRepair.Outcome, of bytes: [UInt8]) -> CleaningResult {
    var findings: [Finding] = []
    if options.isReporting {
      findings = UnicodeFindings.of(outcome)
    }
    let diagnostics = outcome.unsettled.map { _ in
      Diagnostic(.warning, "the repairs of a line come to no end; it is left as it is")
    }
    return CleaningResult(
      source: bytes, lines: lines(of: bytes), findings: findings,
      plan: options.fix == .none ? EditPlan() : outcome.plan, diagnostics: diagnostics)
  }
}
