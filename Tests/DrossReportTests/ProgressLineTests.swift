import DrossReport
import Testing

private func line(
  documents: Int = 1234, bytes: Int, of total: Int? = nil, seconds: Double = 2, width: Int = 80
) -> String {
  var line = ProgressLine()
  line.documents = documents
  line.bytes = bytes
  line.totalBytes = total
  line.seconds = seconds
  return line.text(width: width)
}

@Test func progressHasABarOnceTheTotalIsKnown() {
  #expect(line(bytes: 3_000_000) == "1,234 texts  1.5 MB/s")
  #expect(
    line(bytes: 3_000_000, of: 12_000_000)
      == "[#######.......................]  25 %  1,234 texts  1.5 MB/s  0:06 left")
  #expect(
    line(bytes: 100_000_000, of: 100_000_000)
      == "[##############################] 100 %  1,234 texts  50 MB/s  0:00 left")
  #expect(line(documents: 1, bytes: 0, of: 10, seconds: 0).hasSuffix("   0 %  1 text  0.0 MB/s"))
}

@Test func progressPastTheTotalHasNoBar() {
  #expect(line(bytes: 11, of: 10) == "1,234 texts  0.0 MB/s")
  #expect(line(bytes: 0, of: 0) == "1,234 texts  0.0 MB/s")
}

@Test func progressFitsTheWidth() {
  for width in 1...90 {
    let text = line(documents: 1_000_000, bytes: 1_000_000, of: 9_000_000_000, width: width)
    #expect(text.utf8.count <= max(width, 6), "\(text)")
    #expect(text.contains("0 %"))
  }
  #expect(line(bytes: 1, of: 8_000_000, seconds: 1).hasSuffix("99:59:59 left"))
  #expect(line(bytes: 1000, of: 4_000_000, seconds: 1).hasSuffix("1:06:39 left"))
}
