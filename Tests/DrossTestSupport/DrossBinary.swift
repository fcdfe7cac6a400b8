import Foundation

/// The command under test.
public enum DrossBinary {
  /// Where it is: `DROSS_BINARY`, or the release build when no source is newer, since the debug build
  /// is slow; or the debug build, which is always there.
  public static let path = named ?? (isReleaseFresh ? release : debug)

  /// Whether it is the release build.
  public static let isRelease = named == nil && isReleaseFresh

  private static let named = ProcessInfo.processInfo.environment["DROSS_BINARY"]

  /// The folder in which the tests were built.
  private static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  private static let debug = folder.appending(path: "dross").path
  private static let release = folder.deletingLastPathComponent()
    .appending(path: "release/dross").path

  private static let isReleaseFresh: Bool = {
    guard let built = modified(release) else { return false }
    let sources = ["Sources", "rules", "Package.swift"].flatMap { name in
      let path = "\(Project.root)/\(name)"
      let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
      return [path] + below.map { "\(path)/\($0)" }
    }
    return sources.allSatisfy { (modified($0) ?? .distantFuture) < built }
  }()

  private static func modified(_ path: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date
  }
}

/// The project under test.
public enum Project {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}
