import DrossFormats
import DrossRules
import DrossText

/// The files of a folder of rules, as they are.
struct RuleFolder {
  /// The paths below the folder, and the bytes.
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []

  private let path: String
  private let origin: Diagnostic.Place?

  /// Reads the files in the folder at `path`.
  ///
  /// - Parameter origin: where the folder was named; `nil` for what was typed.
  init(_ path: String, from origin: Diagnostic.Place? = nil) {
    self.path = path
    self.origin = origin
    guard path != "-", Folder.exists(path) || !Folder.holdsSomething(at: path) else {
      tell(.error, "not a folder of rules", above: path.hasSuffix(".yaml") ? 2 : nil)
      return
    }
    read()
    let rules = files.filter { $0.path.hasSuffix(".yaml") }
    if !rules.isEmpty, rules.allSatisfy({ !$0.path.utf8.contains(0x2F) }) {
      files = []
      tell(.error, "not a folder of rules", above: 1)
    } else if rules.isEmpty, diagnostics.isEmpty, !holdsWords {
      tell(.warning, "a folder without rules", above: nil)
    }
  }

  private mutating func read() {
    for item in FileTree(paths: [path]) {
      switch item {
      case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
      case .file(let file):
        if file.relativePath.hasSuffix(".yml") {
          diagnostics.append(
            Diagnostic(
              .warning, at: .init(path: file.path), "passed over: rule files end in .yaml"))
        }
        let isRule = file.relativePath.hasSuffix(".yaml")
        guard isRule || file.relativePath.hasSuffix(".txt") else { continue }
        do throws(FormatError) {
          let bytes =
            isRule ? try FileBytes.readSetting(file.path) : try FileBytes.read(file.path)
          files.append((file.relativePath, bytes))
        } catch {
          diagnostics.append(error.diagnostic)
        }
      }
    }
  }

  /// Whether there are lexicons or line models, which need no rules beside them.
  private var holdsWords: Bool {
    files.contains { $0.path.hasPrefix("lexicons/") || $0.path.hasPrefix("model/") }
  }

  /// - Parameter count: how far above what was named the folder lies that was meant, if that can be told.
  private mutating func tell(
    _ severity: Diagnostic.Severity, _ message: String, above count: Int?
  ) {
    let meant = count.flatMap { folder(above: $0) }
    let note =
      meant.map { "name the folder above the family: \($0)" }
      ?? "name a folder with rules in FAMILY/NAME.yaml"
    diagnostics.append(
      Diagnostic(
        severity, at: origin ?? .init(path: path),
        origin == nil ? message : "'\(path)' is \(message)", notes: [note]))
  }

  /// The folder so many steps above; `nil` when the step below it cannot be the name of a family.
  private func folder(above count: Int) -> String? {
    guard var found = Folder.absolute(path) else { return nil }
    var family = found
    for _ in 0..<count { (family, found) = (found, Folder.holding(found)) }
    guard let name = family.split(separator: "/").last, RuleID("\(name)/name") != nil else {
      return nil
    }
    return Folder.shown(found)
  }
}
