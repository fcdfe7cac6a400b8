import Testing

@testable import DrossUnicode

@Suite struct TextPositionsTests {
  @Test func countsInAllUnitsBothWays() {
    var texts = RandomText(seed: 11)
    for most in [0, 3, 10, 400, 3000] {
      for _ in 0..<(most > 100 ? 4 : 200) {
        let bytes = texts.next(most: most)
        let positions = TextPositions(bytes)
        var place = (byte: 0, scalars: 0, units: 0, line: 1, column: 1)
        var starts = [place]
        while place.byte < bytes.count {
          let scalar = ScalarReader.read(bytes.span, at: place.byte)
          place.byte += scalar.byteCount
          place.scalars += 1
          place.units += scalar.value > 0xFFFF ? 2 : 1
          place.column += 1
          if scalar.value == 0x0A { (place.line, place.column) = (place.line + 1, 1) }
          starts.append(place)
        }
        #expect(
          (positions.byteCount, positions.scalarCount, positions.utf16Count)
            == (bytes.count, place.scalars, place.units))
        for (index, start) in starts.enumerated() where most < 100 || index % 97 == 0 {
          #expect(positions.scalars(beforeByte: start.byte) == start.scalars)
          #expect(positions.utf16(beforeByte: start.byte) == start.units)
          let place = TextPositions.LineColumn(line: start.line, column: start.column)
          #expect(positions.lineColumn(ofByte: start.byte) == place)
          #expect(positions.byte(ofScalar: start.scalars) == start.byte)
          #expect(positions.byte(ofUTF16: start.units) == start.byte)
          #expect(positions.byte(of: place) == start.byte)
        }
      }
    }
  }

  @Test func placesInsideAndOutsideMeanTheNearestStart() {
    let positions = TextPositions(Array("é😀\nab".utf8))
    #expect(positions.scalars(beforeByte: 1) == 0)
    #expect(positions.utf16(beforeByte: 5) == 1)
    #expect(positions.byte(ofUTF16: 2) == 2)
    #expect(positions.byte(ofScalar: 99) == 9)
    #expect(positions.byte(of: .init(line: 1, column: 99)) == 6)
    #expect(positions.byte(of: .init(line: 9, column: 1)) == 9)
  }
}
