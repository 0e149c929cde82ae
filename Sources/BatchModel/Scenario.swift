/// Everything that is given: the devices, the common bandwidth, the server and the swarm settings.
public struct Scenario: Sendable, Equatable {
  /// Shown in titles and plans; any characters.
  public var name: String
  /// Common bandwidth B in Hz, equation (9).
  public var bandwidth: Double
  /// Content size S in bits, equation (11).
  public var content: Double
  /// Batch delay g, equation (4).
  public var delay: DelayModel
  /// Quality Q, figure 1b.
  public var quality: QualityModel
  /// Settings of the bandwidth swarm.
  public var pso: SwarmSettings
  /// The devices, k in 0..<K in file order; at least one.
  public var devices: [Device]

  /// Creates a scenario; what is left out is the paper's Section IV.
  public init(
    name: String, bandwidth: Double = Scenario.defaultBandwidth,
    content: Double = Scenario.defaultContent,
    delay: DelayModel = .paper, quality: QualityModel = .paper,
    pso: SwarmSettings = SwarmSettings(), devices: [Device]
  ) {
    self.name = name
    self.bandwidth = bandwidth
    self.content = content
    self.delay = delay
    self.quality = quality
    self.pso = pso
    self.devices = devices
  }

  /// The bandwidth where a scenario gives none, 40 kHz.
  public static let defaultBandwidth = 40_000.0
  /// The content size where a scenario gives none: a CIFAR-10 image, 32·32·3·8 bits.
  public static let defaultContent = 24_576.0

  /// The longest τ_k in seconds: O(K), without a copy of any device.
  public var longestDeadline: Double {
    devices.indices.reduce(0) { max($0, devices[$1].deadline) }
  }

  /// Transmission delay D_k^ct in seconds of service `k` over `bandwidth` Hz, equation (11).
  @inlinable
  public func transmissionDelay(_ k: Int, bandwidth: Double) -> Double {
    content / (bandwidth * devices[k].efficiency)
  }

  /// bandwidth[k] = B/K in Hz, as the equal allocation shares it.
  public var equalBandwidth: [Double] {
    Array(repeating: bandwidth / Double(devices.count), count: devices.count)
  }

  /// Seconds left for generation, τ'[k] = τ_k − D_k^ct, for bandwidth[k] Hz, equation (14).
  ///
  /// What is not finite counts as −1: no time at all.
  public func generationBudgets(bandwidth: [Double]) -> [Double] {
    devices.indices.map { generationBudget($0, bandwidth: bandwidth[$0]) }
  }

  /// The same of service `k` alone.
  public func generationBudget(_ k: Int, bandwidth: Double) -> Double {
    let budget = devices[k].deadline - transmissionDelay(k, bandwidth: bandwidth)
    return budget.isFinite ? budget : -1
  }
}

extension QualityModel {
  /// The default: the power law that fits the published DDIM points on CIFAR-10.
  public static let paper = QualityModel(
    curve: .powerLaw(alpha: 492.24, beta: 1.7225, gamma: 4.0308))
}
