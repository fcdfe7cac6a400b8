import Testing

@Suite struct NodeReaderConditionTests {
  @Test func readsEveryCondition() throws {
    for (match, expected) in [
      ("{any: [{phrase: a}, {phrase: b}]}", "any(phrase(a), phrase(b))"),
      ("{all: [{phrase: a}]}", "all(phrase(a))"),
      ("{not: {phrase: a}}", "none(phrase(a))"),
      ("{not: [{phrase: a}, {phrase: b}]}", "none(phrase(a), phrase(b))"),
      (
        "{at_least: {n: 2, of_distinct: [{phrase: [a, b]}]}}",
        "atLeast(2 of phrase(a|b))"
      ),
      ("{phrase: read more}", "phrase(read more)"),
      ("{phrase: [read more, 'on']}", "phrase(read more|on)"),
      ("{regex: '^photo:'}", "regex(^photo: at 6:16)"),
      ("{regex: ['a+', b]}", "any(regex(a+ at 6:17), regex(b at 6:23))"),
      ("{cased: true, regex: A}", "cased(A at 6:29)"),
      ("{cased: false, regex: A}", "regex(A at 6:30)"),
      ("{keys: [author, written by]}", "keys(author|written by)"),
      ("{lexicon: spam}", "lexicon(spam 1 0.0)"),
      (
        "{lexicon: {name: spam, min_count: 3, min_density: 0.1}}",
        "lexicon(spam 3 0.1)"
      ),
      ("{shape: heading}", "shape(heading true)"),
      ("{previous: {phrase: a}}", "previous(phrase(a))"),
      ("{next: {not: {phrase: a}}}", "next(none(phrase(a)))"),
      (
        "{repeats: {nth: {min: 2}}}",
        "repeats(kind line, nth 2.0..., copies ..., documents ..., share ...)"
      ),
      (
        "{repeats: {nth: 1, copies: {max: 4}}}",
        "repeats(kind line, nth 1.0...1.0, copies ...4.0, documents ..., share ...)"
      ),
      (
        "{repeats: {documents: {min: 2}, share: {min: 0.1}}}",
        "repeats(kind line, nth ..., copies ..., documents 2.0..., share 0.1...)"
      ),
      (
        "{repeats: {of: passage}}",
        "repeats(kind passage, nth ..., copies ..., documents ..., share ...)"
      ),
      ("{model: {name: line, score: {min: 2}}}", "model(name line, score 2.0...)"),
      (
        "{model: {name: line, score: {min: 2}, transition: 1.5}}",
        "model(name line, score 2.0..., transition 1.5)"
      ),
      ("{same_as: title}", "sameAs(title)"),
      ("{subject: unmentioned}", "subject(unmentioned)"),
      ("{document: {lexicon: spam}}", "document(lexicon(spam 1 0.0))"),
      ("{language: foreign}", "language(foreign)"),
      ("{language: en}", "language(en)"),
      ("{language: [de, pl]}", "language(de|pl)"),
      (
        "{lexicon: {name: spam, min_distinct: 3, min_covered: 0.9, cased: true}}",
        "lexicon(spam 1 0.0 distinct 3 covered 0.9 cased)"
      ),
      (
        "{at_least: {n: 3, of_distinct: [{lexicon: spam}]}}",
        "atLeast(3 of lexicon(spam 1 0.0))"
      ),
      ("{same_as: next_line_start}", "sameAs(next_line_start)"),
      ("{same_as: previous_line_start}", "sameAs(previous_line_start)"),
      ("{same_as: previous_line_part}", "sameAs(previous_line_part)"),
    ] {
      #expect(try SampleRule.condition(match) == expected)
    }
  }

  /// Several fields in one mapping all hold, in the order of the file.
  @Test func joinsFields() throws {
    #expect(
      try SampleRule.condition("{regex: abc, words: 2, not: {phrase: x}}")
        == "all(regex(abc at 6:16), shape(words 2.0...2.0), none(phrase(x)))")
  }

  @Test func marksPatternsInCodePoints() throws {
    #expect(
      try SampleRule.condition("{phrase: 'é😀', regex: \"ф\"}")
        == "all(phrase(é😀), regex(ф at 6:30))")
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = match = match: {}
      6:8: 'match' must not be empty
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: photo
      6:8: 'match' must be a mapping, not text
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: [phrase]
      6:8: 'match' must be a mapping, not a list
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: {phrases: [a]}
      6:9: unknown field 'phrases'
        did you mean 'phrase'?
      = match = match: {phrase: []}
      6:17: 'phrase' must not be empty
        write at least one item
      = match = match: {phrase: ''}
      6:17: 'phrase' must not be empty
      = match = match: {phrase: ' '}
      6:17: 'phrase' must not be empty
      = match = match: {phrase: [yes, read more]}
      6:18: an item of 'phrase' must be text, but 'yes' without quotes is a truth value
        quote it: 'yes'
      = match = match: {phrase: {a: b}}
      6:17: 'phrase' must be text or a list of texts, not a mapping
        put the items between [ and ], or each behind '- '
      = match = match:⏎  phrase: |⏎    read more⏎
      7:11: 'phrase' ends with a line break
        write |- or >- instead of | or >
      = match = match: {regex: ''}
      6:16: 'regex' must not be empty
      = match = match: {regex: 12}
      6:16: 'regex' must be text, but '12' without quotes is a number
        quote it: '12'
      = match = match:⏎  regex: >⏎    ^photo⏎
      7:10: 'regex' ends with a line break
        write |- or >- instead of | or >
      = match = match: {regex: a b c, cased: yes}
      6:30: 'cased' must be true or false, not 'yes'
      = match = match: {phrase: a, cased: true}
      6:20: 'cased' needs a 'regex' beside it
      = match = match: {keys: author}
      6:15: 'keys' must be a list of texts, not text
        put the items between [ and ], or each behind '- '
      = match = match: {keys: [off]}
      6:16: an item of 'keys' must be text, but 'off' without quotes is a truth value
        quote it: 'off'
      = match = match: {any: {phrase: a}}
      6:14: 'any' must be a list of conditions, not a mapping
        put the items between [ and ], or each behind '- '
      = match = match: {all: []}
      6:14: 'all' must not be empty
        write at least one item
      = match = match: {any: [photo]}
      6:15: an item of 'any' must be a mapping, not text
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: {not: photo}
      6:14: 'not' must be a condition or a list of conditions, not text
        put the items between [ and ], or each behind '- '
      = match = match: {not: [{phrase: a}, 3]}
      6:28: an item of 'not' must be a mapping, not text
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: {at_least: {n: 2}}
      6:19: missing field 'of_distinct'
        a list of conditions
      = match = match: {at_least: {of_distinct: [{phrase: a}]}}
      6:19: missing field 'n'
        how many must hold
      = match = match: {at_least: {n: 0, of_distinct: [{phrase: a}]}}
      6:23: 'n' must be at least 1
      = match = match: {at_least: {n: 4, of_distinct: [{phrase: [a, b]}, {regex: abc}]}}
      6:23: 'n' is never reached: 4 of 3
        each phrase, each key and each other condition counts once
      = match = match: {at_least: 3}
      6:19: 'at_least' must be a mapping, not text
        its fields: n, of_distinct
      = match = match: {lexicon: []}
      6:18: 'lexicon' must be a mapping, not a list
        its fields: name, min_count, min_density, min_distinct, min_covered, cased
      = match = match: {lexicon: {min_count: 2}}
      6:18: missing field 'name'
        the NAME of a file lexicons/NAME.txt
      = match = match: {lexicon: {name: spam, min_count: 0, min_density: 3}}
      6:42: 'min_count' must be at least 1
      6:58: 'min_density' must be a number from 0 to 1, not 3
      = match = match: {repeats: {}}
      6:18: 'repeats' must not be empty
        its fields: nth, copies, documents, share, of
      = match = match: {repeats: 2}
      6:18: 'repeats' must be a mapping, not text
        its fields: nth, copies, documents, share, of
      = match = match: {repeats: {nth: 0}}
      6:24: 'nth' must be at least 1
      = match = match: {same_as: titel}
      6:18: 'same_as' cannot be 'titel'
        did you mean 'title'?
      = match = match: {previous: yes}
      6:19: 'previous' must be a mapping, not text
        its fields: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      = match = match: {next: {prose: true}}
      6:16: unknown field 'prose'
        'prose' stands under 'shape'
      = match = match: {phrase: a, weight: 2}
      6:20: unknown field 'weight'
        fields here: any, all, not, phrase, regex, cased, keys, lexicon, shape, position, \#
      previous, next, rest, model, repeats, at_least, same_as, subject, document, language, named, words, characters, lines
      """#)
  }
}
