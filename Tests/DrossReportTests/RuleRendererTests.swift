import DrossReport
import DrossRules
import Testing

private func rule() -> Rule {
  var words = ShapeTest()
  words.words = Bounds(min: 2, max: 20)
  var rule = Rule(
    id: RuleID(family: "caption", name: "photo-credit"), title: "Stand-alone photo credit",
    why: "The picture was dropped by the scraper; its credit is not a sentence of the article.",
    class: "caption", languages: ["en", "de", "fr"], scope: .line, gates: [.shape(words)],
    body: .match(
      .all([
        .any([.regex(Pattern(#"^photo\s*:"#)), .phrase(["photo by", "foto von"])]),
        .none([.keys(["image"])]),
      ])), action: Action(.remove, .line), fix: .safe, confidence: 0.99,
    examples: .init(
      match: ["Photo: A. Person / Agency", "Lead.\n\nPhoto: B."],
      noMatch: ["The photo was taken in 1953.", "image:\tdocker.io"]))
  rule.bars = [Rule.Bar(name: "quoted-line", condition: .regex(Pattern("^\"")))]
  return rule
}

private func spacing() -> Rule {
  Rule(
    id: RuleID(family: "spacing", name: "stop"), title: "Missing space 日本語", why: "It reads badly.",
    class: "spacing", languages: ["*"], scope: .document,
    body: .score(
      threshold: 3,
      features: [
        .init(weight: 2.5, condition: .phrase(["a"])),
        .init(weight: -1, condition: .any([.keys(["b"]), .sameAs(.nextLineStart)])),
      ]), action: Action(.replace, .match, template: "$1 $2"), fix: .unsafe, isCapped: false)
}

@Test func rulesAreATable() {
  expectOutput(
    """
    rule                  action   fix     scope     title
    caption/photo-credit  remove   safe    line      Stand-alone photo credit
    spacing/stop          replace  unsafe  document  Missing space 日本語

    """
  ) { RuleRenderer().writeList([rule(), spacing()], to: &$0) }
  expectOutput(
    """
    rule                  action   fix     scope     title
    caption/photo-credit  remove   safe    line      Stand-alone photo cr…
    spacing/stop          replace  unsafe  document  Missing space 日本語

    """
  ) { RuleRenderer(width: 70).writeList([rule(), spacing()], to: &$0) }
  expectOutput(
    "\u{1B}[1mrule          action   fix     scope     title\u{1B}[0m\n"
      + "\u{1B}[36mspacing/stop\u{1B}[0m  \u{1B}[32mreplace\u{1B}[0m  unsafe  document  "
      + "Missing space 日本語\n"
  ) { RuleRenderer(isColoured: true).writeList([spacing()], to: &$0) }
}

@Test func aRuleIsShownInFull() {
  expectOutput(
    #"""
    caption/photo-credit
    title:      Stand-alone photo credit
    why:        The picture was dropped by the
                scraper; its credit is not a
                sentence of the article.
    class:      caption
    languages:  en, de, fr
    scope:      line
    action:     remove line
    fix:        safe
    precision:  0.99
    capped:     yes
    where:
      shape: words 2 to 20
    match:
      all:
        any:
          regex: ^photo\s*:
          phrase:
            photo by
            foto von
        not:
          keys: image
    barred by:
      quoted-line: regex: ^"
    must match:
      - Photo: A. Person / Agency
      - Lead.
       \#u{20}
        Photo: B.
    must not match:
      - The photo was taken in 1953.
      - image:\u{9}docker.io

    """#
  ) { RuleRenderer(width: 44).writeRule(rule(), to: &$0) }
}

@Test func aScoredRuleIsShownWithItsCard() {
  expectOutput(
    """
    spacing/stop
    title:      Missing space 日本語
    why:        It reads badly.
    class:      spacing
    languages:  *
    scope:      document
    action:     replace match with "$1 $2"
    fix:        unsafe
    capped:     no
    score of at least 3.0:
      +2.5 phrase: a
      -1.0 any:
        keys: b
        same as: next line start
    must match:
    must not match:

    """
  ) { RuleRenderer().writeRule(spacing(), to: &$0) }
}

@Test func aRunIsShownWithItsLines() {
  var run = spacing()
  run.scope = .lines
  run.run = Rule.Run(each: .lexicon(LexiconTest(name: "tags", minCount: 2)), gap: 1)
  run.body = .match(.previous(.phrase(["tags"])))
  run.action = Action(.flag, .run)
  run.fix = .none
  expectOutput(
    """
    spacing/stop
    title:      Missing space 日本語
    why:        It reads badly.
    class:      spacing
    languages:  *
    scope:      lines
    action:     flag run
    fix:        none
    capped:     no
    each line of the run:
      lexicon: tags, at least 2 hits
      gap: 1 blank line
    match:
      previous:
        phrase: tags
    must match:
    must not match:

    """
  ) { RuleRenderer().writeRule(run, to: &$0) }
}

@Test func aRuleIsExplained() {
  expectOutput(
    #"""
    caption/photo-credit: Stand-alone photo credit

    Why
      The picture was dropped by the scraper; its credit is not a sentence of the
      article.

    What it does
      Looks at each line, if its language is en, de or fr. Removes the line. Leaves
      alone whatever the condition 'quoted-line' holds for.

    Fix
      Safe: it is applied unless you ask for no fixes. Its measured precision is
      0.99.

    It finds
      - Photo: A. Person / Agency
      - Lead.
       \#u{20}
        Photo: B.
    It leaves alone
      - The photo was taken in 1953.
      - image:\u{9}docker.io

    """#
  ) { RuleRenderer().writeExplanation(rule(), to: &$0) }
}

@Test func everyActionAndSafetyHasASentence() {
  var other = spacing()
  expectOutput(
    """
    spacing/stop: Missing space 日本語

    Why
      It reads badly.

    What it does
      Looks at the whole text, whatever its language. Replaces the words that match
      with "$1 $2".

    Fix
      Unsafe: it is applied only with --fix unsafe. What it takes out does not count
      towards the cap on removals.

    It finds
    It leaves alone

    """
  ) { RuleRenderer().writeExplanation(other, to: &$0) }
  other.scope = .lines
  other.action = Action(.flag, .run)
  other.fix = .none
  other.languages = ["en"]
  other.bars = ["glued-heading", "quoted-line"].map { Rule.Bar(name: $0, condition: .phrase([])) }
  expectOutput(
    """
    spacing/stop: Missing space 日本語

    Why
      It reads badly.

    What it does
      Looks at runs of neighbouring lines, if its language is en. Reports the lines of the run and \
    changes nothing. Leaves
      alone whatever the condition 'glued-heading' or 'quoted-line' holds for.

    Fix
      None: what it finds is reported and stays.

    It finds
    It leaves alone

    """
  ) { RuleRenderer(width: 120).writeExplanation(other, to: &$0) }
}
