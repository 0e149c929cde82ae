import BatchModel
import Files
import Studies
import TextCanvas

/// A fit as text, JSON or CSV.
struct FitReport {
  let fit: CurveFit
  /// The file with the measurements.
  let source: String

  /// The line for a scenario file, nil where it does not take these values.
  var line: String? {
    if let delay = fit.delay {
      return "delay: {a: \(DecimalText.text(delay.a)), b: \(DecimalText.text(delay.b))}"
    }
    guard case .powerLaw(let alpha, let beta, let gamma) = fit.curve else { return nil }
    return "quality: {model: power-law, alpha: \(DecimalText.text(alpha)), "
      + "beta: \(DecimalText.text(beta)), gamma: \(DecimalText.text(gamma))}"
  }

  /// The fit as JSON, one parameter and one point a line.
  var json: String {
    let parameters = fit.parameters.map { parameter in
      "    {\"name\": \(JSONText.string(parameter.name)), "
        + "\"value\": \(JSONText.number(parameter.value)), "
        + "\"standard_error\": \(JSONText.number(parameter.standardError)), "
        + "\"half_width_95\": \(JSONText.number(parameter.halfWidth))}"
    }
    let points = fit.points.map { point in
      "    {\"\(fit.kind.columns.x)\": \(JSONText.number(point.x)), "
        + "\"\(fit.kind.columns.y)\": \(JSONText.number(point.y)), "
        + "\"fitted\": \(JSONText.number(fit.value(at: point.x))), "
        + "\"residual\": \(JSONText.number(fit.residual(point))), \"used\": \(point.isUsed)}"
    }
    return """
      {
        "format": 1,
        "version": \(JSONText.string(ProgramVersion.current)),
        "fit": "\(fit.kind.rawValue)",
        "source": \(JSONText.string(source)),
        "parameters": [
      \(parameters.joined(separator: ",\n"))
        ],
        "r_squared": \(JSONText.number(fit.rSquared)),
        "residual_deviation": \(JSONText.number(fit.residualDeviation)),
        "degrees_of_freedom": \(fit.degrees),
        "warnings": [\(fit.warnings.map(JSONText.string).joined(separator: ", "))],
        "scenario": \(line.map(JSONText.string) ?? "null"),
        "points": [
      \(points.joined(separator: ",\n"))
        ]
      }

      """
  }

  /// A row for each point.
  var csv: String {
    let names = [fit.kind.columns.x, fit.kind.columns.y, "fitted", "residual", "used"]
    return fit.points.reduce(CSVText.row(names)) { text, point in
      let numbers = [point.x, point.y, fit.value(at: point.x), fit.residual(point)]
      return text + CSVText.row(numbers.map(DecimalText.text) + ["\(point.isUsed)"])
    }
  }
}
