import BatchModel
import Optimizers

/// The swarm as its rules read, without pools, cut-offs or flat arrays.
struct PlainSwarm {
  let scenario: Scenario
  let scheduler: Scheduler
  private(set) var positions: [[Double]]
  private(set) var velocities: [[Double]]
  private(set) var bests: [[Double]]
  private(set) var bestValues: [Double]
  private(set) var values: [Double]
  private(set) var globalBest: [Double] = []
  private(set) var globalBestValue = Double.infinity
  private var streams: [SplitMix64]

  init(_ scenario: Scenario, _ scheduler: Scheduler) {
    self.scenario = scenario
    self.scheduler = scheduler
    var streams = (0..<scenario.pso.particles).map {
      SplitMix64(seed: UInt64(scenario.pso.seed), member: UInt64($0))
    }
    positions = streams.indices.map { p in
      scenario.devices.map { _ in p == 0 ? 1 : 0.1 + (1.9 - 0.1) * streams[p].unit() }
    }
    self.streams = streams
    velocities = positions.map { $0.map { _ in 0 } }
    bests = positions
    bestValues = positions.map { _ in .infinity }
    values = bestValues
    evaluate()
  }

  mutating func iterate() {
    let settings = scenario.pso
    for p in positions.indices {
      for k in positions[p].indices {
        let r1 = streams[p].unit()
        let r2 = streams[p].unit()
        let w = positions[p][k]
        velocities[p][k] =
          settings.inertia * velocities[p][k] + settings.cognitive * r1 * (bests[p][k] - w)
          + settings.social * r2 * (globalBest[k] - w)
        positions[p][k] = min(4, max(0.02, w + velocities[p][k]))
      }
    }
    evaluate()
  }

  private mutating func evaluate() {
    for p in positions.indices {
      values[p] = value(positions[p])
    }
    for p in positions.indices where values[p] < bestValues[p] {
      bestValues[p] = values[p]
      bests[p] = positions[p]
      if values[p] < globalBestValue {
        globalBestValue = values[p]
        globalBest = positions[p]
      }
    }
  }

  /// Mean FID of the scheduler for those shares.
  private func value(_ shares: [Double]) -> Double {
    let total = shares.reduce(0, +)
    let budgets = scenario.generationBudgets(
      bandwidth: shares.map { scenario.bandwidth * $0 / total })
    let schedule = scheduler.schedule(
      delay: scenario.delay, quality: scenario.quality, budgets: budgets)
    return schedule.map { scenario.meanFID($0.steps) } ?? .nan
  }
}
