import BatchModel
import Studies
import TextCanvas

extension FitReport {
  /// The fit as text: parameters, chart, points, and the line for a scenario file.
  func page(_ surface: TextSurface) -> TextPage {
    var page = TextPage(surface)
    let look = page.appearance
    var title = StyledText(fit.kind.formula(isAscii: look.glyphs == .ascii), look[.title])
    title.append("  \(source)", look[.accent])
    page.line(title)
    page.facts(facts, role: .muted)
    for warning in fit.warnings {
      for line in Paragraph.wrap("warning: \(warning)", width: page.width) {
        page.line(StyledText(line, look[.warning]))
      }
    }
    page.blank()
    writeParameters(on: &page)
    page.blank()
    writeChart(on: &page)
    page.blank()
    writePoints(on: &page)
    if let line {
      page.blank()
      page.line(StyledText("for your scenario file:", look[.muted]))
      page.line(StyledText(line, look[.good]))
    }
    return page
  }

  private var facts: [String] {
    let used = fit.points.count(where: \.isUsed)
    let left = fit.points.count - used
    return [
      "\(used) point\(used == 1 ? "" : "s")" + (left > 0 ? ", \(left) left out" : ""),
      fit.rSquared.map { "R² \(NumberText.fixed($0, decimals: 5))" },
      fit.residualDeviation.map {
        "residuals ± \(DecimalText.text($0.rounded(toDigits: 3)))\(fit.kind == .delay ? " s" : "")"
      },
      "\(fit.degrees) degree\(fit.degrees == 1 ? "" : "s") of freedom",
    ].compactMap(\.self)
  }

  private func writeParameters(on page: inout TextPage) {
    let table = TextTable(
      [
        .init(title: "parameter", width: 9, priority: 9, alignment: .leading),
        .init(title: "value", width: 12, priority: 8),
        .init(title: "std. error", width: 11, priority: 7),
        .init(title: "95 % interval", width: 25, priority: 6),
      ], width: page.width)
    table.header(on: &page)
    for parameter in fit.parameters {
      let digits = { (value: Double, count: Int) in
        DecimalText.text(value.rounded(toDigits: count))
      }
      let interval = parameter.halfWidth.map { half in
        "\(digits(parameter.value - half, 5)) … \(digits(parameter.value + half, 5))"
      }
      table.row(
        [
          .init(text: parameter.name), .init(text: digits(parameter.value, 5), role: .best),
          .init(text: parameter.standardError.map { digits($0, 3) } ?? "-"),
          .init(text: interval ?? "-", role: .muted),
        ], on: &page)
    }
  }

  private func writePoints(on page: inout TextPage) {
    let columns = fit.kind.columns
    let table = TextTable(
      [
        .init(title: columns.x, width: 10, priority: 9),
        .init(title: columns.y, width: 12, priority: 8),
        .init(title: "fitted", width: 12, priority: 7),
        .init(title: "residual", width: 11, priority: 6),
        .init(title: "", width: 8, priority: 5, alignment: .leading),
      ], width: page.width)
    table.header(on: &page)
    for point in fit.points {
      let role: Role = point.isUsed ? .text : .muted
      table.row(
        [point.x, point.y, fit.value(at: point.x).rounded(toDigits: 5)]
          .map { .init(text: DecimalText.text($0), role: role) }
          + [
            .init(text: DecimalText.text(fit.residual(point).rounded(toDigits: 3)), role: role),
            .init(text: point.isUsed ? "" : "left out", role: .muted),
          ], on: &page)
    }
  }

  /// The curve with the measurements as markers; both axes logarithmic where x spans a decade.
  private func writeChart(on page: inout TextPage) {
    let look = page.appearance
    let xs = fit.points.map(\.x)
    guard let low = xs.min(), let high = xs.max(), page.width >= 20 else { return }
    let isLogarithmic = fit.kind == .quality
    let x = isLogarithmic ? ChartScale.logarithmic(covering: xs) : ChartScale(0, high * 1.05)
    let start = isLogarithmic ? low : 0
    let curve = (0...200).map { step in
      let share = Double(step) / 200
      let at = isLogarithmic ? x.value(at: share) : start + (high * 1.05 - start) * share
      return LineChart.Point(at, fit.value(at: at))
    }
    let values = curve.map(\.y) + fit.points.map(\.y)
    let y = isLogarithmic ? .logarithmic(covering: values) : ChartScale(covering: values + [0])
    var chart = LineChart(x: x, y: y)
    chart.unit = fit.kind == .delay ? "tasks X" : "steps T"
    chart.series = [LineChart.Series(points: curve, style: look[.series1])]
    // A gap after every point: no line joins measurements.
    for (isUsed, role) in [(false, Role.muted), (true, .accent)] {
      let shown = fit.points.filter { $0.isUsed == isUsed }
      chart.series.append(
        LineChart.Series(
          points: shown.flatMap { [.init($0.x, $0.y), .init(.nan, .nan)] }, style: look[role],
          markers: shown.indices.map { 2 * $0 }))
    }
    let size = Size(width: min(page.width, 80), height: 16)
    page.block(height: size.height) { canvas in
      chart.draw(
        on: &canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height), appearance: look)
    }
  }
}

extension CurveKind {
  /// The curve in letters.
  func formula(isAscii: Bool) -> String {
    switch self {
    case .delay: "g(X) = a X + b"
    case .quality: isAscii ? "Q(T) = alpha T^-beta + gamma" : "Q(T) = α T^-β + γ"
    }
  }
}
