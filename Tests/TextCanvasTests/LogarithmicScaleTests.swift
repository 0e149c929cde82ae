import Testing

@testable import TextCanvas

@Suite struct LogarithmicScaleTests {
  @Test func equalRatiosAreEqualDistances() {
    let scale = ChartScale.logarithmic(covering: [1, 1000], padding: 0)
    #expect(scale.isLogarithmic)
    for (value, share) in [(1.0, 0.0), (10, 1.0 / 3), (100, 2.0 / 3), (1000, 1)] {
      #expect(abs(scale.fraction(value) - share) < 1e-12)
      #expect(abs(scale.value(at: share) / value - 1) < 1e-12)
    }
    #expect(scale.fraction(0) == -.infinity && scale.fraction(-1) == -.infinity)
  }

  @Test func ticksAreRoundAndFew() {
    let scale = ChartScale.logarithmic(covering: [1, 1000], padding: 0)
    #expect(
      scale.ticks(atMost: 20).map { $0.rounded() } == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
    #expect(scale.ticks(atMost: 8).map { $0.rounded() } == [1, 3, 10, 30, 100, 300, 1000])
    #expect(scale.ticks(atMost: 4).map { $0.rounded() } == [1, 10, 100, 1000])
    #expect(scale.ticks(atMost: 2).count <= 2)
    let short = ChartScale.logarithmic(covering: [6, 9], padding: 0)
    #expect(short.ticks(atMost: 4) == [6, 7, 8, 9])
    #expect(short.tickDecimals(atMost: 4) == 0)
    #expect(ChartScale.logarithmic(covering: [0.02, 3]).tickDecimals(atMost: 20) == 2)
  }

  @Test func whatHasNoLogarithmIsLeftOut() {
    #expect(!ChartScale.logarithmic(covering: [0, -3]).isLogarithmic)
    #expect(!ChartScale.logarithmic(covering: []).isLogarithmic)
    let scale = ChartScale.logarithmic(covering: [.nan, 0, 2, 8, .infinity], padding: 0)
    #expect(scale.isLogarithmic && abs(scale.lower - 2) < 1e-12 && abs(scale.upper - 8) < 1e-12)
  }

  @Test func growsAndFitsAsALogarithmicScale() {
    var scale = ChartScale.logarithmic(covering: [1, 10], padding: 0)
    scale.grow(toCover: [5])
    #expect(scale.upper < 10.1)
    scale.grow(toCover: [0, 100], padding: 0)
    #expect(scale.isLogarithmic && abs(scale.upper - 100) < 1e-9)
    scale.fit([2, 4], padding: 0)
    #expect(scale.isLogarithmic && abs(scale.lower - 2) < 1e-9)
  }

  @Test func lineIsStraightAndGapsWhereThereIsNoLogarithm() {
    let text = drawn(30, 9, .ascii) { canvas, look in
      var chart = LineChart(
        x: .logarithmic(covering: [1, 100], padding: 0),
        y: .logarithmic(covering: [1, 100], padding: 0))
      chart.series = [
        .init(points: [.init(1, 1), .init(10, 10), .init(100, 100)], style: look[.best]),
        .init(points: [.init(1, 0), .init(10, -2)], style: look[.best]),
      ]
      chart.draw(on: &canvas, in: canvas.bounds, appearance: look)
    }
    #expect(text.contains("100+") && text.contains("10+") && text.contains(" 1+"))
  }
}
