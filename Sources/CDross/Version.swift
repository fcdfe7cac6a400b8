import CDrossHeader
import DrossKit

/// The version of the interface.
///
/// See `dross.h`.
@c @implementation
public func dross_abi_version() -> UInt32 { UInt32(DROSS_ABI_VERSION) }

/// The version of dross.
///
/// See `dross.h`.
@c @implementation
public func dross_version() -> UnsafePointer<CChar>? {
  // The standard library promises a zero behind it.
  unsafe UnsafeRawPointer(LibraryVersion.text.utf8Start).assumingMemoryBound(to: CChar.self)
}
