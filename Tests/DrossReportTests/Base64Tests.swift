import DrossReport
import DrossTestSupport
import Testing

/// Test vectors of RFC 4648, section 10.
@Test func base64OfTheStandard() {
  let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]
  for (bytes, text) in vectors {
    #expect(Base64.encode(Array(bytes.utf8)[...]) == Array(text.utf8))
    #expect(Base64.decode(Array(text.utf8)[...]) == Array(bytes.utf8))
  }
}

@Test func base64IsUndone() {
  var random = SplitMix64(seed: 3)
  for count in 0..<100 {
    let bytes = (0..<count + 1).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(Base64.decode(Base64.encode(bytes[1...])[...]) == Array(bytes[1...]))
  }
}

@Test func whatIsNotBase64IsRefused() {
  for text in [
    "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", "Z===", "====", "Z-8=", "=Zg=", "Zg==Zg==",
  ] {
    #expect(Base64.decode(Array(text.utf8)[...]) == nil, "\(text)")
  }
}
