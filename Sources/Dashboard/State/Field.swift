import BatchModel

/// Something of the scenario that can be edited in place.
public enum Field: Sendable, Hashable {
  /// Name of the scenario.
  case title
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
  /// The delay model by its preset's name.
  case delay
  /// The quality model by its preset's name.
  case quality
  /// FID of a service without a step, Q(0).
  case outage
  /// α, β and γ of the power law α·T^(−β) + γ.
  case alpha, beta, gamma
  /// Name of device k.
  case name(Int)
  /// Deadline τ_k of device k, seconds.
  case deadline(Int)
  /// Spectral efficiency η_k of device k, bit/s/Hz; replaces a channel.
  case efficiency(Int)
  /// Power, gain and noise of the channel of device k: W/Hz, linear, W/Hz.
  case power(Int), gain(Int), noise(Int)

  /// The fields of the scenario as a whole, in the order they are shown.
  public static let global: [Field] =
    [.bandwidth, .content, .perTask, .perBatch] + swarm
    + [.delay, .quality, .outage, .alpha, .beta, .gamma]

  /// The settings of the swarm, in the order they are shown.
  public static let swarm: [Field] = [
    .particles, .iterations, .inertia, .cognitive, .social, .seed,
  ]

  /// Whether it is a setting of the swarm: a change starts the swarm anew.
  public var isSwarmSetting: Bool { Self.swarm.contains(self) }

  /// The fields of a device's channel, in the order they are shown.
  public static func channel(_ k: Int) -> [Field] { [.power(k), .gain(k), .noise(k)] }

  /// The device it belongs to, nil for the scenario's own.
  public var device: Int? {
    switch self {
    case .name(let k), .deadline(let k), .efficiency(let k), .power(let k), .gain(let k),
      .noise(let k):
      k
    default: nil
    }
  }
}
