import Glibc

/// The machine at hand.
enum Machine {
  /// The number of cores that are running.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
