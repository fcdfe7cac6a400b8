extension FlatConditions: Packable {
  func write(to writer: inout PackWriter) {
    nodes.write(to: &writer)
    shapes.map(\.test).write(to: &writer)
    positions.write(to: &writer)
    lexicons.write(to: &writer)
    repeats.write(to: &writer)
    models.write(to: &writer)
    languages.write(to: &writer)
    weights.write(to: &writer)
    for part in [gates, each, body, documentConditions, bars] { writer.write(part) }
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      nodes: try reader.values(), shapes: try reader.values(), positions: try reader.values(),
      lexicons: try reader.values(), repeats: try reader.values(), models: try reader.values(),
      languages: try reader.values(), weights: try reader.values(), gates: try reader.range(),
      each: try reader.range(), body: try reader.range(),
      documentConditions: try reader.range(), bars: try reader.range())
    guard fitsTogether else { throw reader.malformed }
  }

  /// Whether every number stands for something in the row or beside it, and each part behind its whole, so
  /// that looking at parts ends.
  private var fitsTogether: Bool {
    let all = 0..<Number(nodes.count)
    func holds(_ parts: Range<Number>, behind number: Int) -> Bool {
      parts.lowerBound > number && parts.upperBound <= all.upperBound
    }
    func holds<Test>(_ tests: [Test], _ test: Int32) -> Bool { tests.indices.contains(Int(test)) }
    let fits = nodes.indices.allSatisfy { number in
      switch nodes[number] {
      case .any(let parts), .all(let parts), .none(let parts), .atLeast(_, let parts):
        parts.isEmpty || holds(parts, behind: number)
      case .neighbour(_, let part), .rest(_, let part), .document(_, let part):
        part > number && all.contains(part)
      case .shape(let test): holds(shapes, test)
      case .position(let test): holds(positions, test)
      case .lexicon(_, let test): holds(lexicons, test)
      case .repeats(let test): holds(repeats, test)
      case .model(_, let test): holds(models, test)
      case .language(let test): holds(languages, test)
      case .hits, .regex, .sameAs, .subject: true
      }
    }
    let ends = [gates, each, body, documentConditions, bars].map(\.upperBound)
    return fits && ends.allSatisfy { $0 <= all.upperBound } && !body.isEmpty
      && (weights.isEmpty || weights.count == body.count)
  }
}

extension FlatNode: Packable {
  private enum Tag: UInt8 {
    case any, all, none, atLeast, hits, regex, lexicon, shape, position, neighbour, rest
    case repeats, model, sameAs, subject, document, language
  }

  func write(to writer: inout PackWriter) {
    func write(_ tag: Tag, _ numbers: Int32...) {
      writer.write(tag.rawValue)
      for number in numbers { writer.write(number) }
    }
    switch self {
    case .any(let parts): write(.any, parts.lowerBound, parts.upperBound)
    case .all(let parts): write(.all, parts.lowerBound, parts.upperBound)
    case .none(let parts): write(.none, parts.lowerBound, parts.upperBound)
    case .atLeast(let count, let parts):
      write(.atLeast, count, parts.lowerBound, parts.upperBound)
    case .hits(let feature): write(.hits, feature)
    case .regex(let number): write(.regex, number)
    case .lexicon(let number, let test): write(.lexicon, number, test)
    case .shape(let test): write(.shape, test)
    case .position(let test): write(.position, test)
    case .neighbour(let isNext, let part): write(.neighbour, isNext ? 1 : 0, part)
    case .rest(let number, let part): write(.rest, number, part)
    case .repeats(let test): write(.repeats, test)
    case .model(let number, let test): write(.model, number, test)
    case .sameAs(let what):
      write(.sameAs)
      what.write(to: &writer)
    case .subject(let subject):
      write(.subject)
      subject.write(to: &writer)
    case .document(let number, let part): write(.document, number, part)
    case .language(let test): write(.language, test)
    }
  }

  init(from reader: inout PackReader) throws(PackError) {
    guard let tag = Tag(rawValue: try reader.number()) else { throw reader.malformed }
    self =
      switch tag {
      case .any: .any(try reader.range())
      case .all: .all(try reader.range())
      case .none: .none(try reader.range())
      case .atLeast: .atLeast(try reader.number(), try reader.range())
      case .hits: .hits(try reader.number())
      case .regex: .regex(try reader.number())
      case .lexicon: .lexicon(try reader.number(), test: try reader.number())
      case .shape: .shape(try reader.number())
      case .position: .position(try reader.number())
      case .neighbour: .neighbour(isNext: try reader.number(Int32.self) == 1, try reader.number())
      case .rest: .rest(try reader.number(), try reader.number())
      case .repeats: .repeats(try reader.number())
      case .model: .model(try reader.number(), test: try reader.number())
      case .sameAs: .sameAs(try SameAs(from: &reader))
      case .subject: .subject(try Subject(from: &reader))
      case .document: .document(try reader.number(), try reader.number())
      case .language: .language(try reader.number())
      }
  }
}

extension PackWriter {
  fileprivate mutating func write(_ range: Range<Int32>) {
    write(range.lowerBound)
    write(range.upperBound)
  }
}

extension PackReader {
  /// Reads a range of numbers that are not negative.
  fileprivate mutating func range() throws(PackError) -> Range<Int32> {
    let lower = try number(Int32.self)
    let upper = try number(Int32.self)
    guard lower >= 0, lower <= upper else { throw malformed }
    return lower..<upper
  }
}
