import CDrossHeader
import DrossKit

@c @implementation
public func dross_abi_version() -> UInt32 { UInt32(DROSS_ABI_VERSION) }

@c @implementation
public func dross_version() -> UnsafePointer<CChar>? {
  // The standard library promises a zero behind it.
  unsafe UnsafeRawPointer(LibraryVersion.text.utf8Start).assumingMemoryBound(to: CChar.self)
}
