import CYAML
import DrossRules

/// The events of libyaml over bytes that it holds; the only place where libyaml is called.
@safe
struct YAMLEventStream: ~Copyable {
  // libyaml keeps pointers into the parser and the input, so neither may move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// The number of bytes of a byte order mark in front of the input.
  private let skipped: Int

  /// A stream over UTF-8 bytes.
  init(_ bytes: [UInt8]) throws(YAMLFailure) {
    skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    unsafe input = .allocate(capacity: bytes.count - skipped)
    _ = unsafe input.initialize(fromContentsOf: bytes[skipped...])
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      throw YAMLFailure(message: "not enough memory to read the file")
    }
    // The encoding is told, not guessed: a byte order mark of UTF-16 is then ill-formed UTF-8.
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // An empty buffer has no address of its own, but libyaml wants one.
    unsafe yaml_parser_set_input_string(
      parser, UnsafePointer(input.baseAddress ?? UnsafeMutablePointer(bitPattern: 1)), input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event.
  ///
  /// - Precondition: the last event was not `streamEnd`.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    let mark = unsafe RuleMark(event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT:
      return YAMLEvent(kind: .streamEnd, mark: mark)
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .documentStart, mark: mark)
    case YAML_DOCUMENT_END_EVENT:
      return YAMLEvent(kind: .documentEnd, mark: mark)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias, mark: mark)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return unsafe YAMLEvent(
        kind: .scalar(text, YAMLNode.Style(scalar.style)), mark: mark,
        hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart, mark: mark, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_SEQUENCE_END_EVENT:
      return YAMLEvent(kind: .sequenceEnd, mark: mark)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart, mark: mark, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .mappingEnd, mark: mark)
    default:
      return YAMLEvent(kind: .streamStart, mark: mark)
    }
  }

  /// What libyaml says went wrong.
  private func failure() -> YAMLFailure {
    let state = unsafe parser.pointee
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? "unknown error"
    let context = unsafe state.context.map { unsafe String(cString: $0) } ?? ""
    var notes: [String] = []
    if let hint = YAMLFailure.hint(problem: problem, context: context) { notes.append(hint) }
    switch unsafe state.error {
    case YAML_READER_ERROR:
      return unsafe YAMLFailure(
        message: problem, byte: state.problem_offset + skipped, notes: notes)
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let place = unsafe RuleMark(state.context_mark)
      if !context.isEmpty {
        notes.append("\(context) that starts at line \(place.line), column \(place.column)")
      }
      return unsafe YAMLFailure(
        message: problem, mark: RuleMark(state.problem_mark), notes: notes)
    default:
      return YAMLFailure(message: "not enough memory to read the file")
    }
  }
}

extension RuleMark {
  /// libyaml counts lines and columns, in code points, from 0.
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}

extension YAMLNode.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
