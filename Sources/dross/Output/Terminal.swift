import DrossKit
import Glibc

/// What is known of where output goes.
enum Terminal {
  /// Whether to colour what goes to standard output.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// The number of columns: that of the terminal as far as the shell tells.
  static var width: Int {
    guard isatty(STDOUT_FILENO) == 1, let columns = variable("COLUMNS").flatMap({ Int($0) }) else {
      return 100
    }
    return max(40, columns)
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}
