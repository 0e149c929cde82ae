import BatchModel
import TextCanvas

extension Field {
  /// The number in a scenario, in the field's unit.
  ///
  /// Nil for a name or a choice, and where the scenario has no such number: a power law of a
  /// table, a channel of a device that has only an efficiency.
  public func value(in scenario: Scenario) -> Double? {
    switch self {
    case .title, .name, .delay, .quality: nil
    case .bandwidth: scenario.bandwidth
    case .content: scenario.content
    case .perTask: scenario.delay.a
    case .perBatch: scenario.delay.b
    case .particles: Double(scenario.pso.particles)
    case .iterations: Double(scenario.pso.iterations)
    case .seed: Double(scenario.pso.seed)
    case .inertia: scenario.pso.inertia
    case .cognitive: scenario.pso.cognitive
    case .social: scenario.pso.social
    case .outage: scenario.quality.outage
    case .alpha: scenario.quality.powerLaw?.alpha
    case .beta: scenario.quality.powerLaw?.beta
    case .gamma: scenario.quality.powerLaw?.gamma
    case .deadline(let k): scenario.devices[k].deadline
    case .efficiency(let k): scenario.devices[k].efficiency
    case .power(let k): scenario.devices[k].link.channel?.power
    case .gain(let k): scenario.devices[k].link.channel?.gain
    case .noise(let k): scenario.devices[k].link.channel?.noise
    }
  }

  /// The value as it would be typed, or what stands in its place.
  public func text(in scenario: Scenario) -> String {
    switch self {
    case .title: scenario.name
    case .name(let k): scenario.devices[k].name
    case .seed: "\(scenario.pso.seed)"
    case .delay: DelayPreset.all.first { $0.model == scenario.delay }?.name ?? "own"
    case .quality:
      QualityPreset.all.first { $0.model == scenario.quality }?.name ?? scenario.quality.kind
    default: value(in: scenario).map(DecimalText.text) ?? "–"
    }
  }
}

extension QualityModel {
  /// α, β and γ, nil for a table.
  var powerLaw: (alpha: Double, beta: Double, gamma: Double)? {
    if case .powerLaw(let alpha, let beta, let gamma) = curve { (alpha, beta, gamma) } else { nil }
  }

  /// What the curve is, for one that is no preset.
  fileprivate var kind: String {
    switch curve {
    case .powerLaw: "own power law"
    case .table(let points): "table of \(points.count)"
    }
  }
}

extension Link {
  /// The channel behind the efficiency, nil where only the efficiency is known.
  var channel: Channel? {
    if case .channel(let channel) = self { channel } else { nil }
  }
}
