import BatchModel

/// A quantity of the scenario that can be edited in place.
public enum Field: Sendable, Hashable {
  /// Total bandwidth B, Hz.
  case bandwidth
  /// Content size S, bits.
  case content
  /// a and b of g(X) = aX + b, seconds.
  case perTask, perBatch
  /// Particles, iterations and seed of the swarm.
  case particles, iterations, seed
  /// Weights of the swarm's velocity and of its pulls to the personal and the global best.
  case inertia, cognitive, social
  /// Deadline τ_k of device k, seconds.
  case deadline(Int)
  /// Spectral efficiency η_k of device k, bit/s/Hz; replaces a channel.
  case efficiency(Int)

  /// The fields of the scenario as a whole, in the order they are shown.
  public static let global: [Field] =
    [
      .bandwidth, .content, .perTask, .perBatch,
    ] + swarm

  /// The settings of the swarm, in the order they are shown.
  public static let swarm: [Field] = [
    .particles, .iterations, .inertia, .cognitive, .social, .seed,
  ]

  /// Whether it is a setting of the swarm: a change starts the swarm anew.
  public var isSwarmSetting: Bool { Self.swarm.contains(self) }

  /// The short name on screen.
  public var label: String {
    switch self {
    case .bandwidth: "B"
    case .content: "S"
    case .perTask: "a"
    case .perBatch: "b"
    case .particles: "particles"
    case .iterations: "iterations"
    case .seed: "seed"
    case .inertia: "inertia"
    case .cognitive: "cognitive"
    case .social: "social"
    case .deadline: "deadline"
    case .efficiency: "η"
    }
  }

  /// What it is, in full.
  public var title: String {
    switch self {
    case .bandwidth: "total bandwidth"
    case .content: "content size"
    case .perTask: "delay for each task of a batch"
    case .perBatch: "delay for each batch"
    case .particles: "particles of the swarm"
    case .iterations: "iterations of the swarm"
    case .seed: "seed of the swarm"
    case .inertia: "weight of a particle's velocity"
    case .cognitive: "weight of the pull to the personal best"
    case .social: "weight of the pull to the global best"
    case .deadline: "end-to-end deadline"
    case .efficiency: "spectral efficiency"
    }
  }

  /// The numbers it takes, as the file format has it.
  public var limits: NumberLimits {
    switch self {
    case .bandwidth: Scenario.Limits.bandwidth
    case .content: Scenario.Limits.content
    case .perTask, .perBatch: Scenario.Limits.delay
    case .particles: NumberLimits(whole: Scenario.Limits.particles)
    case .iterations: NumberLimits(whole: Scenario.Limits.iterations)
    case .seed: NumberLimits(whole: Scenario.Limits.seed)
    case .inertia, .cognitive, .social: Scenario.Limits.weight
    case .deadline: Scenario.Limits.deadline
    case .efficiency: Scenario.Limits.efficiency
    }
  }

  /// The device it belongs to, nil for the scenario's own.
  public var device: Int? {
    switch self {
    case .deadline(let k), .efficiency(let k): k
    default: nil
    }
  }

  /// The value in a scenario, in the field's unit.
  public func value(in scenario: Scenario) -> Double {
    switch self {
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
    case .deadline(let k): scenario.devices[k].deadline
    case .efficiency(let k): scenario.devices[k].efficiency
    }
  }

  /// The value as it would be typed.
  public func text(in scenario: Scenario) -> String {
    self == .seed ? "\(scenario.pso.seed)" : DecimalText.text(value(in: scenario))
  }

  /// The step of one nudge: about 2 % of the value, rounded to one digit; 0.01 for a weight.
  public func nudge(in scenario: Scenario) -> Double {
    if isSwarmSetting, !limits.isWhole { return 0.01 }
    let value = abs(value(in: scenario))
    if limits.isWhole { return max(1, Decade.floor(value / 20)) }
    return Decade.floor(max(value, 1e-12) / 20)
  }
}

/// Powers of ten around a number.
enum Decade {
  /// The largest power of ten that is not above `value` > 0; 1 for what is not above 0.
  static func floor(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return power
  }
}
