import DrossText
import DrossUnicode
import Testing

@Suite struct EncodingGuessTests {
  private func guess(_ bytes: [UInt8]) -> String? { EncodingGuess(bytes.span)?.encoding }

  /// The text in an encoding of one byte a character, by what Transcoding reads of each byte.
  private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    var bytes: [String: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      let source = [byte]
      let plan = EditPlan(sorted: try Transcoding.edits(of: source.span, from: encoding))
      bytes[String(decoding: plan.apply(to: source), as: UTF8.self)] = byte
    }
    return text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : bytes["\($0)"] ?? 0x3F }
  }

  @Test func guessesWhatIsNotUTF8() throws {
    let russian = "В понедельник старый мост снова открыли для движения после двух лет ремонта."
    let french =
      "La mairie a rouvert le vieux pont lundi, après deux années de travaux très coûteux."
    #expect(guess(try encoded(russian, "windows-1251")) == "windows-1251")
    #expect(guess(try encoded(russian, "KOI8-R")) == "koi8-r")
    #expect(guess(try encoded(french, "windows-1252")) == "windows-1252")
  }

  @Test func utf8IsNoGuess() {
    #expect(guess([]) == nil)
    #expect(guess(Array("Plain words, naïve ones, мост".utf8)) == nil)
    #expect(guess(Array("Le café, très agréable, près de la mairie où ça".utf8) + [0xFF]) == nil)
  }
}
