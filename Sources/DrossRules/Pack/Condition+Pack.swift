extension Condition: Packable {
  private enum Tag: UInt8 {
    case any, all, none, atLeast, phrase, regex, keys, lexicon, shape, position, previous, next
    case rest, model, repeats, sameAs, subject, document, language
  }

  func write(to writer: inout PackWriter) {
    func write(_ tag: Tag, _ values: any Packable...) {
      writer.write(tag.rawValue)
      for value in values { value.write(to: &writer) }
    }
    switch self {
    case .any(let conditions): write(.any, conditions)
    case .all(let conditions): write(.all, conditions)
    case .none(let conditions): write(.none, conditions)
    case .atLeast(let count, let conditions): write(.atLeast, count, conditions)
    case .phrase(let phrases): write(.phrase, phrases)
    case .regex(let pattern): write(.regex, pattern)
    case .keys(let names): write(.keys, names)
    case .lexicon(let test): write(.lexicon, test)
    case .shape(let test): write(.shape, test)
    case .position(let test): write(.position, test)
    case .previous(let condition): write(.previous, condition)
    case .next(let condition): write(.next, condition)
    case .rest(let condition): write(.rest, condition)
    case .model(let test): write(.model, test)
    case .repeats(let test): write(.repeats, test)
    case .sameAs(let what): write(.sameAs, what)
    case .subject(let subject): write(.subject, subject)
    case .document(let condition): write(.document, condition)
    case .language(let test): write(.language, test)
    }
  }

  init(from reader: inout PackReader) throws(PackError) {
    self = try reader.nested(Self.read)
  }

  private static func read(_ reader: inout PackReader) throws(PackError) -> Condition {
    guard let tag = Tag(rawValue: try reader.number()) else { throw reader.malformed }
    return switch tag {
    case .any: .any(try reader.values())
    case .all: .all(try reader.values())
    case .none: .none(try reader.values())
    case .atLeast: .atLeast(try reader.integer(), ofDistinct: try reader.values())
    case .phrase: .phrase(try reader.values())
    case .regex: .regex(try Pattern(from: &reader))
    case .keys: .keys(try reader.values())
    case .lexicon: .lexicon(try LexiconTest(from: &reader))
    case .shape: .shape(try ShapeTest(from: &reader))
    case .position: .position(try PositionTest(from: &reader))
    case .previous: .previous(try Condition(from: &reader))
    case .next: .next(try Condition(from: &reader))
    case .rest: .rest(try Condition(from: &reader))
    case .model: .model(try ModelTest(from: &reader))
    case .repeats: .repeats(try RepeatTest(from: &reader))
    case .sameAs: .sameAs(try SameAs(from: &reader))
    case .subject: .subject(try Subject(from: &reader))
    case .document: .document(try Condition(from: &reader))
    case .language: .language(try LanguageTest(from: &reader))
    }
  }
}

extension Pattern: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(text)
    isCased.write(to: &writer)
    (mark?.line).write(to: &writer)
    (mark?.column).write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(try reader.text(), isCased: try Bool(from: &reader))
    let line = try Int?(from: &reader)
    let column = try Int?(from: &reader)
    if let line, let column { mark = RuleMark(line: line, column: column) }
  }
}
