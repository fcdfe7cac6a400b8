import DrossTestSupport
import Foundation

/// A user who may not do everything: whoever runs the tests, or `nobody` when that is root.
struct OtherUser {
  private let start: [String]
  private let copy: TemporaryFolder

  /// - Returns: `nil` where no such user can run the command at all.
  init?() throws {
    copy = try TemporaryFolder()
    start =
      geteuid() == 0
      ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] : []
    // The folder of the build may be closed to others.
    try FileManager.default.copyItem(atPath: DrossBinary.path, toPath: copy("dross"))
    guard try Command(start + [copy("dross"), "--version"], in: "/").run().ending == .exit(0) else {
      print("skipped: no other user can run the command here")
      return nil
    }
  }

  func dross(_ arguments: [String], in folder: String) throws -> Command.Outcome {
    try Command(start + [copy("dross")] + arguments, in: folder).run()
  }
}
