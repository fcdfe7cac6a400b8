extension Rule {
  /// A condition that keeps whole families of rules from removing the line for which it holds.
  package struct Bar: Sendable {
    /// The name of the condition.
    package var name: String
    /// What must not hold.
    package var condition: Condition

    /// A condition under its name.
    package init(name: String, condition: Condition) {
      self.name = name
      self.condition = condition
    }
  }

  /// Whether conditions that bar a family count for this rule: it removes lines one by one.
  package var canBeBarred: Bool { scope == .line && action.kind == .remove }
}
