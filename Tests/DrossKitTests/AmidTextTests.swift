import DrossKit
import Testing

/// Words of a page that stand between two paragraphs of an article: whatever is taken of them, the
/// article goes on below.
@Suite struct AmidTextTests {
  private let cleaner = Cleaner()

  /// Each paragraph is one sentence, as teasers are.
  private static let paragraphs = [
    "The council met on Tuesday evening to weigh a plan that would close two of the harbour's four ferry berths over the winter, a step its engineers say is needed to replace the steel piles beneath them.",
    "Passengers who spoke at the hearing were divided, and some said that the way round by the northern bridge adds forty minutes to a journey that already takes an hour.",
    "The engineers showed photographs of corrosion along the waterline and said that three of the piles had lost a third of their thickness since the last survey.",
    "Work is expected to begin in the first week of November and to last until the end of February, weather permitting, at a cost of about eleven million crowns.",
    "Mayor Ilse Brandvold would put the plan to a vote next month, and a shuttle bus would be offered free of charge to the islands for as long as the berths stay closed.",
    "A second survey of the berths was ordered in March after a ferry captain reported that the ramp had shifted by several centimetres during a storm.",
    "The report that followed ran to ninety pages and was published only after a local newspaper asked for it under the freedom of information act.",
    "Divers went down in May to look for themselves and came back with samples that are now on show in the lobby of the town hall.",
    "Whether the council will follow the engineers is open, for the elections are only four months away and both parties have friends among the shop owners.",
  ]

  private static let headlines = [
    "Herons return to the old harbour of the north",
    "Who pays for the new bridge? Five questions answered",
    "Fishing season opens late as ice lingers in the bay",
  ]

  /// Headlines may stand under these.
  private static let boxes = [
    "Related articles", "Related Posts", "Recommended Stories", "Recommended for you", "Read more",
    "Read next", "More on this topic", "More from World", "You may also like", "Trending now",
    "Most read", "Top Stories", "See also", "Lesen Sie auch", "Mehr zum Thema", "À lire aussi",
    "Noticias relacionadas", "Leggi anche", "Leia também", "Lees ook", "Czytaj także",
    "Читайте также", "Читайте також", "İlgili haberler", "اقرأ أيضا", "相关阅读", "関連記事", "관련 기사",
  ]

  private static let labels = [
    "Share", "Share this article", "Share on Facebook", "Leave a comment", "Comments (3)",
    "12 comments", "Join the conversation", "About the author", "More from this author",
    "Sign up for our newsletter", "Advertisement", "Listen to this article",
    "Your email address will not be published. Required fields are marked *",
    "Kommentar schreiben", "Laisser un commentaire", "Deja un comentario", "Dodaj komentarz",
    "Оставить комментарий", "コメントを残す",
  ]

  @Test(arguments: [0, 1, 3]) func theArticleGoesOnBelowABox(headlineCount: Int) {
    for label in Self.boxes {
      expectTheArticleIsKept(around: [label] + Self.headlines.prefix(headlineCount))
    }
  }

  @Test func theArticleGoesOnBelowALabel() {
    for label in Self.labels { expectTheArticleIsKept(around: [label]) }
  }

  /// Puts lines into the article at several places, with and without blank lines.
  private func expectTheArticleIsKept(around lines: [String]) {
    for place in [4, Self.paragraphs.count - 1] {
      for separator in ["\n", "\n\n"] {
        var text = Self.paragraphs
        text.insert(contentsOf: lines, at: place)
        let cleaned = cleaner.clean(text.joined(separator: separator) + "\n").text
        let lost = Self.paragraphs.filter { !cleaned.contains($0) }
        #expect(lost.isEmpty, "\(lines), before paragraph \(place)")
      }
    }
  }
}
