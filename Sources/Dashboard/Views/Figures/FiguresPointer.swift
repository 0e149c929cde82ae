import Studies
import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: a point of the chart, or a scheme of the table.
  func figuresTarget(at point: Point) -> PointerTarget? {
    guard let results = figures.shownResults else { return nil }
    let layout = FiguresLayout(body: FrameLayout(size: size).body, enlarged: figures.enlarged)
    if layout.numbers.inset().contains(point) {
      // The first row holds the names of the columns.
      let row = point.y - layout.numbers.inset().y - 1
      let schemes = results.design.schemes
      return schemes.indices.contains(row) ? .figureScheme(schemes[row]) : nil
    }
    let inside = layout.chart.inset()
    guard inside.contains(point) else { return nil }
    let chart = figureChart(results, width: inside.width)
    let plot = chart.plot(in: inside)
    let positions = results.design.positions
    return positions.indices
      .compactMap { index in chart.column(of: positions[index], in: plot).map { ($0, index) } }
      .min { abs($0.0 - point.x) < abs($1.0 - point.x) }
      .map { .figurePoint($0.1) }
  }
}
