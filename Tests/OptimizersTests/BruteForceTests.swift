import BatchModel
import Optimizers
import TestSupport
import Testing

/// The schedulers against the best of all batch sequences on small instances, equal bandwidth.
@Suite struct BruteForceTests {
  /// Two services that can share a batch once: 5.0 s for one, 3.2 s for the other, g(X) = X + 1.
  @Test func bruteForceFindsWhatCanBeSeenByHand() {
    let quality = QualityModel(curve: .table([.init(steps: 1, fid: 10), .init(steps: 2, fid: 2)]))
    let brute = BruteForce(
      delay: DelayModel(a: 1, b: 1), quality: quality, budgets: [5, 3.2])
    // {0, 1} ends at 3, {0} at 5; no order gives service 1 a second step.
    #expect(brute.schedule.steps == [2, 1])
    #expect(brute.schedule.batches.map(\.services) == [[0, 1], [0]])
    #expect(brute.meanFID == 6)
  }

  @Test(arguments: 0..<8)
  func noSchedulerBeatsIt(block: Int) throws {
    for seed in block * 20..<(block + 1) * 20 {
      let (scenario, brute) = try Self.instance(seed)
      for scheduler in Scheduler.heuristics {
        let plan = try checkedPlan(
          scenario, Method(scheduler: scheduler, allocation: .equal))
        #expect(
          plan.meanFID >= brute.meanFID * (1 - 1e-12), "\(scheduler) beats it for seed \(seed)")
      }
    }
  }

  /// Not only never better: on most small instances STACKING finds an optimum.
  @Test func stackingIsOftenOptimal() throws {
    var optimal = 0
    for seed in 0..<60 {
      let (scenario, brute) = try Self.instance(seed)
      let plan = try checkedPlan(scenario, .equalBandwidth)
      if plan.meanFID <= brute.meanFID * (1 + 1e-9) { optimal += 1 }
    }
    #expect(optimal >= 30, "\(optimal) of 60 are optimal")
  }

  /// A small scenario with its optimum, whose plan has passed the check.
  private static func instance(_ seed: Int) throws -> (Scenario, BruteForce) {
    var generator = ScenarioGenerator(seed: seed)
    let count = 1 + seed % 4
    let scenario = generator.small(count: count, steps: count == 4 ? 5 : 7)
    let bandwidth = Array(repeating: scenario.bandwidth / Double(count), count: count)
    let brute = BruteForce(
      delay: scenario.delay, quality: scenario.quality,
      budgets: scenario.generationBudgets(bandwidth: bandwidth))
    let plan = Plan(
      scenario: scenario, method: Scheme.equalBandwidth.method, schedule: brute.schedule,
      bandwidth: bandwidth)
    check(plan, scenario)
    return (scenario, brute)
  }
}
