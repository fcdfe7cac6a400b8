extension Bounds: Packable {
  func write(to writer: inout PackWriter) {
    min.write(to: &writer)
    max.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(min: try Double?(from: &reader), max: try Double?(from: &reader))
  }
}

extension LexiconTest: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(name)
    writer.write(minCount)
    minDensity.write(to: &writer)
    writer.write(minDistinct)
    minCovered.write(to: &writer)
    isCased.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      name: try reader.text(), minCount: try reader.integer(),
      minDensity: try Double(from: &reader), minDistinct: try reader.integer(),
      minCovered: try Double(from: &reader), isCased: try Bool(from: &reader))
  }
}

extension PositionTest.End: PackableChoice {}

extension PositionTest: Packable {
  func write(to writer: inout PackWriter) {
    near.write(to: &writer)
    withinBlocks.write(to: &writer)
    withinLines.write(to: &writer)
    withinShare.write(to: &writer)
    withinBytes.write(to: &writer)
    outsideProse.write(to: &writer)
    blankAbove.write(to: &writer)
    blankBelow.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      near: try reader.values(), withinBlocks: try Int?(from: &reader),
      withinLines: try Int?(from: &reader), withinShare: try Double?(from: &reader),
      withinBytes: try Int?(from: &reader), outsideProse: try Bool(from: &reader),
      blankAbove: try Bool?(from: &reader), blankBelow: try Bool?(from: &reader))
  }
}

extension ModelTest: Packable {
  func write(to writer: inout PackWriter) {
    writer.write(name)
    score.write(to: &writer)
    transition.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      name: try reader.text(), score: try Bounds(from: &reader),
      transition: try Double?(from: &reader))
  }
}

extension RepeatTest.Kind: PackableChoice {}

extension RepeatTest: Packable {
  func write(to writer: inout PackWriter) {
    kind.write(to: &writer)
    nth.write(to: &writer)
    copies.write(to: &writer)
    documents.write(to: &writer)
    share.write(to: &writer)
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init(
      of: try Kind(from: &reader), nth: try Bounds(from: &reader),
      copies: try Bounds(from: &reader), documents: try Bounds(from: &reader),
      share: try Bounds(from: &reader))
  }
}

extension SameAs: PackableChoice {}

extension Subject: PackableChoice {}

extension LanguageTest: Packable {
  func write(to writer: inout PackWriter) {
    switch self {
    case .foreign: [String]?.none.write(to: &writer)
    case .document(let languages): [String]?.some(languages).write(to: &writer)
    }
  }

  init(from reader: inout PackReader) throws(PackError) {
    let languages = try [String]?(from: &reader)
    self = languages.map { .document($0) } ?? .foreign
  }
}

extension ShapeTest: Packable {
  func write(to writer: inout PackWriter) {
    let bounds = [
      words, characters, lines, sentences, gluedEnds, links, uppercaseRatio, titleRatio,
      digitRatio, keyValuePairs, keyValueRatio,
    ]
    let answers = [
      endsSentence, endsWithColon, endsWithQuestion, innerCapital, listItem, keyValue, prose,
      heading,
    ]
    for bounds in bounds { bounds.write(to: &writer) }
    for answer in answers { answer.write(to: &writer) }
  }

  init(from reader: inout PackReader) throws(PackError) {
    self.init()
    words = try Bounds?(from: &reader)
    characters = try Bounds?(from: &reader)
    lines = try Bounds?(from: &reader)
    sentences = try Bounds?(from: &reader)
    gluedEnds = try Bounds?(from: &reader)
    links = try Bounds?(from: &reader)
    uppercaseRatio = try Bounds?(from: &reader)
    titleRatio = try Bounds?(from: &reader)
    digitRatio = try Bounds?(from: &reader)
    keyValuePairs = try Bounds?(from: &reader)
    keyValueRatio = try Bounds?(from: &reader)
    endsSentence = try Bool?(from: &reader)
    endsWithColon = try Bool?(from: &reader)
    endsWithQuestion = try Bool?(from: &reader)
    innerCapital = try Bool?(from: &reader)
    listItem = try Bool?(from: &reader)
    keyValue = try Bool?(from: &reader)
    prose = try Bool?(from: &reader)
    heading = try Bool?(from: &reader)
  }
}
