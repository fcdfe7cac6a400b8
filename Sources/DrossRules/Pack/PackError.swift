/// Why bytes are no pack of rules that this program can use.
package enum PackError: Error, Hashable, Sendable {
  /// They do not begin as a pack does, or end too early to be one.
  case foreign
  /// They were written by another version of the program: the number of its layout.
  case otherLayout(UInt32)
  /// They are not the bytes that were written.
  case altered
  /// What stands at this byte of a section cannot be there.
  case malformed(at: Int)
}
