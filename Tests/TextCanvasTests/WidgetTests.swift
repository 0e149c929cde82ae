import Testing

@testable import TextCanvas

@Suite struct WidgetTests {
  private func panels(_ tier: GlyphTier) -> String {
    drawn(36, 6, tier) { canvas, look in
      let inside = canvas.panel(
        Rect(x: 0, y: 0, width: 20, height: 4), title: "mean FID", note: "3/9", appearance: look)
      canvas.write("inside", x: inside.x, y: inside.y, style: .plain)
      canvas.panel(
        Rect(x: 21, y: 0, width: 15, height: 3), title: "a title that is cut", note: "gone",
        isFocused: true, appearance: look)
      canvas.panel(
        Rect(x: 21, y: 4, width: 15, height: 2), note: "note", appearance: look)
    }
  }

  @Test func panelsInBraille() {
    #expect(
      panels(.braille) == """
        ╭ mean FID ─── 3/9 ╮ ┏ a title th… ┓
        │inside            │ ┃             ┃
        │                  │ ┗━━━━━━━━━━━━━┛
        ╰──────────────────╯
                             ╭─────── note ╮
                             ╰─────────────╯
        """)
  }

  @Test func panelsInBlocks() {
    #expect(
      panels(.block) == """
        ┌ mean FID ─── 3/9 ┐ ┏ a title th… ┓
        │inside            │ ┃             ┃
        │                  │ ┗━━━━━━━━━━━━━┛
        └──────────────────┘
                             ┌─────── note ┐
                             └─────────────┘
        """)
  }

  @Test func panelsInAscii() {
    #expect(
      panels(.ascii) == """
        + mean FID --- 3/9 + + a title th~ +
        |inside            | |             |
        |                  | +=============+
        +------------------+
                             +------- note +
                             +-------------+
        """)
  }

  @Test func panelsReturnTheirInside() {
    var canvas = Canvas(size: Size(width: 9, height: 9))
    let look = Appearance()
    #expect(
      canvas.panel(Rect(x: 1, y: 2, width: 5, height: 4), appearance: look)
        == Rect(x: 2, y: 3, width: 3, height: 2))
    #expect(canvas.panel(Rect(x: 0, y: 0, width: 2, height: 1), appearance: look).isEmpty)
    #expect(canvas.panel(Rect(x: 0, y: 0, width: 0, height: 5), appearance: look).isEmpty)
  }

  @Test(arguments: [
    (0.0, "░░░░░░░░", "[......]"), (0.001, "▏░░░░░░░", "[#.....]"), (0.5, "████░░░░", "[###...]"),
    (0.999, "███████▉", "[#####.]"), (1, "████████", "[######]"), (9, "████████", "[######]"),
    (.nan, "░░░░░░░░", "[......]"),
  ])
  func gauges(fraction: Double, blocks: String, ascii: String) {
    for (tier, expected) in [(GlyphTier.block, blocks), (.ascii, ascii)] {
      let text = drawn(8, 1, tier) { canvas, look in
        canvas.gauge(fraction, in: canvas.bounds, style: .plain, appearance: look)
      }
      #expect(text == expected)
    }
  }

  @Test func scrollbars() {
    func bar(_ offset: Int, _ tier: GlyphTier = .braille, total: Int = 20) -> String {
      drawn(1, 5, tier) { canvas, look in
        canvas.scrollbar(
          in: canvas.bounds, offset: offset, visible: 5, total: total, appearance: look)
      }.split(separator: "\n").joined()
    }
    #expect(bar(0) == "█││││")
    #expect(bar(1) == "│█│││")
    #expect(bar(14) == "│││█│")
    #expect(bar(15) == "││││█")
    #expect(bar(99) == "││││█")
    #expect(bar(0, .ascii) == "#||||")
    #expect(bar(0, total: 5) == "")
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
    ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]), ("a\n\nb", 4, ["a", "", "b"]),
    ("日本語 テスト", 6, ["日本語", "テスト"]), ("日本語", 3, ["日", "本", "語"]), ("", 4, [""]),
    ("ab", 0, []), ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("  indented text", 10, ["  indented", "text"]),
  ])
  func paragraphsWrapByCells(text: String, width: Int, lines: [String]) {
    #expect(Paragraph.wrap(text, width: width) == lines)
  }

  @Test func wrappedLinesFit() {
    var random = TestRandom(seed: 8)
    for _ in 0..<300 {
      let text = (0..<4).map { _ in random.text() }.joined(separator: " ")
      let width = Int.random(in: 2...12, using: &random)
      for line in Paragraph.wrap(text, width: width) {
        #expect(CharacterWidth.displayWidth(of: line) <= width || line.count == 1, "\(line)")
      }
    }
  }

  @Test func tablesGiveUpTheLeastImportantColumns() {
    let columns: [TableLayout.Column] = [
      .fixed(4, priority: 9), .flexible(minimum: 6, priority: 5), .fixed(5, priority: 1),
      .fixed(5, priority: 1),
    ]
    func layout(_ width: Int) -> [String] {
      TableLayout(columns, width: width).slots.map { "\($0.column)@\($0.x)+\($0.width)" }
    }
    #expect(layout(30) == ["0@0+4", "1@5+13", "2@19+5", "3@25+5"])
    #expect(layout(23) == ["0@0+4", "1@5+6", "2@12+5", "3@18+5"])
    #expect(layout(22) == ["0@0+4", "1@5+11", "2@17+5"])
    #expect(layout(11) == ["0@0+4", "1@5+6"])
    #expect(layout(10) == ["0@0+4"])
    #expect(layout(2) == ["0@0+2"])
    #expect(layout(0) == ["0@0+0"])
    #expect(TableLayout([], width: 9).slots.isEmpty)
    #expect(TableLayout(columns, width: 10)[1] == nil)
  }

  @Test func tableColumnsFillTheWidth() {
    let columns: [TableLayout.Column] = [
      .flexible(minimum: 3, flex: 2), .flexible(minimum: 3, flex: 1), .fixed(4),
    ]
    for width in 12...60 {
      let slots = TableLayout(columns, width: width, spacing: 1).slots
      #expect(slots.last.map { $0.x + $0.width } == width)
    }
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 1, "1.0"), (2.5, 0, "3"), (-12.345, 2, "-12.35"),
    (0.05, 1, "0.1"), (123456.789, 3, "123456.789"), (.infinity, 2, "inf"), (.nan, 2, "nan"),
  ])
  func numbers(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }
}
