import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// Two integers a service stand for a schedule, and lowest first fills it best.
@Suite struct CompactScheduleTests {
  /// g(X) = X + 1: {0, 1} ends at 3, {0} at 5.
  @Test func batchesAreTheLatestOfTheFirst() {
    let delay = DelayModel(a: 1, b: 1)
    let compact = CompactSchedule(counts: [3, 1, 0], steps: [2, 1, 0])
    #expect(compact.sizes() == [0, 1, 1, 1])
    #expect(compact.ends(delay) == [0, 2, 4, 6])
    #expect(compact.schedule(delay)?.batches.map(\.services) == [[1], [0], [0]])
    #expect(compact.keeps([6, 2, -1], delay))
    #expect(!compact.keeps([5.9, 2, 9], delay))
  }

  /// Service 1 could wait for the second batch, which leaves the first one empty.
  @Test func anEmptiedBatchIsDropped() {
    let delay = DelayModel(a: 1, b: 1)
    let batches = [
      Plan.Batch(start: 0, duration: 2, services: [1]),
      Plan.Batch(start: 2, duration: 2, services: [0]),
    ]
    let compact = CompactSchedule(batches, budgets: [4, 4], delay: delay)
    #expect(compact == CompactSchedule(counts: [1, 1], steps: [1, 1]))
  }

  @Test(arguments: Scheduler.heuristics)
  func everySchedulersPlanHasTheForm(scheduler: Scheduler) throws {
    for seed in 0..<60 {
      let instance = try Instance(seed: seed, scheduler: scheduler)
      let compact = instance.compact
      #expect(compact.steps == instance.schedule.steps)
      #expect(compact.keeps(instance.budgets, instance.scenario.delay))
      try instance.check(compact)
    }
  }

  @Test(arguments: Scheduler.heuristics)
  func refillingIsNeverWorseAndBestForItsCounts(scheduler: Scheduler) throws {
    for seed in 0..<60 {
      let instance = try Instance(seed: seed, scheduler: scheduler)
      let filled = try #require(instance.refilled)
      try instance.check(filled)
      #expect(filled.counts == instance.compact.counts)
      #expect(filled.steps.map { $0 > 0 } == instance.compact.steps.map { $0 > 0 })
      let (before, after) = (
        instance.scenario.meanFID(instance.compact.steps), instance.scenario.meanFID(filled.steps)
      )
      #expect(after <= before)
      guard instance.scenario.quality.isConvex(upTo: 20) else { continue }
      let best = instance.bestOfAllSteps()
      #expect(abs(after - best) <= 1e-12 * best, "seed \(seed): \(after), the best is \(best)")
    }
  }

  /// A small scenario with a scheduler's schedule at equal bandwidth.
  private struct Instance {
    let scenario: Scenario
    let bandwidth: [Double]
    let budgets: [Double]
    let schedule: Schedule

    init(seed: Int, scheduler: Scheduler) throws {
      var generator = ScenarioGenerator(seed: seed)
      let count = 1 + seed % 4
      scenario = generator.small(count: count, steps: count == 4 ? 6 : 8)
      bandwidth = Array(repeating: scenario.bandwidth / Double(count), count: count)
      budgets = scenario.generationBudgets(bandwidth: bandwidth)
      schedule = try #require(
        scheduler.schedule(delay: scenario.delay, quality: scenario.quality, budgets: budgets))
    }

    var compact: CompactSchedule {
      CompactSchedule(schedule.batches, budgets: budgets, delay: scenario.delay)
    }

    var refilled: CompactSchedule? {
      compact.refilled(budgets, scenario.delay, fid: scenario.quality.tabulated(upTo: 30))
    }

    /// The plan of the compact form passes the independent check.
    func check(_ compact: CompactSchedule) throws {
      let plan = Plan(
        scenario: scenario, method: Scheme.equalBandwidth.method,
        schedule: try #require(compact.schedule(scenario.delay)), bandwidth: bandwidth)
      TestSupport.check(plan, scenario)
    }

    /// The lowest mean FID of all steps that keep the counts and the services.
    func bestOfAllSteps() -> Double {
      var best = Double.infinity
      func descend(_ k: Int, _ candidate: CompactSchedule) {
        if k == candidate.steps.count {
          if candidate.keeps(budgets, scenario.delay) {
            best = min(best, scenario.meanFID(candidate.steps))
          }
          return
        }
        for steps in min(1, candidate.counts[k])...candidate.counts[k] {
          var next = candidate
          next.steps[k] = steps
          descend(k + 1, next)
        }
      }
      descend(0, compact)
      return best
    }
  }
}

extension QualityModel {
  /// Whether Q falls ever more slowly on 1...limit.
  func isConvex(upTo limit: Int) -> Bool {
    (1...limit).allSatisfy { fid($0) >= fid($0 + 1) }
      && (1..<limit).allSatisfy { fid($0) - fid($0 + 1) >= fid($0 + 1) - fid($0 + 2) - 1e-12 }
  }
}
