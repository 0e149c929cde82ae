/// What random scenarios are drawn from.
///
/// K services, with deadlines and efficiencies uniform in their ranges and independent of each
/// other. What is left out is the paper's Section IV.
public struct ScenarioDistribution: Sendable, Equatable {
  /// Services K, at least 1.
  public var services = 20
  /// The least deadline in seconds.
  public var minimumDeadline = 7.0
  /// The largest deadline in seconds.
  public var maximumDeadline = 20.0
  /// The least spectral efficiency in bit/s/Hz.
  public var minimumEfficiency = 5.0
  /// The largest spectral efficiency in bit/s/Hz.
  public var maximumEfficiency = 10.0
  /// Common bandwidth B in Hz.
  public var bandwidth = Scenario.defaultBandwidth
  /// Content size S in bits.
  public var content = Scenario.defaultContent
  /// Batch delay g.
  public var delay = DelayModel.paper
  /// Quality Q.
  public var quality = QualityModel.paper
  /// Settings of the bandwidth swarm; its seed is the root of every random stream.
  public var pso = SwarmSettings()

  /// The paper's distribution.
  public init() {}

  /// The distribution that a scenario with at least one device stands for: as many services, with
  /// deadlines and efficiencies between its smallest and its largest; the rest is its own.
  public init(_ scenario: Scenario) {
    let (deadlines, efficiencies) = (
      scenario.devices.map(\.deadline), scenario.devices.map(\.efficiency)
    )
    services = scenario.devices.count
    minimumDeadline = deadlines.min() ?? minimumDeadline
    maximumDeadline = deadlines.max() ?? maximumDeadline
    minimumEfficiency = efficiencies.min() ?? minimumEfficiency
    maximumEfficiency = efficiencies.max() ?? maximumEfficiency
    bandwidth = scenario.bandwidth
    content = scenario.content
    delay = scenario.delay
    quality = scenario.quality
    pso = scenario.pso
  }

  /// One of its random scenarios, with a swarm seed of its own.
  ///
  /// The random stream depends on the seed, on what decides the drawing — K and both ranges — and
  /// on the number alone. So it is the same scenario whoever asks for it, and scenarios that differ
  /// in anything else have the same devices: they are compared on common random numbers.
  /// - Precondition: ``problem`` is nil.
  public func scenario(number: Int) -> Scenario {
    var stream = SplitMix64(seed: UInt64(bitPattern: Int64(pso.seed)), member: UInt64(services))
    for value in [minimumDeadline, maximumDeadline, minimumEfficiency, maximumEfficiency] {
      stream = SplitMix64(seed: stream.next(), member: value.bitPattern)
    }
    stream = SplitMix64(seed: stream.next(), member: UInt64(number))
    var scenario = Scenario.random(
      services: services, deadline: minimumDeadline...maximumDeadline,
      efficiency: minimumEfficiency...maximumEfficiency, seed: stream.next(),
      name: "random-k\(services)-\(number + 1)")
    scenario.bandwidth = bandwidth
    scenario.content = content
    scenario.delay = delay
    scenario.quality = quality
    scenario.pso = pso
    scenario.pso.seed = Int(stream.next() >> 1)
    return scenario
  }

  /// Why nothing can be drawn, nil when all is well: rules that bind several parameters.
  public var problem: String? {
    func number(_ value: Double) -> String { DecimalText.text(value) }
    if minimumDeadline > maximumDeadline {
      return "`minimum-deadline` \(number(minimumDeadline)) s is above `maximum-deadline` "
        + "\(number(maximumDeadline)) s"
    }
    if minimumEfficiency > maximumEfficiency {
      return "`minimum-efficiency` \(number(minimumEfficiency)) bit/s/Hz is above "
        + "`maximum-efficiency` \(number(maximumEfficiency)) bit/s/Hz"
    }
    if delay.single < Scenario.Limits.shortestStep {
      return "`a` + `b` is too small: found \(number(delay.single)) s, allowed is 1e-6 s or more"
    }
    if maximumDeadline / delay.single > Scenario.Limits.steps {
      return "`maximum-deadline` \(number(maximumDeadline)) s has room for too many steps of "
        + "`a` + `b` = \(number(delay.single)) s: allowed are at most "
        + "\(number(Scenario.Limits.steps)) steps"
    }
    return nil
  }
}
