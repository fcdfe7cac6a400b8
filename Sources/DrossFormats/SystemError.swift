import Glibc

/// What an `errno` means, in the words of dross: lower case, the same in every locale.
enum SystemError {
  /// The meaning of `code`.
  static func text(_ code: Int32) -> String {
    switch code {
    case EACCES: "permission denied"
    case EBADF: "it is closed"
    case EBUSY: "the file is in use by the system"
    case EDQUOT: "disk quota exceeded"
    case EEXIST: "the file exists"
    case EFBIG: "the file is too large"
    case EIO: "input/output error"
    case EILSEQ: "the name is not UTF-8"
    case EISDIR: "is a directory"
    case ELOOP: "too many symbolic links"
    case EMFILE, ENFILE: "too many open files"
    case ENAMETOOLONG: "the name is too long"
    case ENODEV, ENXIO: "no such device"
    case ENOENT: "no such file or directory"
    case ENOMEM: "out of memory"
    case ENOSPC: "no space left on device"
    case ENOTDIR: "not a directory"
    case EPERM: "operation not permitted"
    case EROFS: "the file system is read-only"
    case ESTALE: "the file is gone from the server"
    case ETXTBSY: "the file is a program that is running"
    case EINVAL: "it cannot be read that way"
    case ESRCH: "the process is gone"
    case EXDEV: "the folder lies on another file system"
    default: "system error \(code)"
    }
  }

  /// What to do about `code`, one sentence each.
  static func advice(_ code: Int32, code kind: FormatError.Code, path: String) -> [String] {
    switch code {
    case EACCES, EPERM:
      kind == .cannotWrite
        ? ["the file and its folder must both be writable"]
        : ["check the permissions of the file and of the folders above it"]
    case ENOENT where kind == .cannotWrite: ["the folder must exist"]
    case ENOTDIR where kind == .cannotWrite:
      ["a file stands where a folder is wanted; name another output"]
    // What is not UTF-8 in an argument arrives as U+FFFD.
    case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
      ["the name is not UTF-8; rename it"]
    case ENOENT: ["check the name"]
    case EMFILE, ENFILE: ["raise the limit with 'ulimit -n'"]
    case ENOSPC, EDQUOT: ["make room and run again"]
    default: []
    }
  }
}
