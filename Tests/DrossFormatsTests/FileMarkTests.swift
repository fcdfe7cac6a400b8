import DrossTestSupport
import Testing

@testable import DrossFormats

@Test func onlyFilesOfTheKindAreReplaced() throws {
  let folder = try TemporaryFolder()
  let mark = FileMark("ledger", start: "{\"dross\":")
  func code(_ path: String) -> FormatError.Code? {
    do throws(FormatError) { try mark.check(path) } catch { return error.code }
    return nil
  }
  try folder.write("ledger", "{\"dross\":1,\"path\":\"a\"}\n")
  try folder.write("empty", "")
  try folder.write("text", "An article.\n")
  try folder.write("short", "{\"dross")
  for name in ["ledger", "empty", "missing", "."] {
    #expect(code("\(folder.path)/\(name)") == nil, "\(name)")
  }
  #expect(code("/dev/null") == nil)
  #expect(code("/dev/stdout") == nil)
  for name in ["text", "short"] {
    #expect(code("\(folder.path)/\(name)") == .otherFile, "\(name)")
  }
}
