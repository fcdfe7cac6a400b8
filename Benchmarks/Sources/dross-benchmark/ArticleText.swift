import DrossKit

/// Articles made at random from the project's labelled ones, each in one language.
///
/// A word is followed by one that follows it somewhere in that language, so that words have the lengths and
/// the frequencies of articles; a line that is none of the article's stands at its end now and then, as
/// extractors leave them.
struct ArticleText {
  /// What is known of one language.
  fileprivate struct Language {
    var starts: [String] = []
    var followers: [String: [String]] = [:]
    var dross: [String] = []
  }

  private var languages: [Language] = []

  /// Reads the articles of `path`: `= ` before a line of the article, `- ` before any other, the language
  /// in the name before the first `-`.
  init(folder path: String) {
    var known: [String: Language] = [:]
    for item in FileTree(paths: [path]) {
      guard case .file(let file) = item, let bytes = read(file.path) else { continue }
      let name = file.path.split(separator: "/").last ?? ""
      guard let code = name.split(separator: "-").first, code.count == 2 else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        known[String(code), default: Language()].add(
          line.dropFirst(2), isText: line.hasPrefix("= "))
      }
    }
    languages = known.sorted { $0.key < $1.key }.map(\.value).filter { !$0.starts.isEmpty }
  }

  /// The words that stand in sentences, sorted.
  var words: [String] { languages.flatMap(\.followers.keys).sorted() }

  /// An article of some kilobytes.
  func article(using random: inout Generator) -> String {
    // Every other one is English, as on the web.
    let english = languages.firstIndex { $0.followers["the"] != nil } ?? 0
    let language = random.below(2) == 0 ? languages[english] : random.pick(languages)
    var text = ""
    for _ in 0..<4 + random.below(20) {
      let sentences = (0..<1 + random.below(5)).map { _ in language.sentence(using: &random) }
      text += sentences.joined(separator: " ") + "\n\n"
    }
    if random.below(3) == 0 { text += random.pick(language.dross) + "\n" }
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

extension ArticleText.Language {
  fileprivate mutating func add(_ line: Substring, isText: Bool) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard isText, words.count >= 8 else {
      if !isText { dross.append(String(line)) }
      return
    }
    starts.append(words[0])
    for (word, next) in zip(words, words.dropFirst()) { followers[word, default: []].append(next) }
  }

  fileprivate func sentence(using random: inout Generator) -> String {
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
}
