import DrossDedup
import DrossFormats
import DrossReport
import DrossText

/// The bytes of what was found.
struct LocatedPassages: Sendable {
  /// Those of both sides of each passage.
  var ranges: SideRanges
  /// Those of the examples of each repeated passage.
  var exampleRanges: [[TextRange]] = []
  /// The text of the first example of each repeated passage.
  var repeatedTexts: [[UInt8]] = []
}

/// Looks up the bytes of what was found; each document that holds some of it is taken apart once more.
struct PassagePlaces {
  /// Passages that are taken at a time.
  private static let partSize = 1 << 14

  private let texts: SpooledTexts
  private let order: [UInt32]
  private let limit: Int

  /// - Parameter order: the places that the documents were added at, by their number in the report.
  /// - Parameter limit: how many bytes of places stay in memory, and how many of the bytes of them.
  init(_ texts: SpooledTexts, _ order: [UInt32], limit: Int) {
    self.texts = texts
    self.order = order
    self.limit = limit
  }

  /// The bytes of all passages and of the examples of repeated ones.
  ///
  /// - Throws: `cannotRead` and `cannotWrite`, of temporary files; `changedFile`.
  func located(
    _ findings: FindingStore, _ repeated: [DuplicateReport.Repeated], jobs: Int
  ) async throws(FormatError) -> LocatedPassages {
    let sides = try sides(of: findings, repeated)
    var located = LocatedPassages(
      ranges: SideRanges(count: 2 * findings.passageCount, SpooledWords(limit: limit)))
    var examples = [TextRange](
      repeating: TextRange(0, 0), count: sides.count - located.ranges.count)
    var shares = (0..<sides.shareCount).makeIterator()
    try await OrderedWork.run(jobs: jobs) {
      shares.next()
    } work: { (share: Int) -> Result<[UInt32], FormatError> in
      Result { () throws(FormatError) in try ranges(of: share, in: sides) }
    } consume: { (found: Result<[UInt32], FormatError>) throws(FormatError) in
      var numbers = try found.get()
      for start in stride(from: numbers.count - 3, through: 0, by: -3)
      where Int(numbers[start]) >= located.ranges.count {
        examples[Int(numbers[start]) - located.ranges.count] = TextRange(
          Int(numbers[start + 1]), Int(numbers[start + 2]))
        numbers.removeSubrange(start..<start + 3)
      }
      do throws(WordStoreError) { try located.ranges.append(numbers) } catch {
        throw FormatError(error)
      }
    }
    do throws(WordStoreError) { try located.ranges.finish() } catch { throw FormatError(error) }
    var next = 0
    for passage in repeated {
      let found = Array(examples[next..<next + passage.examples.count])
      next += found.count
      located.exampleRanges.append(found)
      let text = try texts.text(Int(order[passage.examples[0].document]))
      located.repeatedTexts.append(Array(text[found[0].range]))
    }
    return located
  }

  /// All places: both sides of each passage, then the examples.
  private func sides(
    of findings: FindingStore, _ repeated: [DuplicateReport.Repeated]
  ) throws(FormatError) -> PassageSides {
    var sides = PassageSides(documents: order.count, SpooledWords(limit: limit))
    do throws(WordStoreError) {
      for start in stride(from: 0, to: findings.passageCount, by: Self.partSize) {
        let end = min(start + Self.partSize, findings.passageCount)
        try sides.append(findings.passages(start..<end))
      }
      for passage in repeated {
        for example in passage.examples { try sides.append(example) }
      }
      try sides.finish()
    } catch { throw FormatError(error) }
    return sides
  }

  /// Slot, start and end of each place in the documents of one share.
  private func ranges(
    of share: Int, in sides: PassageSides
  ) throws(FormatError) -> [UInt32] {
    let places: [PassageSides.Side]
    do throws(WordStoreError) { places = try sides.sides(of: share) } catch {
      throw FormatError(error)
    }
    var found: [UInt32] = []
    found.reserveCapacity(places.count * 3)
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end].document == places[start].document { end += 1 }
      let elements = places[start..<end].map(\.elements)
      let ranges = try texts.sourceRanges(elements, of: Int(order[Int(places[start].document)]))
      for (place, range) in zip(places[start..<end], ranges) {
        // No text is larger than 2 GiB.
        found += [place.slot, UInt32(range.start), UInt32(range.end)]
      }
      start = end
    }
    return found
  }
}
