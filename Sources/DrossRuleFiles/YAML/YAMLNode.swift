import DrossRules

/// A value in a YAML file, with the place where it starts.
///
/// Scalars are kept as they are written: what a plain `no` or `1.10` means is for the reader of
/// a field to say, who knows what the field wants.
struct YAMLNode: Sendable {
  /// How a scalar is written.
  enum Style: Hashable, Sendable {
    /// Without quotes.
    case plain
    /// Between single or double quotes.
    case quoted
    /// On lines of its own after `|` or `>`.
    case block
  }

  /// A key and its value.
  struct Pair: Sendable {
    var key: String
    var mark: RuleMark
    var value: YAMLNode
  }

  /// What the value is.
  enum Content: Sendable {
    case scalar(String, Style)
    case sequence([YAMLNode])
    /// Pairs in the order of the file, each key once.
    case mapping([Pair])
    /// Something that was refused and reported; whoever meets it says nothing more.
    case refused
  }

  var content: Content
  var mark: RuleMark

  /// What kind of value it is, as messages name it.
  var kind: String {
    switch content {
    case .scalar("", .plain): "nothing"
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .refused: "refused"
    }
  }

  var isRefused: Bool {
    if case .refused = content { return true }
    return false
  }

  /// The same, with everything in it at one place: that of the word by which another file is called.
  func placed(at mark: RuleMark) -> YAMLNode {
    let content: Content =
      switch content {
      case .scalar, .refused: content
      case .sequence(let items): .sequence(items.map { $0.placed(at: mark) })
      case .mapping(let pairs): .mapping(pairs.map { $0.placed(at: mark) })
      }
    return YAMLNode(content: content, mark: mark)
  }
}

extension YAMLNode.Pair {
  /// The same, with everything in it at one place.
  func placed(at mark: RuleMark) -> YAMLNode.Pair {
    YAMLNode.Pair(key: key, mark: mark, value: value.placed(at: mark))
  }
}
