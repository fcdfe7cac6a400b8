public import DrossText

/// What went wrong between dross and the world, as facts.
///
/// The facts are for programs; `diagnostic` makes the sentence for people.
public struct FormatError: Error, Hashable, Sendable {
  /// What kind of thing went wrong.
  public enum Code: Hashable, Sendable {
    /// A file or folder could not be opened or read; `cause` says why.
    case cannotRead
    /// Git could not tell what is staged.
    case cannotAskGit
    /// A file was changed while it was being read.
    case changedFile
    /// A file could not be written; `cause` says why.
    case cannotWrite
    /// A compressed file is broken; `compressionFault` says how, `byte` where in the compressed bytes.
    case cannotDecompress
    /// Nobody reads the other end of a pipe any more: the program ends quietly.
    case closedPipe
    /// A folder stands where a file was expected.
    case isDirectory
    /// A pipe, socket or device stands where a file was expected to be read.
    case specialFile
    /// A rule or configuration is larger than any that people write.
    case tooLarge
    /// The thing to be replaced is not a regular file.
    case notRegularFile
    /// The record is not JSON; `fault` says why.
    case notJSON
    /// The record is not what its format says; `recordFault` says why.
    case badRecord
    /// The record is JSON, but not an object.
    case notObject
    /// The record has no such field.
    case fieldMissing
    /// The table has no such column, or two.
    case columnMissing
    /// The field is there and null: nothing to clean.
    case fieldIsNull
    /// The field is there, and neither a string nor null.
    case fieldNotString
    /// The record has the field twice, and readers differ on which one counts.
    case duplicateField
    /// The file is no index of documents.
    case notIndex
    /// The index was made in another way than this program would; `field` says what differs.
    case otherIndex
    /// The index is not what was written.
    case damagedIndex
    /// Somebody else adds to the index.
    case indexInUse
    /// Another kind of file stands where a file is to be written that only replaces its own kind; `field` says
    /// which that is.
    case otherFile
    /// The file undoes what an earlier run did to files, and would be lost.
    case ledgerStands
  }

  /// What kind of thing went wrong.
  public var code: Code
  /// The file, or `-` for a standard stream; empty while a record does not know its file.
  public var path: String
  /// The `errno` of the system, or 0.
  public var cause: Int32
  /// The line of the record, from 1.
  public var line: Int?
  /// The byte offset: in the record when thrown, in the file once `located` was called.
  public var byte: Int?
  /// The field of the record that was asked for.
  public var field: String?
  /// What broke the syntax.
  public var fault: JSONFault?
  /// What is wrong with a record of another format than JSON.
  public var recordFault: RecordFault?
  /// What broke the compression.
  public var compressionFault: CompressionFault?
  /// Whether it is about temporary files, and the path is the folder that they are in.
  public private(set) var isTemporary = false

  /// An error in the file at `path`.
  package init(_ code: Code, path: String, cause: Int32 = 0) {
    self.code = code
    self.path = path
    self.cause = cause
  }

  /// An error of a temporary file.
  package static func temporary(_ code: Code, cause: Int32) -> FormatError {
    var error = FormatError(code, path: SpoolFile.folder, cause: cause)
    error.isTemporary = true
    return error
  }

  /// An error of a record that is not what its format says.
  init(fault: RecordFault, byte: Int? = nil) {
    self.init(.badRecord, path: "")
    recordFault = fault
    self.byte = byte
  }

  /// The same error of a record, with its file and line.
  ///
  /// - Parameter recordStart: the offset of the first byte of the record in the file.
  package func located(in path: String, line: Int, recordStart: Int) -> FormatError {
    var error = self
    error.path = path
    error.line = line
    if let byte { error.byte = recordStart + byte }
    return error
  }

  /// The error for people: an error, or only a note when the field is null.
  public var diagnostic: Diagnostic {
    let place = Diagnostic.Place(path: path, line: line, byte: byte)
    let severity: Diagnostic.Severity = code == .fieldIsNull ? .note : .error
    return Diagnostic(severity, at: path.isEmpty ? nil : place, message, notes: notes)
  }

  private var message: String {
    let name = field.map { "field '\($0)'" } ?? "field"
    switch code {
    case .cannotRead: return "cannot read: \(SystemError.text(cause))"
    case .changedFile: return "the file was changed while it was read"
    case .cannotAskGit: return "git cannot tell what is staged"
    case .cannotWrite: return "cannot write: \(SystemError.text(cause))"
    case .cannotDecompress:
      return "cannot decompress: \(compressionFault?.text ?? "the data is corrupt")"
    case .closedPipe: return "cannot write: the reader closed the pipe"
    case .isDirectory: return "cannot read: is a directory"
    case .specialFile: return "cannot read: not a regular file"
    case .tooLarge: return "cannot read: larger than 1 MiB"
    case .notRegularFile: return "cannot write: not a regular file"
    case .notJSON: return "not JSON: \(fault?.text ?? "bad syntax")"
    case .badRecord: return recordFault?.text ?? "bad record"
    case .notObject: return "the record is not a JSON object"
    case .columnMissing: return "the table has no column '\(field ?? "")', or more than one"
    case .fieldMissing: return "the record has no \(name)"
    case .fieldIsNull: return "\(name) is null"
    case .fieldNotString: return "\(name) is not a string"
    case .duplicateField: return "the record has \(name) twice"
    case .notIndex: return "not an index of documents"
    case .otherIndex: return "the index does not fit this dross: \(field ?? "it") differs"
    case .damagedIndex: return "the index is damaged"
    case .indexInUse: return "the index is being written by another program"
    case .otherFile:
      return "cannot write: another file stands there, and no \(field ?? "such file")"
    case .ledgerStands: return "what undoes an earlier run stands there; nothing was changed"
    }
  }

  private var notes: [String] {
    switch code {
    case .cannotRead, .cannotWrite:
      return SystemError.advice(cause, code: code, path: path)
        + (isTemporary ? ["TMPDIR says where temporary files go"] : [])
    case .cannotAskGit:
      return field == nil
        ? ["'git' must be in PATH, and the working folder in a repository"]
        : ["git does not understand the paths and patterns behind --staged"]
    case .specialFile: return ["read a stream with '-' and a redirection"]
    case .tooLarge: return ["no rule and no configuration is so long; check what the file is"]
    case .notRegularFile: return ["only a regular file is replaced; name another output"]
    case .notJSON:
      return ["each line of a JSON Lines file is one object; the line is kept as it is"]
    case .notObject, .duplicateField, .fieldNotString: return ["the line is kept as it is"]
    case .badRecord: return ["the record is kept as it is"]
    case .columnMissing:
      return [
        "the file is left alone",
        "--text-field names another column; --format text reads it as text",
      ]
    case .fieldMissing: return ["the line is kept as it is", "--text-field names another field"]
    case .cannotDecompress: return compressionFault?.notes ?? []
    case .notIndex: return ["'dross index build' makes one"]
    case .otherIndex, .damagedIndex: return ["build it again with 'dross index build'"]
    case .changedFile: return ["run again when nothing writes to it any more"]
    case .isDirectory: return ["name a file in it"]
    case .indexInUse: return ["run again when the other one has ended"]
    case .otherFile: return ["name another output, or remove the file"]
    case .ledgerStands:
      return ["name another file for --edits; 'dross restore' undoes the earlier run with this one"]
    case .closedPipe, .fieldIsNull: return []
    }
  }
}

/// What breaks the syntax of a JSON text.
public enum JSONFault: String, Hashable, Sendable {
  /// The text ends inside a value.
  case endsEarly = "the text ends too early"
  /// Something else stands where a value must start.
  case noValue = "expected a value"
  /// Something else stands where the name of a member must start.
  case noName = "expected a name in quotes"
  /// A name without a colon after it.
  case noColon = "expected ':' after the name"
  /// A member without a comma or closing brace after it.
  case noObjectEnd = "expected ',' or '}'"
  /// An element without a comma or closing bracket after it.
  case noArrayEnd = "expected ',' or ']'"
  /// More text after the value.
  case moreText = "there is more text after the value"
  /// A control character inside a string.
  case controlCharacter = "a control character in a string must be escaped"
  /// An escape that JSON does not know.
  case badEscape = "unknown escape in a string"
  /// A number that JSON does not know.
  case badNumber = "bad number"
  /// More than 512 brackets open at once.
  case tooDeep = "nested more than 512 deep"

  /// The fault in words.
  public var text: String { rawValue }
}
