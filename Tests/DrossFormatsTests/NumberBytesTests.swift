import DrossFormats
import DrossTestSupport
import Testing

/// Numbers as bytes.
@Suite struct NumberBytesTests {
  @Test func readsWhatWasWritten() {
    var random = SplitMix64(seed: 1)
    let numbers = (0..<2000).map { _ in random.next() >> UInt64(random.below(64)) }
    var writer = NumberWriter()
    for number in numbers {
      writer.short(number)
      writer.wide(number)
      writer.half(UInt32(truncatingIfNeeded: number))
      writer.counted(Array(repeating: 7, count: Int(number % 5)))
    }
    var reader = NumberReader(writer.bytes)
    for number in numbers {
      #expect(reader.short() == number)
      #expect(reader.wide() == number)
      #expect(reader.half() == UInt32(truncatingIfNeeded: number))
      #expect(reader.counted().count == Int(number % 5))
    }
    #expect(reader.isAtEnd)
  }

  @Test func saysWhatIsMissing() {
    for bytes: [UInt8] in [[], [0x80], Array(repeating: 0xFF, count: 12)] {
      var reader = NumberReader(bytes)
      _ = reader.short()
      #expect(reader.isBroken && !reader.isAtEnd)
    }
    var reader = NumberReader([1, 2, 3])
    #expect(reader.half() == 0 && reader.isBroken)
    reader = NumberReader([9, 1, 2])
    #expect(reader.counted().isEmpty && reader.isBroken)
    reader = NumberReader([0xFF, 0x01])
    #expect(reader.count(upTo: 100) == 0 && reader.isBroken)
  }
}
