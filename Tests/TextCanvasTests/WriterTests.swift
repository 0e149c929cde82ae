import Testing

@testable import TextCanvas

@Suite struct WriterTests {
  private func sample() -> Canvas {
    let look = Appearance(theme: .default)
    var canvas = Canvas(size: Size(width: 40, height: 8), appearance: look)
    let inside = canvas.panel(
      canvas.bounds, title: "a <b> & \"c\"", note: "日本", isFocused: true, appearance: look)
    canvas.write("e\u{301} \u{1B}[31m it's", x: 2, y: 1, style: look[.error])
    canvas.write("dim", x: 30, y: 1, style: look[.muted].adding([.italic, .underline]))
    canvas.bar(in: inside, from: 1.3, to: 9.6, y: 2, style: look[.generation], appearance: look)
    canvas.bar(
      in: inside, from: 9.6, to: 14.1, y: 2, fill: .hatched, style: look[.transmission],
      appearance: look)
    canvas.mark(.deadline, in: inside, at: 16, y: 2, style: look[.deadline], appearance: look)
    canvas.write("⣿⡇ ▁▂▃▄▅▆▇█ ▖▗▘▙▚▛▜▝▞▟ ▀▐▔▕ ┼├┤┬┴", x: 2, y: 3, style: look[.best])
    canvas.write("┌┐└┘ ╴╵╶╷ ┄┆┈┊╌╎ ┏┓┗┛", x: 2, y: 4, style: look[.text])
    canvas.heatMap(
      (0..<20).map { Double($0) / 19 }, columns: 20,
      in: Rect(x: 2, y: 5, width: 20, height: 1), appearance: look)
    canvas.restyle(Rect(x: 1, y: 6, width: 38, height: 1)) { $0.attributes.insert(.reverse) }
    return canvas
  }

  @Test func textDropsBlanksAtLineEnds() {
    var canvas = Canvas(size: Size(width: 5, height: 3))
    canvas.write("日x", x: 1, y: 1, style: .plain)
    #expect(canvas.text == "\n 日x\n")
    #expect(Canvas(size: Size(width: 3, height: 0)).text == "")
  }

  @Test func ansiRuns() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.write("ab", x: 0, y: 0, style: Style(foreground: .ansi(1), attributes: .bold))
    canvas.write("c", x: 2, y: 0, style: Style(foreground: .rgb(255, 0, 0), background: .ansi(12)))
    canvas.write("d", x: 0, y: 1, style: .plain)
    #expect(
      canvas.ansi(colors: .full256)
        == "\u{1B}[0;1;31mab\u{1B}[0;38;5;196;104mc\u{1B}[0m\nd\n")
    #expect(canvas.ansi(colors: .ansi16) == "\u{1B}[0;1;31mab\u{1B}[0;91;104mc\u{1B}[0m\nd\n")
    #expect(canvas.ansi(colors: .none) == "\u{1B}[0;1mab\u{1B}[0mc\u{1B}[0m\nd\n")
  }

  @Test(arguments: ColorTier.allCases)
  func ansiIsWellFormed(tier: ColorTier) throws {
    let output = sample().ansi(colors: tier)
    for line in output.split(separator: "\n") {
      var rest = line
      var isPlain = true
      while let escape = rest.firstIndex(of: "\u{1B}") {
        let end = try #require(rest[escape...].firstIndex(of: "m"))
        let codes = rest[rest.index(after: escape)..<end]
        #expect(codes.first == "[")
        #expect(codes.dropFirst().allSatisfy { $0.isNumber || $0 == ";" })
        isPlain = codes == "[0"
        rest = rest[rest.index(after: end)...]
      }
      #expect(isPlain)
    }
  }

  @Test(arguments: [SvgPage.dark(title: "stackdeck <1> & more"), .light()])
  func svgIsWellFormed(page: SvgPage) throws {
    let svg = sample().svg(page)
    #expect(svg == sample().svg(page))
    try checkXml(svg)
    #expect(svg.contains("a &lt;b&gt; &amp; &quot;c&quot;"))
    #expect(svg.contains("it&apos;s"))
    #expect(svg.contains(page.background.hex))
    #expect(!svg.contains("nan") && !svg.contains("inf\""))
    for scalar in svg.unicodeScalars {
      #expect(scalar == "\n" || scalar.value >= 0x20)
      #expect(!(0x2500...0x259F).contains(scalar.value), "drawn as shapes, not text")
      #expect(!(0x2800...0x28FF).contains(scalar.value), "drawn as shapes, not text")
    }
  }

  @Test func svgPagesSuitTheTheme() {
    let paper = Theme(
      name: "t",
      roles: [.text: Style(foreground: .rgb(1, 2, 3), background: .rgb(250, 240, 200))])
    let page = SvgPage.suiting(paper)
    #expect(page.background.hex == "#faf0c8")
    #expect(page.foreground.hex == "#010203")
    #expect(page.palette == SvgPage.light().palette)
    #expect(SvgPage.suiting(.default, title: "x") == .dark(title: "x"))
  }

  @Test func svgSetsTheLengthOfEveryRun() throws {
    var canvas = Canvas(size: Size(width: 20, height: 1))
    canvas.write("ab 日  cd", x: 1, y: 0, style: Style(attributes: .bold))
    let svg = canvas.svg()
    #expect(svg.contains("<text x=\"9\" y=\"13.5\" textLength=\"45\""))
    #expect(svg.contains(">ab 日</text>"))
    #expect(svg.contains("<text x=\"72\" y=\"13.5\" textLength=\"18\""))
    #expect(svg.contains("font-weight=\"700\">cd</text>"))
  }

  @Test func svgShapesFillTheirCells() {
    func path(_ scalar: Unicode.Scalar) -> String? {
      SvgShape.path(Glyph(scalar), x: 9, y: 18)?.data
    }
    #expect(path("█") == "M9 18h9v18h-9z")
    #expect(path("▌") == "M9 18h4.5v18h-4.5z")
    #expect(path("▐") == "M13.5 18h4.5v18h-4.5z")
    #expect(path("▁") == "M9 33.75h9v2.25h-9z")
    #expect(path("─") == "M9 26.3h9v1.4h-9z")
    #expect(path("▚") == "M9 18h4.5v9h-4.5zM13.5 27h4.5v9h-4.5z")
    #expect(SvgShape.path(Glyph("━"), x: 0, y: 0, columns: 3)?.data == "M0 7.6h27v2.8h-27z")
    #expect(path("a") == nil)
    #expect(path(" ") == nil)
    #expect(SvgShape.path(Glyph("▒"), x: 0, y: 0)?.opacity == 0.5)
  }

  /// Tags nest and close, attributes are quoted, and no bare `<` or `&` is left.
  private func checkXml(_ text: String) throws {
    var open: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
      checkEntities(rest[..<start])
      let end = try #require(rest[start...].firstIndex(of: ">"))
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        #expect(open.popLast() == String(tag.dropFirst()))
        continue
      }
      #expect(tag.filter { $0 == "\"" }.count % 2 == 0)
      #expect(!tag.contains("<"))
      checkEntities(tag)
      if !tag.hasSuffix("/") { open.append(String(tag.prefix { $0 != " " })) }
    }
    #expect(open.isEmpty)
    #expect(rest.allSatisfy { $0 == "\n" })
  }

  private func checkEntities(_ text: Substring) {
    #expect(!text.contains(">"))
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ";" }
      #expect(["amp", "lt", "gt", "quot", "apos"].contains(name))
    }
  }
}
