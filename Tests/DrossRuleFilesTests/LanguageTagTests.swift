import DrossRuleFiles
import Testing

@Suite struct LanguageTagTests {
  @Test func saysWhatToWriteInstead() {
    for tag in ["en", "EN", "zh-Hant", "de-CH-1996", "sgn"] {
      #expect(LanguageTag.advice(on: tag) == nil, "\(tag)")
    }
    #expect(LanguageTag.advice(on: "en_US") == "write en-US")
    #expect(LanguageTag.advice(on: "zh_Hant_TW") == "write zh-Hant-TW")
    for text in ["", "english", "en de", "e", "en-", "_en", "日本", "en_US.UTF-8"] {
      #expect(
        LanguageTag.advice(on: text) == "use BCP 47 tags such as en or zh-Hant", "\(text)")
    }
  }
}
