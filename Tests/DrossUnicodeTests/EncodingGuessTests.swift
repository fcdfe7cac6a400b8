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

  /// What a repair takes away does not count: otherwise a second run would guess at what the first one left.
  @Test func onlyLettersThatStayAreUTF8() throws {
    let text = try encoded(
      "Le vieux pont a été rouvert après deux années très chères.", "windows-1252")
    let invisible = Array(String(repeating: "\u{200B}", count: 20).utf8)
    let mojibake = Array(String(repeating: "\u{C3}\u{A9}", count: 20).utf8)
    #expect(guess(text) != nil)
    #expect(guess(text + invisible) != nil)
    #expect(guess(text + mojibake) != nil)
    #expect(guess(text + Array("Šáňů мост Ærø łódź".utf8)) == nil)
  }
}
