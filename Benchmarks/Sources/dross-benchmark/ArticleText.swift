import DrossKit

/// Articles made at random from the words of the project's own test texts.
///
/// A word is followed by one that follows it somewhere in those texts, so that words have the lengths
/// and the frequencies of articles; lines that are no sentences stand between the paragraphs now and
/// then, as scrapers leave them.
struct ArticleText {
  private var starts: [String] = []
  private var followers: [String: [String]] = [:]
  private var others: [String] = []

  /// Reads all `.txt` and `.md` files below the folder at `path`.
  init(folder path: String) {
    for item in FileTree(paths: [path]) {
      guard case .file(let file) = item,
        file.path.hasSuffix(".txt") || file.path.hasSuffix(".md"),
        let bytes = try? FileBytes.read(file.path)
      else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) { add(line) }
    }
  }

  /// The words that stand in sentences, sorted.
  var words: [String] { followers.keys.sorted() }

  private mutating func add(_ line: Substring) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 8, let last = words.last, last.hasSuffix(".") else {
      if !words.isEmpty, words.count < 8 { others.append(String(line)) }
      return
    }
    starts.append(words[0])
    for (word, next) in zip(words, words.dropFirst()) { followers[word, default: []].append(next) }
  }

  /// An article of some kilobytes.
  func article(using random: inout Generator) -> String {
    var text = ""
    for _ in 0..<4 + random.below(20) {
      for _ in 0..<1 + random.below(5) { text += sentence(using: &random) + " " }
      text += "\n\n"
      if random.below(6) == 0 { text += random.pick(others) + "\n\n" }
    }
    return text
  }

  private func sentence(using random: inout Generator) -> String {
    var word = random.pick(starts)
    var text = word
    for _ in 0..<40 {
      guard let next = followers[word] else { break }
      word = random.pick(next)
      text += " " + word
      if word.hasSuffix(".") { break }
    }
    return text
  }

  /// Articles of at least `size` bytes in all.
  func articles(size: Int, seed: UInt64) -> [[UInt8]] {
    var random = Generator(seed: seed)
    var articles: [[UInt8]] = []
    var total = 0
    while total < size {
      articles.append(Array(article(using: &random).utf8))
      total += articles[articles.count - 1].count
    }
    return articles
  }
}
