import BatchModel
import Files
import Glibc
import Studies
import TextCanvas

/// Figure 1a or 1b: a model as a curve, with what was measured.
struct CurveFigure {
  let name: String
  let chart: VectorChart
  /// The names of both numbers of a point.
  let columns: (x: String, y: String)
  /// What the reader should know of where it comes from.
  let note: String

  /// The paper's g(X): its text gives a and b, and no measured point.
  static let delay: CurveFigure = {
    let model = DelayModel.paper
    var chart = VectorChart(
      title: "Delay of a batch over its size", xLabel: "batch size X (tasks)",
      yLabel: "delay of a batch g(X) (s)", x: ChartScale(0, 21), y: ChartScale(0, 1))
    chart.series = [
      .init(
        name: "g(X) = \(DecimalText.text(model.a)) X + \(DecimalText.text(model.b)) s",
        points: (1...20).map { .init(Double($0), model.duration($0)) }, kind: .line)
    ]
    return CurveFigure(
      name: "1a", chart: chart, columns: CurveKind.delay.columns,
      note: "the line that the paper gives for DDIM on CIFAR-10, GeForce RTX 3050; the points it "
        + "was fitted to are not published in numbers")
  }()

  /// The published FID of DDIM, and the curve fitted to it.
  static func quality() throws -> CurveFigure {
    let kind = CurveKind.quality
    let points = try Measurements.read(kind.sample.bytes, file: kind.sample.name, kind)
    let fit = try CurveFit(kind, points)
    let values = fit.roundedValues.map(DecimalText.text)
    let steps = (0...120).map { 5 * pow(10, Double($0) / 120 * 2.4) }
    let curve = steps.map { VectorChart.Point($0, fit.value(at: $0)) }
    var chart = VectorChart(
      title: "FID over denoising steps", xLabel: "denoising steps T",
      yLabel: "FID (lower is better)", x: .logarithmic(covering: steps, padding: 0.01),
      y: .logarithmic(covering: curve.map(\.y)))
    chart.series = [
      .init(name: "published", points: points.map { .init($0.x, $0.y) }, kind: .markers),
      .init(name: "Q(T) = \(values[0]) T^-\(values[1]) + \(values[2])", points: curve, kind: .line),
    ]
    return CurveFigure(
      name: "1b", chart: chart, columns: kind.columns,
      note: "\(kind.sample.name); the points of the paper itself are not published in numbers")
  }

  func text(_ format: FigureCommand.Format, _ surface: TextSurface) -> String {
    switch format {
    case .svg: return chart.svg
    case .csv:
      let rows = chart.series.flatMap { series in
        series.points.map {
          CSVText.row([series.name, DecimalText.text($0.x), DecimalText.text($0.y)])
        }
      }
      return CSVText.row(["series", columns.x, columns.y]) + rows.joined()
    case .json:
      let rows = chart.series.flatMap { series in
        series.points.map { point in
          "    {\"series\": \(JSONText.string(series.name)), \"\(columns.x)\": "
            + "\(JSONText.number(point.x)), \"\(columns.y)\": \(JSONText.number(point.y))}"
        }
      }
      return "{\n  \"format\": 1,\n  \"version\": \(JSONText.string(ProgramVersion.current)),\n"
        + "  \"figure\": \"\(name)\",\n  \"note\": \(JSONText.string(note)),\n"
        + "  \"points\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
    case .text:
      var page = TextPage(surface)
      page.line(StyledText("\(name)  \(chart.title)", page.appearance[.title]))
      for line in Paragraph.wrap(note, width: page.width) {
        page.line(StyledText(line, page.appearance[.muted]))
      }
      page.curves(chart)
      return page.text
    }
  }
}
