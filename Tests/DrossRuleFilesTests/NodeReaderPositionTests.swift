import Testing

@Suite struct NodeReaderPositionTests {
  @Test func readsEveryField() throws {
    let ends = "[DrossRules.PositionTest.End.start, DrossRules.PositionTest.End.end]"
    #expect(
      try SampleRule.condition("{position: {near: end, within_blocks: 3}}")
        == "position(near [DrossRules.PositionTest.End.end], withinBlocks 3, outsideProse false)")
    #expect(
      try SampleRule.condition("{position: {near: [start, end], within_lines: 4}}")
        == "position(near \(ends), withinLines 4, outsideProse false)")
    #expect(
      try SampleRule.condition("{position: {within_share: 0.25, outside_prose: true}}")
        == "position(near \(ends), withinShare 0.25, outsideProse true)")
    #expect(
      try SampleRule.condition("{position: {blank_above: true, blank_below: false}}")
        == "position(near \(ends), outsideProse false, blankAbove true, blankBelow false)")
  }

  @Test func saysWhatIsWrong() {
    expectMessages(
      #"""
      = where = where: {position: start}
      10:19: 'position' must be a mapping, not text
        its fields: near, within_blocks, within_lines, within_share, within_bytes, outside_prose, blank_above, blank_below
      = where = where: {position: {near: start}}
      10:20: 'near' does not say how near
        add within_blocks, within_lines, within_share, within_bytes or outside_prose
      = where = where: {position: {near: start, blank_above: true}}
      10:20: 'near' does not say how near
        add within_blocks, within_lines, within_share, within_bytes or outside_prose
      = where = where: {position: {near: top, within_lines: 1}}
      10:26: 'near' cannot be 'top'
        one of: start, end
      = where = where: {position: {near: [], within_lines: 1}}
      10:26: 'near' must not be empty
        write at least one item
      = where = where: {position: {near: {start: 1}, within_lines: 1}}
      10:26: 'near' must be start, end or a list of both, not a mapping
        put the items between [ and ], or each behind '- '
      = where = where: {position: {within_blocks: 0}}
      10:35: 'within_blocks' must be at least 1
      = where = where: {position: {within_share: 30}}
      10:34: 'within_share' must be a number from 0 to 1, not 30
      = where = where: {position: {outside_prose: 1}}
      10:35: 'outside_prose' must be true or false, not '1'
      = where = where: {position: {blank_above: no line}}
      10:33: 'blank_above' must be true or false, not 'no line'
      """#)
  }
}
