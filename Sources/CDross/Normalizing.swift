public import CDrossHeader
import DrossKit

/// What the handle of a normalizer points at.
private final class NormalizerHandle: Sendable {
  let options: Normalizer.Options
  init(_ options: Normalizer.Options) { self.options = options }
}

/// Makes a normalizer.
///
/// See `dross.h`.
@c @implementation
public func dross_normalizer_create(
  _ options: UnsafePointer<dross_normalizer_options>?,
  _ normalizer: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let normalizer = unsafe normalizer else { throw .badArgument("normalizer is NULL") }
    let options = unsafe try options.map { options throws(Failure) in
      unsafe try NormalizerChoice.options(options.pointee)
    }
    unsafe normalizer.pointee = OpaquePointer(
      Unmanaged.passRetained(NormalizerHandle(options ?? .init())).toOpaque())
  }
}

/// Takes a normalizer back.
///
/// See `dross.h`.
@c @implementation
public func dross_normalizer_free(_ normalizer: OpaquePointer?) {
  guard let normalizer = unsafe normalizer else { return }
  unsafe Unmanaged<NormalizerHandle>.fromOpaque(UnsafeRawPointer(normalizer)).release()
}

/// Repairs the characters of a batch of texts.
///
/// See `dross.h`.
@c @implementation
public func dross_normalize(
  _ normalizer: OpaquePointer?, _ texts: UnsafePointer<dross_texts>?, _ jobs: Int32,
  _ flags: UInt32, _ result: UnsafeMutablePointer<UnsafeMutablePointer<dross_result>?>?,
  _ error: UnsafeMutablePointer<dross_error>?
) -> Int32 {
  unsafe answer(error) { () throws(Failure) in
    guard let result = unsafe result else { throw .badArgument("result is NULL") }
    guard let normalizer = unsafe normalizer else { throw .badArgument("normalizer is NULL") }
    let handle = unsafe Unmanaged<NormalizerHandle>.fromOpaque(UnsafeRawPointer(normalizer))
    var options = unsafe handle.takeUnretainedValue().options
    let wish = try Wish(flags)
    options.isReporting = wish.wantsFindings
    let repair = Normalizer(options: options)
    unsafe result.pointee = try ResultPart.run(texts, jobs: jobs, wish) { repair.normalize($0) }
  }
}

/// The options of a normalizer as C writes them.
private enum NormalizerChoice {
  static func options(
    _ choice: dross_normalizer_options
  ) throws(Failure) -> Normalizer.Options {
    let name = unsafe Options.text(choice.profile) ?? Normalizer.Profile.standard.rawValue
    guard let profile = Normalizer.Profile(rawValue: name) else {
      throw .badArgument("there is no profile '\(name)'")
    }
    var options = Normalizer.Options(profile: profile)
    options.fix = try FixSafety(code: unsafe choice.fix) ?? .safe
    switch unsafe choice.entities {
    case 0: options.entities = .inPlainText
    case 1: options.entities = .always
    case 2: options.entities = .never
    default: throw .badArgument("entities is neither 0, 1 nor 2")
    }
    let select = unsafe Options.names(choice.select)
    let fold = unsafe Options.names(choice.fold)
    let ignore = unsafe Options.names(choice.ignore)
    let encoding = unsafe Options.text(choice.encoding)
    do throws(Normalizer.UnknownName) {
      if let encoding { try options.read(encoding: encoding) }
      try options.choose(select: select, fold: fold, ignore: ignore)
    } catch {
      throw .badRules("there is no \(error.kind.rawValue) '\(error.name)'")
    }
    return options
  }
}
