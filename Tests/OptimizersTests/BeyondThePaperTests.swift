import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// The order of what goes beyond the paper: joint bound ≤ joint ≤ polished ≤ plain, for every scheme.
@Suite struct BeyondThePaperTests {
  #if DEBUG
    // Unoptimised code is slow.
    private static let (blockSize, services, moves, entries) = (50, 4, 150, 10_000)
  #else
    private static let (blockSize, services, moves, entries) = (250, 8, 2_000, 100_000)
  #endif

  private static let schemes = Scheme.allCases.filter {
    Scheduler.heuristics.contains($0.method.scheduler)
  }

  /// On 1,000 random scenarios, more in release; every plan passes the check.
  @Test(arguments: 0..<20)
  func jointStandsBetweenItsBoundAndEveryPolishedScheme(block: Int) throws {
    for seed in block * Self.blockSize..<(block + 1) * Self.blockSize {
      let scenario = Self.scenario(seed)
      var starts: [JointSearch.Solution] = []
      for scheme in Self.schemes {
        let plain = try checkedPlan(scenario, scheme)
        let polished = try checkedPlan(scenario, scheme.method.polished(true))
        #expect(polished.meanFID <= plain.meanFID, "seed \(seed): \(scheme)")
        starts.append(Self.solution(polished, scenario))
      }
      var search = JointSearch(
        scenario: scenario, options: .init(effort: Self.moves), starts: starts)
      let poor = JointSearch(scenario: scenario).best
      while search.step() != nil {}
      let best = search.best
      for (scheme, start) in zip(Self.schemes, starts) {
        #expect(best.meanFID <= start.meanFID, "seed \(seed): \(scheme)")
      }
      check(
        Plan(
          scenario: scenario, method: Scheme.equalBandwidth.method, schedule: best.schedule,
          bandwidth: best.bandwidth), scenario)
      // A bound knows only what it was given, so it is asked with the worst plan at hand.
      var bounding = JointBound(scenario: scenario, solution: poor, effort: Self.entries)
      while bounding.step() != nil {}
      #expect(bounding.bound <= best.meanFID, "seed \(seed): \(bounding.bound)")
    }
  }

  /// Small ones with ties, tables, outages of 100, 451 and 500 and negative budgets; the paper's, tight.
  private static func scenario(_ seed: Int) -> Scenario {
    var generator = ScenarioGenerator(seed: 20_000 + seed)
    let count = 1 + seed % services
    var scenario =
      seed % 3 == 0
      ? generator.paper(count: count, deadlines: 1...4) : generator.small(count: count, steps: 6)
    scenario.pso.particles = 3
    scenario.pso.iterations = 2
    return scenario
  }

  private static func solution(_ plan: Plan, _ scenario: Scenario) -> JointSearch.Solution {
    JointSearch.Solution(
      scenario: scenario,
      schedule: Schedule(
        steps: plan.services.map(\.steps), batches: plan.batches, targetSteps: nil),
      bandwidth: plan.services.map(\.bandwidth))
  }
}
