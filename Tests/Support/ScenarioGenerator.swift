import BatchModel
import Optimizers

/// Scenarios drawn from a seed, for tests that hold for any scenario.
public struct ScenarioGenerator {
  /// The random stream, for tests that need more of it.
  public var random: SplitMix64

  /// A generator whose scenarios depend on the seed alone.
  public init(seed: Int) { random = SplitMix64(seed: UInt64(seed), member: 7) }

  /// The paper's distribution with `count` services, deadlines in `deadlines` seconds.
  public mutating func paper(
    count: Int, deadlines: ClosedRange<Double> = 7...20, pso: SwarmSettings = SwarmSettings()
  ) -> Scenario {
    Scenario(
      name: "random", pso: pso,
      devices: (0..<count).map { k in
        Device(
          name: "d\(k)", deadline: random.uniform(deadlines.lowerBound, deadlines.upperBound),
          efficiency: random.uniform(5, 10))
      })
  }

  /// A small scenario: few services, about `steps` steps each alone, budgets negative here and there,
  /// equal deadlines here and there, any delay model, any quality model.
  public mutating func small(count: Int, steps: Double) -> Scenario {
    let delay = DelayModel(a: random.uniform(0.02, 0.5), b: random.uniform(0.02, 0.5))
    let grid = Bool.random(using: &random)
    let content = Bool.random(using: &random) ? 24_576 : 1e-30
    let devices = (0..<count).map { k in
      var left = delay.single * random.uniform(-0.5, steps)
      // A grid of whole single steps makes ties in deadlines and in floors.
      if grid { left = (left / delay.single).rounded() * delay.single }
      let efficiency = grid ? 6.0 : random.uniform(5, 10)
      let transmission = content / (40_000 / Double(count) * efficiency)
      return Device(
        name: "d\(k)", deadline: max(0.01, left + transmission), efficiency: efficiency)
    }
    return Scenario(
      name: "small", content: content, delay: delay, quality: quality(), devices: devices)
  }

  /// Up to `most` services with about as many steps each: every third scenario of the paper's distribution
  /// with tight deadlines, the others small ones.
  public static func mixed(seed: Int, upTo most: Int) -> Scenario {
    var generator = ScenarioGenerator(seed: seed)
    let count = 1 + seed % most
    return seed % 3 == 0
      ? generator.paper(count: count, deadlines: 1...Double(most - 1))
      : generator.small(count: count, steps: Double(most))
  }

  /// The presets and a few others, with an outage of 100, 451 or 500.
  public mutating func quality() -> QualityModel {
    let curves: [QualityModel.Curve] =
      QualityPreset.all.map(\.model.curve) + [
        .table([.init(steps: 2, fid: 60), .init(steps: 4, fid: 55), .init(steps: 9, fid: 3)])
      ]
    return QualityModel(
      curve: curves[Int.random(in: curves.indices, using: &random)],
      outage: [100, 451, 500][Int.random(in: 0..<3, using: &random)])
  }
}

extension Stepper {
  /// Runs to the end; the reports of all steps.
  public mutating func finish() -> [Report] {
    var reports: [Report] = []
    while let report = step() { reports.append(report) }
    return reports
  }
}
