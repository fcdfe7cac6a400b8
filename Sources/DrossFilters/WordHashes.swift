/// The words of a text in one row, and the hashes of all runs of them.
///
/// Hashes are those of Rabin and Karp modulo 2⁶¹ − 1: that of any run comes from two numbers, so ten
/// lengths cost ten passes over the words and not ten over the text.
struct WordHashes {
  private static let modulus: UInt64 = (1 << 61) - 1
  private static let base: UInt64 = 0x1B03_7387_1297_5A5D

  /// The words one behind the other.
  let bytes: [UInt8]
  /// The offset at which each word starts, and the end.
  private let starts: [Int]
  /// The number of code points before each word, and of all.
  private let characters: [Int]
  /// The hash of all bytes before each word, and of all.
  private let hashes: [UInt64]
  private var powers: [UInt64] = [1]

  /// The number of words.
  let count: Int

  /// The words among `tokens`.
  init(_ text: Span<UInt8>, _ tokens: [Token]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var characters: [Int] = []
    var hashes: [UInt64] = []
    bytes.reserveCapacity(text.count)
    starts.reserveCapacity(tokens.count + 1)
    characters.reserveCapacity(tokens.count + 1)
    hashes.reserveCapacity(tokens.count + 1)
    var total = 0
    var hash: UInt64 = 0
    for token in tokens where !token.kind.contains(.isSpace) {
      starts.append(bytes.count)
      characters.append(total)
      hashes.append(hash)
      var offset = Int(token.start)
      while offset < token.end {
        let byte = text[offset]
        bytes.append(byte)
        hash = Self.reduced(Self.product(hash, Self.base) + UInt64(byte) + 1)
        offset += 1
      }
      total += Int(token.characters)
    }
    count = starts.count
    starts.append(bytes.count)
    characters.append(total)
    hashes.append(hash)
    self.bytes = bytes
    self.starts = starts
    self.characters = characters
    self.hashes = hashes
  }

  /// The code points of a run of words, without anything between them.
  func characters(of run: Range<Int>) -> Int {
    characters[run.upperBound] - characters[run.lowerBound]
  }

  /// The code points of the most frequent run of `length` words, times how often it is there.
  ///
  /// Of runs as frequent, the one that comes first counts. Runs overlap here, and a space stands between two
  /// words. `nil` when there are fewer words.
  mutating func topCharacters(_ length: Int, _ table: inout RangeTable) -> Int? {
    guard count >= length else { return nil }
    table.clear(for: count)
    var counts: [Int32] = []
    var firsts: [Int32] = []
    preparePowers(length)
    let span = bytes.span
    for first in 0...(count - length) {
      let run = first..<first + length
      // The number of bytes of each word belongs to the hash, or else "a bc" would be "ab c".
      let (number, isNew) = table.insert(
        starts[first]..<starts[first + length], hash: hash(of: run) ^ borders(of: run), in: span)
      if isNew {
        counts.append(1)
        firsts.append(Int32(first))
      } else {
        counts[number] += 1
      }
    }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    let run = Int(firsts[best])..<Int(firsts[best]) + length
    return (characters(of: run) + length - 1) * Int(counts[best])
  }

  /// The code points in runs of `length` words that were there before; what was counted is passed over.
  mutating func duplicateCharacters(_ length: Int, _ table: inout RangeTable) -> Int {
    guard count >= length else { return 0 }
    table.clear(for: count)
    preparePowers(length)
    let span = bytes.span
    var sum = 0
    var first = 0
    while first <= count - length {
      let run = first..<first + length
      let range = starts[first]..<starts[first + length]
      if table.insert(range, hash: hash(of: run), in: span).isNew {
        first += 1
      } else {
        sum += characters(of: run)
        first += length
      }
    }
    return sum
  }

  /// The numbers of bytes of all words of a run but the last, mixed.
  @inline(__always)
  private func borders(of run: Range<Int>) -> UInt64 {
    var mixed: UInt64 = 0
    for word in run.lowerBound..<run.upperBound - 1 {
      mixed = (mixed &+ UInt64(starts[word + 1] - starts[word])) &* 0x9E37_79B9_7F4A_7C15
    }
    return mixed
  }

  @inline(__always)
  private func hash(of run: Range<Int>) -> UInt64 {
    let count = starts[run.upperBound] - starts[run.lowerBound]
    let before = Self.product(hashes[run.lowerBound], powers[count])
    return Self.reduced(hashes[run.upperBound] + Self.modulus - before)
  }

  /// Makes the powers of the base as far as the longest run of `length` words needs them.
  private mutating func preparePowers(_ length: Int) {
    var longest = 0
    for first in 0...(count - length) {
      longest = max(longest, starts[first + length] - starts[first])
    }
    while powers.count <= longest {
      powers.append(Self.product(powers[powers.count - 1], Self.base))
    }
  }

  @inline(__always)
  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return reduced((low & modulus) + (low >> 61 | high << 3))
  }

  @inline(__always)
  private static func reduced(_ value: UInt64) -> UInt64 {
    let sum = (value & modulus) + (value >> 61)
    return sum >= modulus ? sum - modulus : sum
  }
}
