import Testing

@testable import TextCanvas

@Suite struct ChartTests {
  private func lineChart(_ tier: GlyphTier) -> String {
    drawn(44, 10, tier) { canvas, look in
      var chart = LineChart(x: ChartScale(0, 100), y: ChartScale(covering: [8.8, 9.1]))
      chart.unit = "it"
      chart.bands = [
        .init(
          low: [.init(0, 9.0), .init(100, 8.86)], high: [.init(0, 9.1), .init(100, 8.9)],
          style: look[.band])
      ]
      chart.references = [.init(value: 9.05, style: look[.baseline], label: "equal 9.05")]
      chart.series = [
        .init(
          points: [.init(0, 9.1), .init(10, 9), .init(40, 8.9), .init(80, 8.85), .init(100, 8.85)],
          style: look[.best], isStepped: true, markers: [2], label: "best 8.85"),
        .init(points: [.init(0, 8.8), .init(50, 9), .init(100, 8.9)], style: look[.series2]),
      ]
      chart.draw(on: &canvas, in: canvas.bounds, appearance: look)
    }
  }

  @Test func lineChartInBraille() {
    #expect(
      lineChart(.braille) == """
        9.1┤⠤⠤⠤⡄
           │░░░⡇░░░░╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ equal 9.05
        9.0┤░░░⣇⣀⣀⣀⣀⣀⣀⣀⣀░░⢀
           │ ░░░░░░░░░░⣀⠔⠊⠁⠉⠑⠒⠢⠤⣀⡀
           │        ⡠⠔⠊⢸░░░░░░░░░⠈⠉⠒⠢⠤⢄⣀
        8.9┤    ⢀⡠⠔⠉   ◆⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡇░░░░⠉
           │ ⢀⡠⠒⠁                  ⠓⠒⠒⠒⠒⠒ best 8.85
        8.8┤⠊⠁
           └┬─────────────┬─────────────┬
            0             50       100 it
        """)
  }

  @Test func lineChartInBlocks() {
    #expect(
      lineChart(.block) == """
        9.1┤▄▄▄▄
           │░░░█░░░░╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ equal 9.05
        9.0┤░░░█▄▄▄▄▄▄▄▄░░▄
           │ ░░░░░░░░░░▄▄▀░▀▀▀▄▄▄
           │        ▄▀▀█░░░░░░░░░▀▀▀▀▄▄▄
        8.9┤     ▄▀▀   ◆▀▀▀▀▀▀▀▀▀▀█░░░░░▀
           │ ▄▄▀▀                 ▀▀▀▀▀▀▀ best 8.85
        8.8┤▀
           └┬─────────────┬─────────────┬
            0             50       100 it
        """)
  }

  @Test func lineChartInAscii() {
    #expect(
      lineChart(.ascii) == """
        9.1+****
           |:::*::::--------------------- equal 9.05
        9.0+:::*********::+
           | ::::::::::+++:++++++
           |        +++*:::::::::+++++++
        8.9+    ++++   ************:::::+
           | +++                  ******* best 8.85
        8.8++
           ++-------------+-------------+
            0             50       100 it
        """)
  }

  @Test func smallChartsDropTheirAxes() {
    let text = drawn(6, 2, .braille) { canvas, look in
      var chart = LineChart(x: ChartScale(0, 1), y: ChartScale(0, 1))
      chart.series = [
        .init(points: [.init(0, 0), .init(1, 1)], style: .plain, label: "label")
      ]
      chart.draw(on: &canvas, in: canvas.bounds, appearance: look)
    }
    #expect(
      text == """
           ⣀⠔⠊
        ⡠⠔⠉
        """)
  }

  @Test func laterSeriesWinAndGapsStay() {
    var canvas = Canvas(size: Size(width: 5, height: 1))
    var chart = LineChart(x: ChartScale(0, 4), y: ChartScale(0, 1))
    let red = Style(foreground: .ansi(1))
    let blue = Style(foreground: .ansi(12))
    chart.series = [
      .init(points: (0..<5).map { .init(Double($0), $0 == 3 ? .nan : 0) }, style: red),
      .init(points: [.init(0, 0), .init(1, 0)], style: blue),
    ]
    chart.draw(on: &canvas, in: canvas.bounds, appearance: Appearance(glyphs: .ascii))
    #expect(canvas.text == "++* *")
    #expect(canvas[0, 0].style == blue)
    #expect(canvas[2, 0].style == red)
  }

  @Test func linesAreCutAtTheEdges() {
    var grid = DotGrid(tier: .ascii, columns: 5, rows: 3)
    grid.line(from: (-1e9, 1), to: (1e9, 1), owner: 0)
    grid.line(from: (2, -1e6), to: (2, 1e6), owner: 1)
    grid.line(from: (9, 0), to: (9, 9), owner: 2)
    let rows = (0..<3).map { row in
      String((0..<5).map { column in grid.cell(column, row).map { _ in "x" } ?? "." }.joined())
    }
    #expect(rows == ["..x..", "xxxxx", "..x.."])
    #expect(grid.cell(2, 1)?.owner == 1)
  }

  @Test(arguments: [
    (0.0, 16.0, 9, [0.0, 2, 4, 6, 8, 10, 12, 14, 16]), (8.79, 9.11, 4, [8.8, 9.0]),
    (0, 1, 2, [0, 1]), (-1, 1, 5, [-1, -0.5, 0, 0.5, 1]), (0, 0.003, 4, [0, 0.001, 0.002, 0.003]),
    (99_000, 101_000, 3, [99_000, 100_000, 101_000]),
  ])
  func ticksAreRound(lower: Double, upper: Double, most: Int, expected: [Double]) {
    let ticks = ChartScale(lower, upper).ticks(atMost: most)
    #expect(ticks.count == expected.count)
    for (tick, value) in zip(ticks, expected) { #expect(abs(tick - value) < 1e-9) }
  }

  @Test func ticksAreNeverTooMany() {
    var random = TestRandom(seed: 3)
    for _ in 0..<500 {
      let scale = ChartScale(random.number(-1000...1000), random.number(-1000...1000))
      let most = Int.random(in: 2...20, using: &random)
      let ticks = scale.ticks(atMost: most)
      #expect(ticks.count <= most)
      #expect(ticks.allSatisfy { (-1e-6...1 + 1e-6).contains(scale.fraction($0)) })
    }
  }

  @Test func scalesGrowAtOnceAndShrinkWhenTold() {
    var scale = ChartScale(covering: [0, 10], padding: 0.1)
    #expect(scale == ChartScale(-1, 11))
    scale.grow(toCover: [2, 5])
    #expect(scale == ChartScale(-1, 11))
    scale.grow(toCover: [19, .nan, .infinity], padding: 0.1)
    #expect(scale == ChartScale(-1, 21))
    scale.fit([2, 5], padding: 0)
    #expect(scale == ChartScale(2, 5))
  }

  @Test func scalesAlwaysHaveAnExtent() {
    #expect(ChartScale(3, 3).lower < 3 && ChartScale(3, 3).upper > 3)
    #expect(ChartScale(covering: []) == ChartScale(0, 1))
    #expect(ChartScale(.nan, 4) == ChartScale(0, 1))
    #expect(ChartScale(5, 1) == ChartScale(1, 5))
    #expect(ChartScale(0, 0).fraction(0) == 0.5)
  }

  private func columns(_ tier: GlyphTier) -> String {
    drawn(24, 5, tier) { canvas, look in
      canvas.columns(
        [
          ColumnGroup(label: "K=10", values: [1, 2, 3]),
          ColumnGroup(label: "K=20", values: [2.5, 0.01, .nan]),
          ColumnGroup(label: "a long label", values: [9, -1, 0.6]),
        ], in: canvas.bounds, scale: ChartScale(0, 3), styles: [.plain], appearance: look)
    }
  }

  @Test func verticalBars() {
    #expect(
      columns(.block) == """
            ██  ▃▃      ██
          ▅▅██  ██      ██
        ▃▃████  ██      ██
        ██████  ██▁▁    ██  ▆▆
        K=10    K=20    a long…
        """)
    #expect(
      columns(.ascii) == """
            ##          ##
          ####  ##      ##
          ####  ##      ##
        ######  ####    ##  ##
        K=10    K=20    a long~
        """)
    #expect(columns(.braille) == columns(.block))
  }

  private func heat(_ tier: GlyphTier) -> String {
    drawn(12, 3, tier) { canvas, look in
      canvas.heatMap(
        [0, 0.2, 0.4, 0.6, 0.8, 1, .nan, -3, 7], columns: 3, cellWidth: 2, in: canvas.bounds,
        appearance: look)
    }
  }

  @Test func heatMapsWithoutColour() {
    #expect(
      heat(.block) == """
        ░░░░▒▒
        ▓▓████
        ··░░██
        """)
    #expect(
      heat(.ascii) == """
        002244
        668899
        ..0099
        """)
  }

  @Test func heatMapsWithColourUseTheGradient() {
    var canvas = Canvas(size: Size(width: 2, height: 1))
    canvas.heatMap([0, 1], columns: 2, in: canvas.bounds, appearance: Appearance())
    #expect(canvas[0, 0].style.background == Theme.default.heat(0))
    #expect(canvas[1, 0].style.background == Theme.default.heat(1))
  }

  @Test func sparklines() {
    func line(_ tier: GlyphTier) -> String {
      drawn(10, 1, tier) { canvas, look in
        canvas.sparkline(
          [5, 0, 1, 2, 3, .nan, 4, 5, 6, 7], in: Rect(x: 0, y: 0, width: 9, height: 1),
          style: .plain, appearance: look)
      }
    }
    #expect(line(.braille) == "▁▂▃▄ ▅▆▇█")
    #expect(line(.ascii) == "_.:- =+*#")
  }
}
