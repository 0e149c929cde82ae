import BatchModel
import TextCanvas

extension TextPage {
  /// Writes what is given, in the paper's symbols.
  mutating func facts(of scenario: Scenario) {
    let delay = scenario.delay
    facts(
      [
        "K = \(scenario.devices.count)", "B = \(NumberText.short(scenario.bandwidth)) Hz",
        "S = \(NumberText.short(scenario.content)) bit",
        "g(X) = \(NumberText.short(delay.a)) X + \(NumberText.short(delay.b)) s",
      ], role: .muted)
    facts(
      [
        scenario.quality.curve.fact, "Q(0) = \(NumberText.short(scenario.quality.outage))",
      ], role: .muted)
  }
}

extension QualityModel.Curve {
  fileprivate var fact: String {
    switch self {
    case .powerLaw(let alpha, let beta, let gamma):
      "Q(T) = \(NumberText.short(alpha)) T^-\(NumberText.short(beta)) + \(NumberText.short(gamma))"
    case .table(let points):
      "Q(T) from \(points.count) point\(points.count == 1 ? "" : "s")"
    }
  }
}
