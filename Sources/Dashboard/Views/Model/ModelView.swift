import BatchModel
import TextCanvas

extension DashboardState {
  /// Delay and quality as curves and numbers, with their parameters and presets.
  func drawModel(on canvas: inout Canvas, _ rect: Rect) {
    guard let scenario = document?.scenario else { return }
    let layout = modelLayout
    let fields = modelFields
    drawFields(
      fields, selected: modelView.parameter.map { min($0, fields.count - 1) },
      on: &canvas, layout.parameters)
    drawDelay(scenario, on: &canvas, layout.delay)
    drawQuality(scenario, on: &canvas, layout.quality)
    drawPresets(scenario, on: &canvas, layout.presets)
    drawQualityValues(scenario, on: &canvas, layout.values)
  }

  /// Counts below the columns of a chart: a digit for each, `+` for more than nine.
  func drawCounts(
    _ counts: [(place: Int, count: Int)], of chart: LineChart, in plot: Rect, y: Int,
    on canvas: inout Canvas
  ) {
    var sums: [Int: Int] = [:]
    for (place, count) in counts {
      guard let column = chart.column(of: Double(place), in: plot) else { continue }
      sums[column, default: 0] += count
    }
    for (column, sum) in sums {
      canvas.write(sum > 9 ? "+" : "\(sum)", x: column, y: y, style: appearance[.accent])
    }
  }

  /// Lines of text from the top of a rectangle, each wrapped; what does not fit is left out.
  func drawLines(_ lines: [(text: String, role: Role)], on canvas: inout Canvas, _ rect: Rect) {
    var rest = rect
    for (text, role) in lines {
      rest = rest.splitTop(canvas.write(paragraph: text, in: rest, style: appearance[role])).rest
    }
  }
}
