import BatchModel
import Dashboard
import Files
import Optimizers
import Studies
import TextCanvas

/// Figure 2b or 2c in any format.
struct SweepFigureReport {
  let figure: SweepFigure
  let results: SweepResults

  func text(_ format: FigureCommand.Format, _ surface: TextSurface) -> String {
    switch format {
    case .svg: results.chart(figure).svg
    case .csv: FigureSample.csv(results.figureSamples, figure)
    case .json: json
    case .text: page(surface).text
    }
  }

  private var json: String {
    let names = FigureSample.names(figure).dropFirst()
    let rows = results.figureSamples.map { row in
      let numbers = zip(names, row.numbers).map { "\"\($0)\": \(JSONText.number($1))" }
      return "    {\"scheme\": \(JSONText.string(row.scheme.rawValue)), "
        + "\(numbers.joined(separator: ", "))}"
    }
    let differences = varied.map { "\"\($0.name)\": \(JSONText.number($0.value))" }
    return "{\n  \"format\": 1,\n  \"version\": \(JSONText.string(ProgramVersion.current)),\n"
      + "  \"figure\": \"\(figure.rawValue)\",\n  \"seed\": \(results.design.base.pso.seed),\n"
      + "  \"varied\": {\(differences.joined(separator: ", "))},\n"
      + "  \"points\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
  }

  /// Numbers of the scenarios that are not the paper's, the axis aside, named as in specifications.
  private var varied: [(name: String, value: Double)] {
    let (base, paper) = (results.design.base, ScenarioDistribution())
    return ScenarioParameter.allCases.filter { $0 != figure.parameter }.compactMap { parameter in
      guard let value = base[parameter], value != paper[parameter] else { return nil }
      return (parameter.rawValue, value)
    }
  }

  private func page(_ surface: TextSurface) -> TextPage {
    var page = TextPage(surface)
    let look = page.appearance
    let chart = results.chart(figure)
    page.line(StyledText("\(figure.rawValue)  \(chart.title)", look[.title]))
    page.facts(
      [
        "\(replications) random scenarios a point", "mean ± 95 % interval",
        "seed \(results.design.base.pso.seed)",
      ] + varied.map { "\($0.name) \(DecimalText.text($0.value))" }, role: .muted)
    page.curves(chart)
    let schemes = Array(results.design.schemes.indices)
    writeTable(
      "mean FID, the least of a row marked", schemes, on: &page, marksLeast: true
    ) { results.meanFID(point: $0, scheme: $1) }
    if let proposed = results.design.schemes.firstIndex(of: .proposed), schemes.count > 1 {
      writeTable(
        "mean FID above that of proposed on the same scenarios", schemes.filter { $0 != proposed },
        on: &page
      ) { results.meanFID(point: $0, scheme: $1, above: proposed) }
    }
    let hasOutages = results.figureSamples.contains { $0.outages > 0 }
    if hasOutages {
      writeTable("outages a scenario", schemes, on: &page) {
        results.outages(point: $0, scheme: $1)
      }
    }
    return page
  }

  /// How many replications are known of a point and scheme: `20`, or `3 to 4`.
  private var replications: String {
    let counts = results.figureSamples.map(\.meanFID.count)
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    return least == most ? "\(most)" : "\(least) to \(most)"
  }

  /// A row a point, a column a scheme.
  private func writeTable(
    _ title: String, _ schemes: [Int], on page: inout TextPage, marksLeast: Bool = false,
    estimate: (_ point: Int, _ scheme: Int) -> Estimate?
  ) {
    page.blank()
    page.line(StyledText(title, page.appearance[.title]))
    let columns = schemes.map {
      TextTable.Column(title: results.design.schemes[$0].rawValue, width: 17, priority: 5)
    }
    let table = TextTable(
      [.init(title: figure == .services ? "K" : "s", width: 4, priority: 9)] + columns,
      width: page.width)
    table.header(on: &page)
    for (point, position) in results.design.positions.enumerated() {
      let estimates = schemes.map { estimate(point, $0) }
      let least = marksLeast ? estimates.compactMap { $0?.mean }.min() : nil
      table.row(
        [.init(text: DecimalText.text(position))]
          + estimates.map { estimate in
            .init(
              text: estimate.map(Self.number) ?? "",
              role: least != nil && estimate?.mean == least ? .best : .text)
          }, on: &page)
    }
  }

  private static func number(_ estimate: Estimate) -> String {
    let half = estimate.halfWidth.map { " ± \(NumberText.fixed($0, decimals: 2))" } ?? ""
    return NumberText.fixed(estimate.mean, decimals: 2) + half
  }
}

extension TextPage {
  /// Draws the curves of a chart with their names at the right.
  mutating func curves(_ chart: VectorChart) {
    let look = appearance
    let size = Size(width: min(width, 100), height: 20)
    var lines = LineChart(x: chart.x, y: chart.y)
    lines.unit = chart.xLabel
    lines.series = chart.series.enumerated().map { index, series in
      let points = series.points.map { LineChart.Point($0.x, $0.y) }
      let gap = LineChart.Point(.nan, .nan)
      return LineChart.Series(
        // No line joins points that are measured.
        points: series.kind == .markers ? points.flatMap { [$0, gap] } : points,
        style: look[Role.series[index % Role.series.count]],
        markers: series.kind == .line
          ? [] : points.indices.map { series.kind == .markers ? 2 * $0 : $0 },
        label: series.name)
    }
    block(height: size.height) { canvas in
      lines.draw(
        on: &canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height), appearance: look)
    }
  }
}
