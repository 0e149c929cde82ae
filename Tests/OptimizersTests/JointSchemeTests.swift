import BatchModel
import Optimizers
import TestSupport
import Testing

/// The joint search as the scheme of a solver.
@Suite struct JointSchemeTests {
  private func scenario(_ seed: Int) -> Scenario {
    var generator = ScenarioGenerator(seed: seed)
    var scenario =
      seed % 2 == 0
      ? generator.small(count: 1 + seed % 8, steps: 8)
      : generator.paper(count: 1 + seed % 8, deadlines: 2...8)
    scenario.pso = SwarmSettings(particles: 4, iterations: 3, seed: seed)
    return scenario
  }

  /// No swarm runs, and yet the plan is as good as what the swarm's best is polished to.
  @Test func isNotWorseThanProposedPolishedOrNot() throws {
    var better = 0
    for seed in 0..<60 {
      let scenario = scenario(seed)
      let joint = try checkedPlan(scenario, .joint, effort: SearchEffort(moves: 20_000))
      let polished = try checkedPlan(scenario, Scheme.proposed.method.polished(true))
      #expect(joint.meanFID <= polished.meanFID, "seed \(seed)")
      if joint.meanFID < polished.meanFID { better += 1 }
    }
    #expect(better > 10)
  }

  @Test func thePlanSaysWhatMadeIt() throws {
    let scenario = scenario(5)
    let plan = try checkedPlan(scenario, .joint)
    #expect((plan.scheme, plan.scheduler, plan.allocation) == ("joint", "joint", "joint"))
    #expect(plan.targetSteps == nil)
    #expect(plan.seed == 5)
    #expect(plan.stopped == .done)
  }

  /// STACKING with equal bandwidth, what is polished, the search: none of them gets worse.
  @Test(arguments: [0, 1, 399, 5_000])
  func theTraceBeginsWithEqualBandwidth(moves: Int) throws {
    let scenario = scenario(7)
    var solver = Solver(
      scenario: scenario, method: Scheme.joint.method, effort: SearchEffort(moves: moves))
    let count = solver.count
    let reports = solver.finish()
    #expect(reports.map(\.iteration) == Array(0..<count))
    #expect(solver.trace == solver.trace.sorted(by: >))
    #expect(solver.trace.first == (try checkedPlan(scenario, .equalBandwidth)).meanFID)
    let polished = try checkedPlan(scenario, Scheme.equalBandwidth.method.polished(true))
    #expect(solver.trace[1] == polished.meanFID)
    #expect(solver.joint?.moves == moves)
    #expect(solver.swarm == nil)
    #expect(solver.stopped == .done)
  }

  @Test func cancelledOnTheWayTheBestSoFarIsAPlan() throws {
    let cancellation = Cancellation()
    let scenario = scenario(7)
    var solver = Solver(
      scenario: scenario, method: Scheme.joint.method, effort: SearchEffort(moves: 100_000_000),
      cancellation: cancellation)
    for _ in 0..<8 { #expect(solver.step() != nil) }
    cancellation.cancel()
    #expect(solver.step() == nil)
    #expect(solver.stopped == nil)
    let found = solver.plan(stopped: .cancelled)
    let plan = try #require(found)
    check(plan, scenario)
    #expect(plan.meanFID == solver.trace.last)
  }

  @Test func anotherSeedIsAnotherSearch() throws {
    var generator = ScenarioGenerator(seed: 3)
    var scenario = generator.paper(count: 12, deadlines: 3...20)
    scenario.pso = SwarmSettings(particles: 2, iterations: 0)
    let plans = try [1, 2].map { seed in
      scenario.pso.seed = seed
      return try checkedPlan(scenario, .joint, effort: SearchEffort(moves: 4_000))
    }
    #expect(plans[0].batches != plans[1].batches)
  }

  @Test func anEffortIsOfTheBoundToo() {
    let usual = SearchEffort.usual
    #expect(SearchEffort(limit: usual.moves) == SearchEffort(nodes: usual.moves))
    #expect(SearchEffort(limit: usual.moves * 10).entries == usual.entries * 10)
    #expect(SearchEffort(limit: 1_000_000_000_000).entries > usual.entries)
  }
}
