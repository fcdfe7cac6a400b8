import CDrossTables

/// The uses of literals in reach of a loop.
///
/// What the next literal of a text means to the rules is in none of the inner caches, and to find out takes three
/// looks, each of which waits for the one before. So the loop asks for the memory of places that come later.
@safe struct UseReader {
  /// How many places ahead each look is prepared.
  private static let steps = (starts: 12, uses: 8, kinds: 4)

  private let starts: UnsafePointer<Int32>
  private let uses: UnsafePointer<RuleSet.Use>
  private let kinds: UnsafePointer<RuleSet.UseKind>

  /// Calls `body` with the uses of all literals, and what these have in common; not at all when there are none.
  @inline(__always)
  static func read(
    _ rows: Rows<RuleSet.Use>, _ kinds: [RuleSet.UseKind], _ body: (UseReader) -> Void
  ) {
    unsafe rows.starts.withUnsafeBufferPointer { starts in
      unsafe rows.values.withUnsafeBufferPointer { uses in
        unsafe kinds.withUnsafeBufferPointer { kinds in
          guard let starts = starts.baseAddress, let uses = uses.baseAddress,
            let kinds = kinds.baseAddress
          else { return }
          unsafe body(UseReader(starts: starts, uses: uses, kinds: kinds))
        }
      }
    }
  }

  @inline(__always)
  private init(
    starts: UnsafePointer<Int32>, uses: UnsafePointer<RuleSet.Use>,
    kinds: UnsafePointer<RuleSet.UseKind>
  ) {
    unsafe self.starts = unsafe starts
    unsafe self.uses = unsafe uses
    unsafe self.kinds = unsafe kinds
  }

  /// Asks for the memory that places behind `index` will need.
  @inline(__always)
  func fetch(ahead index: Int, of places: Span<LiteralFinder.Place>) {
    if index &+ Self.steps.starts < places.count {
      let literal = places[index &+ Self.steps.starts].literal
      unsafe dross_fetch_ahead(starts + Int(literal))
    }
    if index &+ Self.steps.uses < places.count {
      let uses = range(of: places[index &+ Self.steps.uses].literal)
      unsafe dross_fetch_ahead(self.uses + uses.lowerBound)
    }
    if index &+ Self.steps.kinds < places.count {
      let uses = range(of: places[index &+ Self.steps.kinds].literal)
      // Of a rule that was left out the literals may still be looked for.
      if !uses.isEmpty { unsafe dross_fetch_ahead(kinds + Int(self[uses.lowerBound].kind)) }
    }
  }

  /// The numbers of the uses of a literal.
  @inline(__always)
  func range(of literal: LiteralFinder.LiteralID) -> Range<Int> {
    unsafe Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1])
  }

  /// A use.
  @inline(__always)
  subscript(number: Int) -> RuleSet.Use { unsafe uses[number] }

  /// What a use has in common with others.
  @inline(__always)
  func kind(of use: RuleSet.Use) -> RuleSet.UseKind { unsafe kinds[Int(use.kind)] }
}
