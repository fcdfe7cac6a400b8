import DrossFormats
import DrossText
import Glibc
import Testing

@Test func systemErrorsSayWhatToDo() {
  let error = FormatError(.cannotRead, path: "a.txt", cause: EACCES)
  #expect(
    error.diagnostic
      == Diagnostic(
        .error, at: .init(path: "a.txt"), "cannot read: permission denied",
        notes: ["check the permissions of the file and of the folders above it"]))
  let messages: [(FormatError.Code, Int32, String)] = [
    (.cannotRead, ENOENT, "cannot read: no such file or directory"),
    (.cannotWrite, ENOSPC, "cannot write: no space left on device"),
    (.cannotWrite, EROFS, "cannot write: the file system is read-only"),
    (.cannotWrite, 9999, "cannot write: system error 9999"),
    (.isDirectory, 0, "cannot read: is a directory"),
    (.specialFile, 0, "cannot read: not a regular file"),
    (.notRegularFile, 0, "cannot write: not a regular file"),
    (.tooLarge, 0, "cannot read: larger than 1 MiB"),
    (.closedPipe, EPIPE, "cannot write: the reader closed the pipe"),
    (.changedFile, 0, "the file was changed while it was read"),
  ]
  for (code, cause, message) in messages {
    let diagnostic = FormatError(code, path: "p", cause: cause).diagnostic
    #expect(diagnostic.message == message)
    #expect(diagnostic.severity == .error)
  }
}

@Test func namesThatAreNotUTF8AreTold() {
  for (path, note) in [
    ("b\u{FFFD}.txt", "the name is not UTF-8; rename it"), ("b.txt", "check the name"),
  ] {
    #expect(FormatError(.cannotRead, path: path, cause: ENOENT).diagnostic.notes == [note])
  }
}

@Test func errorsThatPeopleCanMendSayHow() {
  let quiet: [FormatError.Code] = [.closedPipe, .fieldIsNull]
  for code in [
    .changedFile, .isDirectory, .tooLarge, .indexInUse, .columnMissing, .notIndex,
    .otherFile, .ledgerStands,
  ]
    + quiet
  {
    #expect(FormatError(code, path: "p").diagnostic.notes.isEmpty == quiet.contains(code))
  }
}

@Test func recordErrorsSayWhere() {
  var error = FormatError(.notJSON, path: "")
  error.fault = .noColon
  error.byte = 5
  let diagnostic = error.located(in: "a.jsonl", line: 3, recordStart: 100).diagnostic
  #expect(diagnostic.place == Diagnostic.Place(path: "a.jsonl", line: 3, byte: 105))
  #expect(diagnostic.message == "not JSON: expected ':' after the name")

  var missing = FormatError(.fieldMissing, path: "")
  missing.field = "body"
  #expect(missing.diagnostic.message == "the record has no field 'body'")
  #expect(missing.diagnostic.place == nil)
  missing.code = .fieldIsNull
  #expect(missing.diagnostic.message == "field 'body' is null")
  #expect(missing.diagnostic.severity == .note)
  missing.code = .fieldNotString
  #expect(missing.diagnostic.message == "field 'body' is not a string")
  missing.code = .duplicateField
  #expect(missing.diagnostic.message == "the record has field 'body' twice")
  missing.code = .columnMissing
  #expect(missing.diagnostic.message == "the table has no column 'body', or more than one")
}
