import DrossReport
import DrossTestSupport
import Testing

/// Test vectors of FIPS 180-2, appendix B, and of NIST's SHAVS for the empty message.
@Test func digestsOfTheStandard() {
  let vectors = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]
  for (text, digest) in vectors {
    #expect(SHA256.hexDigest(of: Array(text.utf8).span) == digest)
  }
}

@Test func piecesHaveTheDigestOfTheWhole() {
  var random = SplitMix64(seed: 2)
  for count in 0..<200 {
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    var hash = SHA256()
    var position = 0
    while position < count {
      let next = min(count, position + Int.random(in: 1...90, using: &random))
      hash.update(bytes[position..<next].span)
      position = next
    }
    #expect(hash.finish() == SHA256.digest(of: bytes.span), "\(count) bytes")
  }
}
