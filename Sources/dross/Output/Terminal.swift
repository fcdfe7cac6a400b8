import DrossKit
import Glibc

/// What is known of where output goes.
enum Terminal {
  /// Whether to colour what goes to standard output.
  static var isColoured: Bool { isatty(STDOUT_FILENO) == 1 && mayColour }

  /// Whether to colour what goes to standard error.
  static var colourisesErrors: Bool { isatty(STDERR_FILENO) == 1 && mayColour }

  /// Whether a line on standard error can be written over.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  /// The number of columns: what COLUMNS says, or the terminal; 100 without one.
  static var width: Int { width(of: STDOUT_FILENO) ?? 100 }

  /// The number of columns of standard error.
  static var errorWidth: Int { width(of: STDERR_FILENO) ?? 80 }

  private static var mayColour: Bool { variable("NO_COLOR") == nil && !isDumb }
  private static var isDumb: Bool { variable("TERM") == "dumb" }

  private static func width(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    if let columns = variable("COLUMNS").flatMap({ Int($0) }) { return max(40, columns) }
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return max(40, Int(size.ws_col))
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}
