import BatchModel
import Studies
import TextCanvas

extension DashboardState {
  /// g(X) over the size of a batch (figure 1a), and what batching can gain.
  func drawDelay(_ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let delay = scenario.delay
    let inside = canvas.panel(
      rect, title: "1a · delay g(X) of a batch", note: "digits: batches of the plan",
      appearance: appearance
    ).inset(dx: 1, dy: 0)
    let textRows = inside.height >= 16 ? 6 : inside.height >= 9 ? 3 : 0
    let (top, text) = inside.splitBottom(textRows)
    let (plotRect, counts) = top.splitBottom(1)
    let sizes = Self.counted(shown?.plan.batches.map(\.services.count) ?? [])
    let most = max(20, scenario.devices.count)
    var chart = LineChart(
      x: ChartScale(0, Double(most)), y: ChartScale(0, delay.duration(most) * 1.05))
    chart.unit = "tasks X"
    chart.series = [
      LineChart.Series(
        points: [.init(0, delay.b), .init(Double(most), delay.duration(most))],
        style: appearance[.series1],
        label: "\(NumberText.fixed(delay.duration(most), decimals: 2)) s"),
      LineChart.Series(
        points: sizes.map { .init(Double($0.place), delay.duration($0.place)) },
        style: appearance[.accent], markers: Array(sizes.indices)),
    ]
    if let fitted = fitted(.delay, scenario) { chart.series.append(measuredSeries(fitted)) }
    chart.draw(on: &canvas, in: plotRect, appearance: appearance)
    drawCounts(sizes, of: chart, in: chart.plot(in: plotRect), y: counts.y, on: &canvas)
    drawLines(delayLines(scenario), on: &canvas, text)
  }

  private func delayLines(_ scenario: Scenario) -> [(text: String, role: Role)] {
    let delay = scenario.delay
    func number(_ value: Double, _ decimals: Int) -> String {
      NumberText.fixed(value, decimals: decimals).trimmingZeros
    }
    let times = appearance.glyphs == .ascii ? "x" : "×"
    return [
      ("g(X) = \(DecimalText.text(delay.a))·X + \(DecimalText.text(delay.b)) s", .text),
      (
        "g(1) \(number(delay.single, 4)) s · b/a \(number(delay.b / delay.a, 2)) · batching gains "
          + "up to (a+b)/a = \(number(delay.single / delay.a, 2))\(times)",
        .text
      ),
    ]
      + (fitted(.delay, scenario).map { [fitLine($0)] }
        ?? sourceLines(DelayPreset.all.first { $0.model == delay }.map(ModelPreset.delay)))
  }

  /// The name and the source of the preset in use, or that there is none.
  func sourceLines(_ preset: ModelPreset?) -> [(text: String, role: Role)] {
    guard let preset else { return [("own numbers, no preset", .muted)] }
    return [(preset.name, .accent), (preset.source, .muted)]
  }

  /// How often each number occurs, ascending.
  static func counted(_ numbers: [Int]) -> [(place: Int, count: Int)] {
    Dictionary(grouping: numbers) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { $0.0 < $1.0 }
  }
}
