import Testing

@testable import TextCanvas

/// Random drawing into random clips on canvases of many sizes.
@Suite struct ClippingTests {
  static let sizes = [
    Size(width: 0, height: 0), Size(width: 0, height: 9), Size(width: 1, height: 1),
    Size(width: 2, height: 1), Size(width: 7, height: 3), Size(width: 40, height: 12),
    Size(width: 500, height: 4), Size(width: 3, height: 500),
  ]

  @Test(arguments: sizes, GlyphTier.allCases)
  func nothingIsWrittenOutsideTheClip(size: Size, tier: GlyphTier) {
    var random = TestRandom(seed: UInt64(size.width * 1000 + size.height))
    for round in 0..<25 {
      let marked = Style(foreground: .ansi(9))
      let appearance = Appearance(
        theme: .default, glyphs: tier, colors: round % 2 == 0 ? .full256 : .none,
        attributes: round % 4 != 1)
      var canvas = Canvas(size: size, background: marked, glyphs: tier)
      let before = canvas
      let clip = random.rect(around: size)
      canvas.clipped(to: clip) { canvas in
        for kind in 0..<14 { draw(kind, on: &canvas, appearance, &random) }
      }
      for y in 0..<size.height {
        for x in 0..<size.width where !clip.contains(Point(x: x, y: y)) {
          if canvas[x, y] != before[x, y] { Issue.record("cell \(x), \(y) outside \(clip)") }
        }
      }
      #expect(canvas.isWellFormed)
      #expect((0..<size.height).allSatisfy { canvas.rowWidth($0) == size.width })
      if tier == .ascii {
        #expect(canvas.cells.allSatisfy { (0x20...0x7E).contains($0.glyph.base) })
      }
    }
  }

  private func draw(
    _ kind: Int, on canvas: inout Canvas, _ appearance: Appearance, _ random: inout TestRandom
  ) {
    let rect = random.rect(around: canvas.size)
    let style = appearance[.generation]
    let span = Double(canvas.size.width + 4)
    let values = (0..<20).map { $0 == 7 ? Double.nan : random.number(-3...9) }
    switch kind {
    case 0: canvas.write(random.text(), x: rect.x, y: rect.y, style: style)
    case 1: canvas.write(random.text(), x: rect.x, y: rect.y, style: style, width: rect.width)
    case 2: canvas.fill(rect, Glyph(Bool.random(using: &random) ? "日" : "x"), style: style)
    case 3: canvas.panel(rect, title: random.text(), note: "note", appearance: appearance)
    case 4:
      canvas.bar(
        in: rect, from: random.number(-9...span), to: random.number(-9...span), y: rect.y,
        fill: Bool.random(using: &random) ? .solid : .hatched, style: style,
        appearance: appearance)
    case 5:
      let moment = random.number(-2...span)
      canvas.mark(
        .deadline, in: rect, at: moment, y: rect.y, style: style, appearance: appearance)
      canvas.track(
        in: rect, from: moment, to: span, y: rect.y, style: style, appearance: appearance)
    case 6: canvas.gauge(values[0], in: rect, style: style, appearance: appearance)
    case 7: canvas.sparkline(values, in: rect, style: style, appearance: appearance)
    case 8:
      canvas.columns(
        [ColumnGroup(label: random.text(), values: values)], in: rect, scale: ChartScale(0, 5),
        styles: [style], appearance: appearance)
    case 9:
      canvas.heatMap(values, columns: 5, cellWidth: 2, in: rect, appearance: appearance)
    case 10: canvas.scrollbar(in: rect, offset: 3, visible: 5, total: 99, appearance: appearance)
    case 11: canvas.write(paragraph: random.text() + " end", in: rect, style: style)
    case 12:
      canvas.ruler(in: rect, scale: ChartScale(values[0], values[1]), appearance: appearance)
    default:
      var chart = LineChart(x: ChartScale(0, 19), y: ChartScale(covering: values))
      let points = values.enumerated().map { LineChart.Point(Double($0), $1) }
      chart.series = [
        .init(points: points, style: style, isStepped: true, markers: [1, 99], label: "label")
      ]
      chart.references = [.init(value: 2, style: style, label: random.text())]
      chart.draw(on: &canvas, in: rect, appearance: appearance)
    }
  }
}
