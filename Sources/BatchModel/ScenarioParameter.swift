/// A parameter of random scenarios that can be varied; the raw value is its name in files.
///
/// The order is that in which values are applied: a preset of `delay` before `a` and `b`.
public enum ScenarioParameter: String, Sendable, Hashable, CaseIterable {
  case services
  case minimumDeadline = "minimum-deadline"
  case maximumDeadline = "maximum-deadline"
  case minimumEfficiency = "minimum-efficiency"
  case maximumEfficiency = "maximum-efficiency"
  case bandwidth, content
  /// A preset of the delay model.
  case delay
  case perTask = "a"
  case perBatch = "b"
  /// A preset of the quality curve; the outage value is a parameter of its own.
  case quality
  case alpha, beta, gamma, outage
  case particles, iterations, inertia, cognitive, social

  /// A value of a parameter.
  public enum Value: Sendable, Hashable {
    /// A number in the parameter's unit.
    case number(Double)
    /// The name of a preset.
    case preset(String)

    /// The value as files have it.
    public var text: String {
      switch self {
      case .number(let value): DecimalText.text(value)
      case .preset(let name): name
      }
    }

    /// The number, nil for a preset.
    public var number: Double? {
      if case .number(let value) = self { value } else { nil }
    }
  }

  /// What its values may be.
  public enum Kind: Sendable {
    /// Numbers within limits.
    case number(NumberLimits)
    /// One of these presets.
    case preset([String])
  }

  /// What its values may be.
  public var kind: Kind {
    switch self {
    case .services: .number(NumberLimits(whole: Scenario.Limits.devices))
    case .minimumDeadline, .maximumDeadline: .number(Scenario.Limits.deadline)
    case .minimumEfficiency, .maximumEfficiency: .number(Scenario.Limits.efficiency)
    case .bandwidth: .number(Scenario.Limits.bandwidth)
    case .content: .number(Scenario.Limits.content)
    case .delay: .preset(DelayPreset.all.map(\.name))
    case .perTask, .perBatch: .number(Scenario.Limits.delay)
    case .quality: .preset(QualityPreset.all.map(\.name))
    case .alpha, .beta: .number(Scenario.Limits.powerLaw)
    case .gamma, .outage: .number(Scenario.Limits.fid)
    case .particles: .number(NumberLimits(whole: Scenario.Limits.particles))
    case .iterations: .number(NumberLimits(whole: Scenario.Limits.iterations))
    case .inertia, .cognitive, .social: .number(Scenario.Limits.weight)
    }
  }

  /// The parameters of the power law, which a table does not have.
  public static let powerLaw: Set<ScenarioParameter> = [.alpha, .beta, .gamma]
}

extension ScenarioDistribution {
  /// The value of a parameter, nil where it has none: a preset, or α, β, γ of a table.
  public subscript(_ parameter: ScenarioParameter) -> Double? {
    switch parameter {
    case .services: Double(services)
    case .minimumDeadline: minimumDeadline
    case .maximumDeadline: maximumDeadline
    case .minimumEfficiency: minimumEfficiency
    case .maximumEfficiency: maximumEfficiency
    case .bandwidth: bandwidth
    case .content: content
    case .perTask: delay.a
    case .perBatch: delay.b
    case .alpha: powerLaw?.alpha
    case .beta: powerLaw?.beta
    case .gamma: powerLaw?.gamma
    case .outage: quality.outage
    case .particles: Double(pso.particles)
    case .iterations: Double(pso.iterations)
    case .inertia: pso.inertia
    case .cognitive: pso.cognitive
    case .social: pso.social
    case .delay, .quality: nil
    }
  }

  /// Sets a parameter to a value its kind allows; α, β and γ of a table, and presets that do not
  /// exist, are left alone.
  public mutating func set(_ parameter: ScenarioParameter, to value: ScenarioParameter.Value) {
    switch value {
    case .preset(let name): setPreset(parameter, name)
    case .number(let value): setNumber(parameter, value)
    }
  }

  private mutating func setPreset(_ parameter: ScenarioParameter, _ name: String) {
    switch parameter {
    case .delay: delay = DelayPreset.named(name)?.model ?? delay
    case .quality: quality.curve = QualityPreset.named(name)?.model.curve ?? quality.curve
    default: break
    }
  }

  private mutating func setNumber(_ parameter: ScenarioParameter, _ value: Double) {
    switch parameter {
    case .services: services = Int(value)
    case .minimumDeadline: minimumDeadline = value
    case .maximumDeadline: maximumDeadline = value
    case .minimumEfficiency: minimumEfficiency = value
    case .maximumEfficiency: maximumEfficiency = value
    case .bandwidth: bandwidth = value
    case .content: content = value
    case .perTask: delay.a = value
    case .perBatch: delay.b = value
    case .alpha: setPowerLaw { $0.alpha = value }
    case .beta: setPowerLaw { $0.beta = value }
    case .gamma: setPowerLaw { $0.gamma = value }
    case .outage: quality.outage = value
    case .particles: pso.particles = Int(value)
    case .iterations: pso.iterations = Int(value)
    case .inertia: pso.inertia = value
    case .cognitive: pso.cognitive = value
    case .social: pso.social = value
    case .delay, .quality: break
    }
  }

  private typealias PowerLaw = (alpha: Double, beta: Double, gamma: Double)

  private var powerLaw: PowerLaw? {
    guard case .powerLaw(let alpha, let beta, let gamma) = quality.curve else { return nil }
    return (alpha, beta, gamma)
  }

  private mutating func setPowerLaw(_ change: (inout PowerLaw) -> Void) {
    guard var law = powerLaw else { return }
    change(&law)
    quality.curve = .powerLaw(alpha: law.alpha, beta: law.beta, gamma: law.gamma)
  }
}
