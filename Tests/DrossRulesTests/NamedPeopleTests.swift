import Testing

@testable import DrossRules

/// Whom the article names, asked about the last line of a text.
@Suite struct NamedPeopleTests {
  private static let article = """
    The council heard Ruth Dahl on Monday, and nobody in the town expects it to say no to the plan of Kowalskiego.
    The vote was put off until March, when the second report is due and the prices of timber are known in the county.
    """

  @Test(arguments: [
    ("Ilse Vang is a journalist.", Subject.unmentioned),
    ("Written by Ilse Vang, a journalist.", .unmentioned),
    ("Name: Ilse Vang", .unmentioned),
    ("Author Name: Ilse Vang", .unmentioned),
    ("Ilse van der Berg writes.", .unmentioned),
    ("J. K. Vang writes.", .unmentioned),
    ("ILSE VANG IS HERE.", .unmentioned),
    ("Ilse O'Dahl writes.", .mentioned),
    ("Peter Dahl is a journalist.", .mentioned),
    ("Peter van Dahl is a journalist.", .mentioned),
    ("PETER DAHL", .mentioned),
    ("Jan Kowalski jest dziennikarzem.", .mentioned),
  ])
  func namesOfTheArticleAreKnown(line: String, subject: Subject) {
    #expect(Self.holds(subject, line) && !Self.holds(Self.other(subject), line), "\(line)")
  }

  @Test(arguments: ["She is a journalist.", "Vang is a journalist.", "Author Name: nobody", ""])
  func withoutANameNothingHolds(line: String) {
    #expect(!Self.holds(.unmentioned, line) && !Self.holds(.mentioned, line), "\(line)")
  }

  /// What an author's second paragraph says of them does not make them a person of the article.
  @Test func theShorterSideDoesNotCount() {
    let view = TextView(
      Array(
        (Self.article
          + "\nIlse Vang is a journalist.\nVang has covered ports, since she left the sea.").utf8))
    let unit = Unit(line: view.shapes.count - 2, of: view)
    #expect(NamedPeople(in: view).holds(.unmentioned, unit))
  }

  /// Articles name somebody in full at the head of a line once, and early.
  @Test(arguments: [
    ("Ilse Vang has covered ports, since she left the sea for good.", Subject.unmentioned),
    ("The third report is due in May, Ilse Vang wrote in her letter to the council.", .mentioned),
    ("Vang wrote in her letter to the council that the third report is due in May.", .mentioned),
  ])
  func anotherNoteIsNoMention(line: String, subject: Subject) {
    let article = Self.article + "\n" + Self.article
    #expect(Self.holds(subject, line + "\nIlse Vang is a journalist.", behind: article), "\(line)")
    #expect(
      Self.holds(.mentioned, article + "\nIlse Vang is a journalist.", behind: line), "\(line)")
  }

  @Test func withoutRunningTextNothingHolds() {
    let view = TextView(Array("Ilse Vang".utf8))
    #expect(!NamedPeople(in: view).holds(.unmentioned, Unit(line: 0, of: view)))
  }

  /// What holds for the last line of a text.
  private static func holds(
    _ subject: Subject, _ line: String, behind article: String = Self.article
  ) -> Bool {
    let view = TextView(Array((article + "\n" + line).utf8))
    return NamedPeople(in: view).holds(subject, Unit(line: view.shapes.count - 1, of: view))
  }

  private static func other(_ subject: Subject) -> Subject {
    subject == .mentioned ? .unmentioned : .mentioned
  }
}
