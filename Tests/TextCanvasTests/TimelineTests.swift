import Testing

@testable import TextCanvas

@Suite struct TimelineTests {
  /// A ruler, rows of bars that touch at halves and at whole cells, and very short ones.
  private func timeline(_ tier: GlyphTier) -> String {
    drawn(40, 6, tier) { canvas, look in
      let rect = canvas.bounds
      canvas.ruler(
        in: Rect(x: 0, y: 0, width: 40, height: 2), scale: ChartScale(0, 10), appearance: look)
      for index in 0..<5 {
        let start = Double(index) * 3
        canvas.bar(
          in: rect, from: start + 0.5, to: start + 3.5, y: 2, style: .plain, appearance: look)
        canvas.bar(in: rect, from: start, to: start + 3, y: 3, style: .plain, appearance: look)
        canvas.bar(
          in: rect, from: start * 0.7, to: start * 0.7 + 0.3, y: 4, style: .plain,
          appearance: look)
      }
      canvas.bar(
        in: rect, from: 15.5, to: 24.2, y: 2, fill: .hatched, style: .plain, appearance: look)
      canvas.track(in: rect, from: 24.2, to: 30, y: 2, style: .plain, appearance: look)
      canvas.mark(.deadline, in: rect, at: 30, y: 2, style: .plain, appearance: look)
      canvas.bar(
        in: rect, from: 15, to: 22, y: 3, fill: .hatched, style: .plain, appearance: look)
      canvas.mark(.deadline, in: rect, at: 18.5, y: 3, style: .plain, appearance: look)
      canvas.mark(.cursor, in: rect, at: 40, y: 3, style: .plain, appearance: look)
      canvas.bar(in: rect, from: -5, to: 99, y: 5, style: .plain, appearance: look)
    }
  }

  @Test func timelineInBraille() {
    #expect(
      timeline(.braille) == """
        0       2       4       6       8 s
        ┬───────┬───────┬───────┬───────┬───────
        ▐██▌██▌██▌██▌██▌▒▒▒▒▒▒▒▒ ·····╎
        ██▌██▌██▌██▌███▒▒▒╎▒▒▒                 │
        ▌ ▌ ▌ ▐ ▐
        ████████████████████████████████████████
        """)
    #expect(timeline(.block) == timeline(.braille))
  }

  @Test func timelineInAscii() {
    #expect(
      timeline(.ascii) == """
        0       2       4       6       8 s
        +-------+-------+-------+-------+-------
         [=][=][=][=][=]~~~~~~~~ .....!
        [=][=][=][=][=]~~~!~~~                 |
        # # # # #
        [======================================]
        """)
  }

  private let look = Appearance()
  private let blue = Style(foreground: .ansi(12))
  private let cyan = Style(foreground: .ansi(6))

  private func bars(_ intervals: [(Double, Double, Style)], width: Int = 4) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: 1))
    for (from, to, style) in intervals {
      canvas.bar(in: canvas.bounds, from: from, to: to, y: 0, style: style, appearance: look)
    }
    return canvas
  }

  @Test func endsAreExactToAnEighth() {
    let canvas = bars([(0.25, 2.625, blue)])
    #expect(canvas.text == "▎█▋")
    // The start shows the complement: the empty quarter is the glyph of a reversed cell.
    #expect(canvas[0, 0].style == blue.adding(.reverse))
    #expect(canvas[1, 0].style == blue)
    #expect(canvas[2, 0].style == blue)
  }

  @Test func barsThatMeetInsideACellBothStay() {
    for order in [[0, 1], [1, 0]] {
      let intervals = [(0.0, 1.375, blue), (1.375, 3.0, cyan)]
      let canvas = bars(order.map { intervals[$0] })
      #expect(canvas.text == "█▍█")
      #expect(canvas[1, 0].style == Style(foreground: .ansi(12), background: .ansi(6)))
    }
  }

  @Test func aGapInsideACellKeepsBothBars() {
    let canvas = bars([(0, 1.25, blue), (1.75, 3, cyan)])
    #expect(canvas[1, 0].style.foreground == .ansi(12))
    #expect(canvas[1, 0].style.background == .ansi(6))
  }

  @Test func shortBarsShowSomething() {
    #expect(bars([(1, 1, blue)]).text == " ▏")
    #expect(bars([(1.5, 1.501, blue)]).text == " ▉")
    #expect(bars([(1.5, 1.501, blue)])[1, 0].style.attributes.contains(.reverse))
    #expect(bars([(3.99, 4, blue)]).text == "   ▉")
    #expect(bars([(3.99, 4, blue)])[3, 0].style.attributes.contains(.reverse))
    #expect(bars([(1.25, 1.5, blue)]).text == " ▎")
  }

  @Test func barsOverOneAnotherFromTheTerminalColoursAreTold() {
    let canvas = bars([(0, 1.5, .plain), (1.5, 3, blue)])
    #expect(canvas[1, 0].style.foreground == .terminal)
    #expect(canvas[1, 0].style.background == .ansi(12))
    let swapped = bars([(0, 1.5, blue), (1.5, 3, .plain)])
    #expect(swapped[1, 0].style == Style(background: .ansi(12), attributes: .reverse))
  }

  @Test func whatIsBehindABarStays() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.restyle(canvas.bounds) { $0.background = .ansi(8) }
    canvas.bar(
      in: canvas.bounds, from: 0.5, to: 2.5, y: 0, style: blue, appearance: look)
    #expect(canvas[0, 0].style.background == .ansi(8))
    #expect(canvas[1, 0].style.background == .ansi(8))
    #expect(canvas[2, 0].style.background == .ansi(8))
    canvas.mark(
      .deadline, in: canvas.bounds, at: 1, y: 0, style: .plain, appearance: look)
    #expect(canvas[1, 0] == Cell(glyph: Glyph("╎"), style: Style(background: .ansi(12))))
  }

  @Test func hatchedBarsHaveExactEnds() {
    var canvas = Canvas(size: Size(width: 5, height: 1))
    canvas.bar(in: canvas.bounds, from: 0, to: 1.5, y: 0, style: blue, appearance: look)
    canvas.bar(
      in: canvas.bounds, from: 1.5, to: 4.25, y: 0, fill: .hatched, style: cyan,
      appearance: look)
    #expect(canvas.text == "█▌▒▒▎")
    #expect(canvas[1, 0].style == Style(foreground: .ansi(12), background: .ansi(6)))
  }

  @Test(arguments: [
    (Double.nan, 3.0), (3, .nan), (5, 4), (-3, -1), (4, 9), (-.infinity, 0), (.infinity, .infinity),
  ])
  func intervalsOutsideOrWithoutMeaningDrawNothing(from: Double, to: Double) {
    for tier in GlyphTier.allCases {
      let text = drawn(4, 1, tier) { canvas, look in
        canvas.bar(
          in: canvas.bounds, from: from, to: to, y: 0, style: .plain, appearance: look)
      }
      #expect(text == "")
    }
  }

  @Test func endlessBarsFillTheRow() {
    #expect(bars([(-.infinity, .infinity, blue)]).text == "████")
  }

  /// Neighbours of every length and place keep a seam without colour, and are never lost.
  @Test func touchingBarsNeverMerge() {
    for length in stride(from: 1.0, through: 5, by: 0.25) {
      for offset in stride(from: 0.0, to: 2, by: 0.25) {
        let text = drawn(60, 1, .block) { canvas, look in
          for index in 0..<8 {
            let start = offset + Double(index) * length
            canvas.bar(
              in: canvas.bounds, from: start, to: start + length, y: 0, style: .plain,
              appearance: look)
          }
        }
        #expect(pieces(text) >= (length < 2 ? 5 : 8), "\(length) \(offset) \(text)")
      }
    }
  }

  /// Runs of ink when every cell is two halves.
  private func pieces(_ text: String) -> Int {
    var count = 0
    var isInk = false
    for character in text {
      let halves: [Bool] =
        switch character {
        case "█": [true, true]
        case "▌": [true, false]
        case "▐": [false, true]
        default: [false, false]
        }
      for half in halves {
        if half && !isInk { count += 1 }
        isInk = half
      }
    }
    return count
  }
}
