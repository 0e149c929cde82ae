import BatchModel
import Studies
import TextCanvas

extension DashboardState {
  /// Reads measurements, `delay FILE.csv` or `quality FILE.csv`, in the background.
  mutating func fit(_ text: String) throws(Refusal) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, let kind = CurveKind(rawValue: words[0]) else {
      throw Refusal("found “\(text)”, allowed is delay FILE.csv or quality FILE.csv")
    }
    guard document != nil else { return [] }
    return [.readMeasurements(kind, path: words[1])]
  }

  /// Fits the measurements and takes the values over, which can be undone; the model view shows both.
  mutating func accept(
    _ kind: CurveKind, _ points: [CurveFit.Point], path: String
  ) -> [Effect] {
    guard var edited = document?.scenario else { return [] }
    let fit: CurveFit
    do {
      fit = try CurveFit(kind, points)
    } catch {
      notice = Notice(text: "\(path): \(error.message)", role: .error)
      return []
    }
    view = .model
    modelView.fits[kind] = FittedFile(fit: fit, path: path)
    if let delay = fit.delay {
      edited.delay = delay
    } else if let curve = fit.curve {
      edited.quality.curve = curve
    } else {
      notice = Notice(text: "\(path): \(fit.warnings.first ?? "no use")", role: .warning)
      return []
    }
    do {
      try Field.checkSteps(edited)
    } catch {
      notice = Notice(text: "\(path): \(error.message)", role: .warning)
      return []
    }
    let effects = edit(edited, title: "fit of \(path)")
    if let warning = fit.warnings.first { notice = Notice(text: warning, role: .warning) }
    return effects
  }

  /// The fit that a scenario's numbers come from, nil where they come from elsewhere.
  func fitted(_ kind: CurveKind, _ scenario: Scenario) -> FittedFile? {
    guard let fitted = modelView.fits[kind] else { return nil }
    switch kind {
    case .delay: return fitted.fit.delay == scenario.delay ? fitted : nil
    case .quality: return fitted.fit.curve == scenario.quality.curve ? fitted : nil
    }
  }

  /// What a fit says of itself.
  func fitLine(_ fitted: FittedFile) -> (text: String, role: Role) {
    let numbers = fitted.fit.parameters.map { parameter in
      "\(parameter.name) "
        + (parameter.standardError.map {
          "±\(DecimalText.text($0.rounded(toDigits: 2)))"
        } ?? "?")
    }
    let share = fitted.fit.rSquared.map { " · R² \(NumberText.fixed($0, decimals: 5))" } ?? ""
    return (
      "fit of \(fitted.path), \(fitted.fit.points.count) points\(share) · std. errors "
        + numbers.joined(separator: ", "), .accent
    )
  }

  /// The measured points of a fit as markers: a gap after every point, as no line joins them.
  func measuredSeries(_ fitted: FittedFile) -> LineChart.Series {
    let points = fitted.fit.points
    return LineChart.Series(
      points: points.flatMap { [LineChart.Point($0.x, $0.y), LineChart.Point(.nan, .nan)] },
      style: appearance[.series2], markers: points.indices.map { 2 * $0 })
  }
}
