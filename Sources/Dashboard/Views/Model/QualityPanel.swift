import BatchModel
import Studies
import TextCanvas

extension DashboardState {
  /// Q(T) over steps (figure 1b), the outage value, and where the services of the plan stand.
  func drawQuality(_ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    canvas.panel(
      rect, title: "1b · quality Q(T)", note: "digits: services at T", appearance: appearance)
    let (chart, chartRect, counts, text) = qualityParts(scenario, in: rect)
    let plot = chart.plot(in: chartRect)
    if let column = chart.column(of: Double(modelView.steps), in: plot) {
      let line = Glyph(appearance.glyphs == .ascii ? "|" : "┊")
      for y in plot.y..<plot.bottom { canvas.put(line, x: column, y: y, style: appearance[.mark]) }
    }
    chart.draw(on: &canvas, in: chartRect, appearance: appearance)
    let steps = Self.counted(shown?.plan.services.map(\.steps) ?? [])
    drawCounts(steps, of: chart, in: plot, y: counts.y, on: &canvas)
    drawLines(qualityLines(scenario.quality, fitted(.quality, scenario)), on: &canvas, text)
  }

  /// The curve and where it lies, the line of counts below it and the text below that.
  func qualityParts(
    _ scenario: Scenario, in rect: Rect
  ) -> (chart: LineChart, chartRect: Rect, counts: Rect, text: Rect) {
    let fitted = fitted(.quality, scenario)
    let inside = rect.inset().inset(dx: 1, dy: 0)
    let lines = qualityLines(scenario.quality, fitted)
    let textRows = inside.height >= 16 ? 6 : inside.height >= 9 ? min(3, lines.count) : 0
    let (top, text) = inside.splitBottom(textRows)
    let (chartRect, counts) = top.splitBottom(1)
    return (qualityChart(scenario.quality, fitted), chartRect, counts, text)
  }

  private func qualityChart(_ quality: QualityModel, _ fitted: FittedFile?) -> LineChart {
    let curve = Self.sampled(upTo: qualityLimit).map {
      LineChart.Point(Double($0), quality.fid($0))
    }
    var chart = LineChart(
      x: .logarithmic(covering: [1, Double(qualityLimit)], padding: 0),
      y: .logarithmic(covering: curve.map(\.y) + [quality.outage]))
    chart.unit = "steps T"
    chart.references = [
      LineChart.Reference(
        value: quality.outage, style: appearance[.outage],
        label: "Q(0) \(NumberText.fixed(quality.outage, decimals: 1).trimmingZeros)")
    ]
    chart.series = [LineChart.Series(points: curve, style: appearance[.series1])]
    let cursor = LineChart.Series(
      points: [.init(Double(modelView.steps), quality.fid(modelView.steps))],
      style: appearance[.accent], markers: [0],
      label: "Q(\(modelView.steps)) "
        + NumberText.fixed(quality.fid(modelView.steps), decimals: 2))
    let measured = fitted.map { measuredSeries($0) } ?? measured(quality)
    chart.series += [measured, modelView.steps > 0 ? cursor : nil].compactMap(\.self)
    return chart
  }

  /// The points of a table; beside a power law those that are published for its task.
  private func measured(_ quality: QualityModel) -> LineChart.Series? {
    let (source, role): (QualityModel.Curve?, Role) =
      switch quality.curve {
      case .table: (quality.curve, .series1)
      case .powerLaw: (QualityPreset.named(Self.published)?.model.curve, .series2)
      }
    guard case .table(let points) = source else { return nil }
    // A gap after every point: they are measured, and no line joins them.
    let gap = LineChart.Point(.nan, .nan)
    return LineChart.Series(
      points: points.flatMap { [LineChart.Point(Double($0.steps), $0.fid), gap] },
      style: appearance[role], markers: points.indices.map { 2 * $0 })
  }

  private static let published = "ddim-cifar10-points"

  private func qualityLines(
    _ quality: QualityModel, _ fitted: FittedFile?
  ) -> [(text: String, role: Role)] {
    var lines: [(text: String, role: Role)] = []
    if quality.risesSomewhere {
      lines.append(("warning: the table rises somewhere: more steps cost quality there", .warning))
    }
    if quality.outage < quality.fid(1) {
      lines.append(
        ("warning: the outage value is below Q(1): no step is better than one", .warning))
    }
    let mark = appearance.glyphs == .ascii ? "*" : "◆"
    switch quality.curve {
    case .powerLaw(let alpha, let beta, let gamma):
      lines.append(
        (
          "Q(T) = \(DecimalText.text(alpha))·T^-\(DecimalText.text(beta)) + "
            + "\(DecimalText.text(gamma)) · \(mark) \(fitted?.path ?? Self.published)",
          .text
        ))
    case .table(let points):
      lines.append(("\(mark) \(points.count) points, linear between them", .text))
    }
    if let fitted { return lines + [fitLine(fitted)] }
    return lines
      + sourceLines(QualityPreset.all.first { $0.model == quality }.map(ModelPreset.quality))
  }

  /// Whole numbers from 1 on, all at first and then about 1 % apart.
  static func sampled(upTo limit: Int) -> [Int] {
    var samples: [Int] = []
    var next = 1
    while next < limit {
      samples.append(next)
      next += max(1, next / 100)
    }
    return samples + [limit]
  }
}
