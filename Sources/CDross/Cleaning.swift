public import CDrossHeader
import DrossKit

/// What the handle of a cleaner points at.
private final class CleanerHandle: Sendable {
  let cleaner: Cleaner
  init(_ cleaner: Cleaner) { self.cleaner = cleaner }

  static func at(_ handle: OpaquePointer?) throws(Failure) -> Cleaner {
    guard let handle = unsafe handle else { throw .badArgument("cleaner is NULL") }
    return unsafe Unmanaged<CleanerHandle>.fromOpaque(UnsafeRawPointer(handle))
      .takeUnretainedValue().cleaner
  }
}

/// Makes a cleaner.
///
/// See `dross.h`.
@c @implementation
public func dross_cleaner_create(
  _ options: UnsafePointer<dross_cleaner_options>?,
  _ cleaner: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let cleaner = unsafe cleaner else { throw .badArgument("cleaner is NULL") }
    var flags = Setup.Flags()
    var source = SetupFinder.Source.none
    if let options = unsafe options?.pointee {
      flags.fix = try FixSafety(code: unsafe options.fix)
      let share = unsafe options.max_removed
      guard share <= 1 else { throw .badArgument("max_removed is no share from 0 to 1") }
      flags.maxRemoved = share < 0 ? nil : share
      flags.select = unsafe Options.names(options.select)
      flags.ignore = unsafe Options.names(options.ignore)
      flags.languages = unsafe Options.names(options.languages)
      for tag in flags.languages {
        guard let advice = RuleCatalog.advice(onLanguage: tag) else { continue }
        throw .badArgument("'\(tag)' is not a language tag; \(advice)")
      }
      flags.rules = unsafe Options.paths(options.rules)
      source = unsafe Options.text(options.configuration).map { .file($0) } ?? .none
    }
    let found = SetupFinder(source, flags: flags).find(for: "-")
    if let failure = Failure.first(of: found.diagnostics) { throw failure }
    guard let setup = found.setup else { throw .badRules("the configuration cannot be used") }
    if let failure = Failure.first(of: setup.cleaner.diagnostics) { throw failure }
    unsafe cleaner.pointee = OpaquePointer(
      Unmanaged.passRetained(CleanerHandle(setup.cleaner)).toOpaque())
  }
}

/// Takes a cleaner back.
///
/// See `dross.h`.
@c @implementation
public func dross_cleaner_free(_ cleaner: OpaquePointer?) {
  guard let cleaner = unsafe cleaner else { return }
  unsafe Unmanaged<CleanerHandle>.fromOpaque(UnsafeRawPointer(cleaner)).release()
}

/// Cleans a batch of texts.
///
/// See `dross.h`.
@c @implementation
public func dross_clean(
  _ cleaner: OpaquePointer?, _ texts: UnsafePointer<dross_texts>?, _ jobs: Int32,
  _ flags: UInt32, _ result: UnsafeMutablePointer<UnsafeMutablePointer<dross_result>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let result = unsafe result else { throw .badArgument("result is NULL") }
    let cleaner = unsafe try CleanerHandle.at(cleaner)
    let wish = try Wish(flags)
    unsafe result.pointee = try ResultPart.run(texts, jobs: jobs, wish) { bytes in
      cleaner.clean(bytes, readsComments: wish.readsComments, isMarkdown: wish.isMarkdown)
    }
  }
}

/// Says what is found in a batch of texts.
///
/// See `dross.h`.
@c @implementation
public func dross_check(
  _ cleaner: OpaquePointer?, _ texts: UnsafePointer<dross_texts>?, _ jobs: Int32,
  _ flags: UInt32, _ result: UnsafeMutablePointer<UnsafeMutablePointer<dross_result>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  let unwanted = UInt32(DROSS_WANT_TEXTS | DROSS_WANT_EDITS)
  return unsafe dross_clean(
    cleaner, texts, jobs, flags & ~unwanted | UInt32(DROSS_WANT_FINDINGS), result, error)
}

/// Takes a result back.
///
/// See `dross.h`.
@c @implementation
public func dross_result_free(_ result: UnsafeMutablePointer<dross_result>?) {
  guard let result = unsafe result else { return }
  unsafe Columns.takeBack(result.pointee.owner)
  unsafe result.deallocate()
}

extension FixSafety {
  /// What a number of the header stands for; `nil` for the default.
  init?(code: Int32) throws(Failure) {
    switch Int(code) {
    case -1: return nil
    case DROSS_FIX_NONE: self = .none
    case DROSS_FIX_UNSAFE: self = .unsafe
    case DROSS_FIX_SAFE: self = .safe
    default: throw .badArgument("there is no such fix")
    }
  }
}
