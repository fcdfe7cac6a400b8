import Testing

@Suite struct NodeReaderShapeTests {
  @Test func readsBounds() throws {
    for field in ["words", "characters", "lines", "sentences", "links"] {
      let read = try SampleRule.condition("{shape: {\(field): {min: 2, max: 9}}}")
      #expect(read == "shape(\(field) 2.0...9.0)")
    }
    for (field, name) in [
      ("uppercase_ratio", "uppercaseRatio"), ("title_ratio", "titleRatio"),
      ("digit_ratio", "digitRatio"),
    ] {
      let read = try SampleRule.condition("{shape: {\(field): {min: 0.4}}}")
      #expect(read == "shape(\(name) 0.4...)")
    }
    #expect(try SampleRule.condition("{shape: {words: 0}}") == "shape(words 0.0...0.0)")
    #expect(try SampleRule.condition("{words: {max: 7}}") == "shape(words ...7.0)")
    #expect(try SampleRule.condition("{characters: 4}") == "shape(characters 4.0...4.0)")
    #expect(try SampleRule.condition("{lines: {min: 1}}") == "shape(lines 1.0...)")
  }

  @Test func readsTruthValues() throws {
    for (field, name) in [
      ("ends_sentence", "endsSentence"), ("ends_with_colon", "endsWithColon"),
      ("ends_with_question", "endsWithQuestion"), ("list_item", "listItem"),
      ("key_value", "keyValue"), ("prose", "prose"), ("heading", "heading"),
    ] {
      #expect(try SampleRule.condition("{shape: \(field)}") == "shape(\(name) true)")
      #expect(try SampleRule.condition("{shape: {\(field): false}}") == "shape(\(name) false)")
    }
    #expect(
      try SampleRule.condition("{shape: no_terminal_punctuation}") == "shape(endsSentence false)")
    #expect(
      try SampleRule.condition("{shape: [prose, ends_with_colon]}")
        == "shape(endsWithColon true, prose true)")
  }

  @Test func readsPairs() throws {
    #expect(
      try SampleRule.condition("{shape: {key_value: {min_pairs: 3, min_ratio: 0.7}}}")
        == "shape(keyValuePairs 3.0..., keyValueRatio 0.7...)")
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = where = where: {words: many}
      10:16: 'words' must be a whole number, not 'many'
      = where = where: {words: {}}
      10:16: 'words' must not be empty
        its fields: min, max
      = where = where: {words: {mni: 2}}
      10:17: unknown field 'mni'
        did you mean 'min'?
      = where = where: {words: {min: 9, max: 2}}
      10:16: 'min' is greater than 'max'
      = where = where: {words: -1}
      10:16: 'words' must be at least 0
      = where = where: {words: 2.5}
      10:16: 'words' must be a whole number, not 2.5
      = where = where: {words: '3'}
      10:16: 'words' must be a whole number, not text
        leave the quotes out: 3
      = where = where: {words: 0777}
      10:16: 'words' must be a whole number, not '0777'
      = where = where: {words: 1e3}
      10:16: 'words' must be a whole number, not '1e3'
      = where = where: {words: [1, 2]}
      10:16: 'words' must be a whole number or a mapping, not a list
        its fields: min, max
      = where = where: {shape: prosa}
      10:16: 'shape' cannot be 'prosa'
        did you mean 'prose'?
      = where = where: {shape: []}
      10:16: 'shape' must not be empty
        write at least one item
      = where = where: {shape: [prose, xyz]}
      10:24: 'shape' cannot be 'xyz'
        one of: prose, heading, list_item, key_value, ends_sentence, no_terminal_punctuation, \#
      ends_with_colon, ends_with_question
      = where = where: {shape: [ends_sentence, no_terminal_punctuation]}
      10:16: nothing is both ends_sentence and no_terminal_punctuation
      = where = where: {shape: {no_terminal_punctuation: true}}
      10:17: unknown field 'no_terminal_punctuation'
        write ends_sentence: false
      = where = where: {shape: {uppercase_ratio: 1.5}}
      10:34: 'uppercase_ratio' must be a number from 0 to 1, not 1.5
      = where = where: {shape: {title_ratio: {min: half}}}
      10:36: 'min' must be a number from 0 to 1, not 'half'
      = where = where: {shape: {prose: yes}}
      10:24: 'prose' must be true or false, not 'yes'
      = where = where: {shape: {heading: 'true'}}
      10:26: 'heading' must be true or false, not text
        leave the quotes out
      = where = where: {shape: {key_value: 3}}
      10:28: 'key_value' must be true or false, not '3'
      = where = where: {shape: {key_value: [3]}}
      10:28: 'key_value' must be true, false or a mapping, not a list
        its fields: min_pairs, min_ratio
      = where = where: {shape: {key_value: {min_pair: 3}}}
      10:29: unknown field 'min_pair'
        did you mean 'min_pairs'?
      = where = where: {shape: {key_value: {min_pairs: 0, min_ratio: 2}}}
      10:40: 'min_pairs' must be at least 1
      10:54: 'min_ratio' must be a number from 0 to 1, not 2
      """#)
  }
}
