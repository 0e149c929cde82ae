import Optimizers
import Studies
import TextCanvas

extension SweepFigure {
  /// The paper's figure and what it shows.
  var title: String {
    switch self {
    case .services: "2b · mean FID over services K"
    case .minimumDeadline: "2c · mean FID over the smallest deadline"
    }
  }
}

extension DashboardState {
  /// On a linear axis nothing above so many times the best scheme's worst point is shown.
  private static let linearRoom = 3.0

  /// Mean FID over the axis, a line for every scheme that is on, with its confidence band.
  func drawFigureChart(_ results: SweepResults, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let design = results.design
    let chart = figureChart(results, width: rect.inset().width)
    let top = chart.y.upper
    let isCut = chart.series.contains { $0.points.contains { $0.y > top } }
    let cut = isCut ? ", cut above \(NumberText.fixed(top, decimals: 1))" : ""
    let number = (SweepFigure.allCases.firstIndex(of: figures.figure) ?? 0) + 1
    let inside = canvas.panel(
      rect, title: figures.figure.title,
      note:
        "\(figures.isLinear ? "linear" : "log")\(cut) · \(number)/\(SweepFigure.allCases.count)",
      appearance: appearance)
    guard !design.positions.isEmpty else {
      canvas.write(
        "no point lies on this axis", x: inside.x, y: inside.y, style: appearance[.muted])
      return
    }
    let plot = chart.plot(in: inside)
    if let column = chart.column(of: design.positions[figures.point], in: plot) {
      let line = Glyph(appearance.glyphs == .ascii ? "|" : "┊")
      for y in plot.y..<plot.bottom { canvas.put(line, x: column, y: y, style: appearance[.mark]) }
    }
    chart.draw(on: &canvas, in: inside, appearance: appearance)
  }

  /// The chart for so many columns, in which curves have labels where there is room.
  func figureChart(_ results: SweepResults, width: Int) -> LineChart {
    let curves = results.design.schemes.indices
      .filter { !figures.off.contains(results.design.schemes[$0]) }
      .map { FigureCurve(results, scheme: $0) }
    let scale = figureScale(curves)
    let positions = results.design.positions
    var chart = LineChart(x: ChartScale(positions.first ?? 0, positions.last ?? 1), y: scale)
    chart.unit = figures.figure == .services ? "K" : "s"
    // The scheme under the cursor lies on top.
    let ordered = curves.sorted {
      ($0.scheme == figures.selected ? 1 : 0) < ($1.scheme == figures.selected ? 1 : 0)
    }
    // Without colours bands of several schemes could not be told apart.
    let banded = ordered.filter { appearance.colors != .none || $0.scheme == figures.selected }
    chart.bands = banded.map { curve in
      LineChart.Band(
        low: curve.bandPoints(\.low, least: scale.lower),
        high: curve.bandPoints(\.high, least: scale.lower),
        style: appearance[figureRole(curve.scheme)])
    }
    chart.series = ordered.map { curve in
      LineChart.Series(
        points: curve.points(\.mean), style: appearance[figureRole(curve.scheme)],
        markers: curve.scheme == figures.selected ? Array(curve.estimates.indices) : [],
        label: width >= 60 ? curve.scheme.rawValue : nil)
    }
    return chart
  }

  private func figureScale(_ curves: [FigureCurve]) -> ChartScale {
    let values = curves.flatMap { curve in
      curve.points(\.mean).map(\.y) + curve.bandPoints(\.high, least: 0).map(\.y)
    }
    guard figures.isLinear else { return .logarithmic(covering: values) }
    let worst = curves.compactMap { $0.estimates.map(\.estimate.mean).max() }.min() ?? 1
    return ChartScale(covering: values.filter { $0 <= Self.linearRoom * worst } + [worst])
  }
}

/// The known points of one scheme.
struct FigureCurve {
  /// The scheme.
  let scheme: Scheme
  /// Places on the axis with what is known there, ascending.
  let estimates: [(value: Double, estimate: Estimate)]

  init(_ results: SweepResults, scheme: Int) {
    self.scheme = results.design.schemes[scheme]
    estimates = results.design.positions.enumerated().compactMap { index, value in
      results.meanFID(point: index, scheme: scheme).map { (value, $0) }
    }
  }

  /// A line through one number of every estimate.
  func points(_ number: (Estimate) -> Double) -> [LineChart.Point] {
    estimates.map { LineChart.Point($0.value, number($0.estimate)) }
  }

  /// An edge of the confidence band, at `least` where it is below.
  ///
  /// It begins with three replications: of two the interval is so wide that it tells nothing.
  func bandPoints(_ number: (Estimate) -> Double, least: Double) -> [LineChart.Point] {
    estimates.filter { $0.estimate.count >= 3 }
      .map { LineChart.Point($0.value, max(least, number($0.estimate))) }
  }
}
