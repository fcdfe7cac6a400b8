import DrossKit

/// By what `clean --resume` knows the run it goes on with.
enum ResumeKey {
  /// A hash of the version and of `arguments`, but for those that change no byte of the output.
  static func of(_ arguments: [String]) -> String {
    let text = ([Version.text] + telling(arguments)).joined(separator: "\u{0}")
    return SHA256.hexDigest(of: Array(text.utf8).span)
  }

  /// The arguments that say what comes out, in order.
  ///
  /// The number of jobs does not, however it is written, nor what is shown meanwhile. Behind `--` all are paths.
  private static func telling(_ arguments: [String]) -> [String] {
    let options = arguments.prefix { $0 != "--" }
    var telling: [String] = []
    var isCount = false
    for argument in options {
      if isCount {
        isCount = false
      } else if argument == "--jobs" || argument == "-j" {
        isCount = true
      } else if !changesNothing(argument) {
        telling.append(argument)
      }
    }
    return telling + arguments[options.endIndex...]
  }

  private static func changesNothing(_ argument: String) -> Bool {
    ["--no-progress", "--quiet", "-q"].contains(argument) || argument.hasPrefix("--jobs=")
      || argument.hasPrefix("-j")
  }
}
