extension SARIFReporter {
  /// Appends what comes behind the results.
  ///
  /// - Parameter rules: the rules that found something.
  /// - Parameter omitted: the results that are left out because there are too many.
  /// - Parameter isComplete: whether everything could be done.
  public func writeTail(
    version: String, rules: [ReportedRule], omitted: Int, isComplete: Bool,
    to output: inout [UInt8]
  ) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("driver")
    writer.beginObject()
    writer.key("name")
    writer.string("dross")
    writer.key("version")
    writer.string(version)
    writer.key("rules")
    writer.beginArray()
    for rule in rules { Self.write(rule, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
    output.write("\n],\"tool\":")
    output.append(contentsOf: writer.bytes)
    output.write(",\"invocations\":[")
    writer = JSONWriter()
    Self.writeInvocation(omitted: omitted, isComplete: isComplete, to: &writer)
    output.append(contentsOf: writer.bytes)
    output.write("]}]}\n")
  }

  private static func writeInvocation(
    omitted: Int, isComplete: Bool, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("executionSuccessful")
    writer.bool(isComplete)
    if omitted > 0 {
      writer.key("toolExecutionNotifications")
      writer.beginArray()
      writer.beginObject()
      writer.key("level")
      writer.string("warning")
      writer.key("message")
      let noun = omitted == 1 ? "result is" : "results are"
      write(message: "\(omitted) more \(noun) left out", to: &writer)
      writer.endObject()
      writer.endArray()
    }
    writer.endObject()
  }

  private static func write(_ rule: ReportedRule, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.string(rule.id)
    for (key, text) in [("shortDescription", rule.title), ("fullDescription", rule.why)] {
      writer.key(key)
      writer.beginObject()
      writer.key("text")
      writer.string(text)
      writer.endObject()
    }
    writer.key("help")
    writer.beginObject()
    writer.key("text")
    writer.string("\(rule.why)\n\nMore: \(rule.more)")
    writer.endObject()
    writer.key("defaultConfiguration")
    writer.beginObject()
    writer.key("level")
    writer.string(level(isFlag: rule.isFlag))
    writer.endObject()
    writer.key("properties")
    writer.beginObject()
    writer.key("tags")
    writer.beginArray()
    writer.string(rule.kind)
    writer.endArray()
    if let confidence = rule.confidence {
      writer.key("precision")
      writer.string(precision(confidence))
    }
    writer.endObject()
    writer.endObject()
  }

  /// The words that GitHub sorts results by.
  private static func precision(_ confidence: Double) -> String {
    switch confidence {
    case 0.95...: "very-high"
    case 0.85...: "high"
    case 0.6...: "medium"
    default: "low"
    }
  }
}
