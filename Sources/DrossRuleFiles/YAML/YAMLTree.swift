import DrossRules
import DrossText

/// One YAML document as a tree, read strictly.
///
/// Anchors, aliases, tags, duplicate keys, keys that are not text and second documents are errors.
/// Each is reported and left out, and reading goes on; only an error of YAML's own syntax ends it.
struct YAMLTree {
  /// Lists and mappings inside one another, at most.
  static let depthLimit = 64

  /// The value of the document; `nil` when the file could not be read to its end or is empty.
  private(set) var root: YAMLNode?
  /// What was wrong, in the order in which it was met.
  private(set) var diagnostics: [Diagnostic] = []

  private let path: String

  /// Reads `bytes`; `path` is what messages call the file.
  ///
  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    do throws(YAMLFailure) {
      var events = try YAMLEventStream(bytes)
      root = try document(&events)
    } catch {
      var place = Diagnostic.Place(path: path, line: error.mark?.line, column: error.mark?.column)
      if let byte = error.byte { place = Diagnostic.Place(path: path, byte: byte, in: bytes) }
      diagnostics.append(Diagnostic(.error, at: place, error.message, notes: error.notes))
    }
  }

  private mutating func document(_ events: inout YAMLEventStream) throws(YAMLFailure) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd:
        if documents == 0 {
          report("the file is empty", at: RuleMark(line: 1, column: 1))
        }
        return root
      case .documentStart:
        documents += 1
        if documents == 2 {
          report(
            "a second document starts here", at: event.mark,
            notes: ["keep one document in one file, without a second '---'"])
          return nil
        }
        root = try node(try events.next(), &events, depth: 0)
      default:
        break
      }
    }
  }

  /// The value that starts with `event`.
  private mutating func node(
    _ event: YAMLEvent, _ events: inout YAMLEventStream, depth: Int
  ) throws(YAMLFailure) -> YAMLNode {
    if event.hasAnchor {
      report(
        "anchors are not allowed", at: event.mark, notes: ["quote a text that starts with '&'"])
    }
    if event.hasTag {
      report("tags are not allowed", at: event.mark, notes: ["quote a text that starts with '!'"])
    }
    guard depth < Self.depthLimit else {
      throw YAMLFailure(
        message: "more than \(Self.depthLimit) lists and mappings inside one another",
        mark: event.mark)
    }
    switch event.kind {
    case .scalar(let text, let style):
      return YAMLNode(content: .scalar(text, style), mark: event.mark)
    case .sequenceStart:
      return YAMLNode(
        content: .sequence(try sequence(&events, depth: depth + 1)), mark: event.mark)
    case .mappingStart:
      return YAMLNode(content: .mapping(try mapping(&events, depth: depth + 1)), mark: event.mark)
    default:
      report(
        "aliases are not allowed", at: event.mark, notes: ["quote a text that starts with '*'"])
      return YAMLNode(content: .refused, mark: event.mark)
    }
  }

  private mutating func sequence(
    _ events: inout YAMLEventStream, depth: Int
  ) throws(YAMLFailure) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { return items }
      items.append(try node(event, &events, depth: depth))
    }
  }

  private mutating func mapping(
    _ events: inout YAMLEventStream, depth: Int
  ) throws(YAMLFailure) -> [YAMLNode.Pair] {
    var pairs: [YAMLNode.Pair] = []
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { return pairs }
      let key = try node(event, &events, depth: depth)
      let value = try node(try events.next(), &events, depth: depth)
      guard case .scalar(let name, let style) = key.content, !(name.isEmpty && style == .plain)
      else {
        if !key.isRefused { report("a key must be text, not \(key.kind)", at: key.mark) }
        continue
      }
      if let first = pairs.first(where: { $0.key.utf8.elementsEqual(name.utf8) }) {
        report(
          "duplicate key '\(name)'", at: key.mark,
          notes: ["it stands first at line \(first.mark.line), column \(first.mark.column)"])
        continue
      }
      pairs.append(YAMLNode.Pair(key: name, mark: key.mark, value: value))
    }
  }

  private mutating func report(_ message: String, at mark: RuleMark, notes: [String] = []) {
    let place = Diagnostic.Place(path: path, line: mark.line, column: mark.column)
    diagnostics.append(Diagnostic(.error, at: place, message, notes: notes))
  }
}
