import CDrossHeader
import DrossKit

/// Why a call could not do what it was asked for.
struct Failure: Error {
  /// One of the numbers of the header.
  var status: Int
  /// The row in question, if it is about one.
  var row = -1
  /// The byte in its text, if it is about one.
  var byte = -1
  /// What happened: one line, no full stop.
  var message: String

  static func badArgument(_ message: String) -> Failure {
    Failure(status: DROSS_BAD_ARGUMENT, message: message)
  }

  static func badRules(_ message: String) -> Failure {
    Failure(status: DROSS_BAD_RULES, message: message)
  }

  /// The first thing that is wrong with rules or configuration, if anything is.
  static func first(of diagnostics: [Diagnostic]) -> Failure? {
    guard let diagnostic = diagnostics.first(where: { $0.severity == .error }) else { return nil }
    let place = diagnostic.place.map { place in
      [place.path, place.line.map(String.init), place.column.map(String.init)]
        .compactMap { $0 }.joined(separator: ":") + ": "
    }
    return .badRules(
      ([(place ?? "") + diagnostic.message] + diagnostic.notes).joined(separator: "; "))
  }

  init(status: Int, row: Int = -1, byte: Int = -1, message: String) {
    self.status = status
    self.row = row
    self.byte = byte
    self.message = message
  }

  /// A failure of a temporary file.
  init(_ error: FormatError) {
    self.init(status: DROSS_NO_ROOM, message: error.diagnostic.message)
  }

  /// Says so in the struct of the caller.
  func tell(_ error: UnsafeMutablePointer<dross_error>) {
    unsafe error.pointee.status = Int32(status)
    unsafe error.pointee.row = Int64(row)
    unsafe error.pointee.byte = Int64(byte)
    unsafe withUnsafeMutableBytes(of: &error.pointee.message) { room in
      // Cut between characters, with room for the zero at the end.
      var bytes = Array(message.utf8)
      var end = min(bytes.count, room.count - 1)
      while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeLast(bytes.count - end)
      unsafe room.copyBytes(from: bytes + [0])
    }
  }
}

/// Does `body` and gives its status; what went wrong goes to `error`.
func answer(
  _ error: UnsafeMutablePointer<dross_error>?, _ body: () throws(Failure) -> Void
) -> Int32 {
  do throws(Failure) {
    try body()
    return Int32(DROSS_OK)
  } catch let failure {
    if let error = unsafe error { unsafe failure.tell(error) }
    return Int32(failure.status)
  }
}
