import DrossKit

/// The version of dross.
enum Version {
  static let text = LibraryVersion.text.description
}
