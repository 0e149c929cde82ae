import BatchModel
import Optimizers
import TestSupport
import Testing

/// Polishing and exact scheduling as the last steps of a solver.
@Suite struct PolishTests {
  @Test(arguments: Scheduler.heuristics, [Allocation.equal, .pso])
  func aPolishedPlanIsNeverWorseAndServesTheSame(scheduler: Scheduler, allocation: Allocation)
    throws
  {
    var better = 0
    for seed in 0..<40 {
      let scenario = small(seed)
      let method = Method(scheduler: scheduler, allocation: allocation)
      let plain = try checkedPlan(scenario, method)
      let polished = try checkedPlan(scenario, method.polished(true))
      #expect(polished.meanFID <= plain.meanFID)
      #expect(polished.services.map { $0.steps > 0 } == plain.services.map { $0.steps > 0 })
      #expect(polished.polished && !plain.polished)
      #expect(polished.scheme == plain.scheme)
      if polished.meanFID < plain.meanFID { better += 1 }
      if let trace = polished.trace {
        #expect(trace.dropLast() == plain.trace?[...])
        #expect(trace.last == polished.meanFID)
      }
    }
    #expect(better > 0)
  }

  /// What is left of the bandwidth is used: the swarm's plan needs less than all of B.
  @Test func unusedBandwidthBringsSteps() throws {
    var generator = ScenarioGenerator(seed: 11)
    let scenario = generator.paper(count: 8, deadlines: 3...12)
    let plain = try checkedPlan(scenario, .equalBandwidth)
    let polished = try checkedPlan(scenario, Scheme.equalBandwidth.method.polished(true))
    #expect(polished.meanFID < plain.meanFID)
    #expect(polished.services.map(\.bandwidth) != plain.services.map(\.bandwidth))
  }

  @Test(arguments: [Allocation.equal, .pso])
  func exactIsNoWorseThanStackingAndTellsItsGap(allocation: Allocation) throws {
    for seed in 0..<40 {
      let scenario = small(seed)
      let stacking = try checkedPlan(
        scenario, Method(scheduler: .stacking, allocation: allocation))
      let method = Method(scheduler: .exact, allocation: allocation)
      let exact = try checkedPlan(scenario, method)
      #expect(exact.meanFID <= stacking.meanFID)
      #expect(exact.stopped == .optimal)
      #expect(exact.bound == Plan.Bound(exact.meanFID, for: .batches))
      #expect(exact.gap == 0)
      #expect(exact.trace?.last == exact.meanFID)
      let polished = try checkedPlan(scenario, method.polished(true))
      #expect(polished.meanFID <= exact.meanFID)
      // What is proven for a bandwidth is not said of another.
      #expect((polished.bound == nil) == (polished.meanFID < exact.meanFID))
    }
  }

  @Test func effortCountsWorkSoThatPlansRepeat() throws {
    var generator = ScenarioGenerator(seed: 12)
    let scenario = generator.paper(count: 20, deadlines: 3...20)
    func plan() throws -> Plan {
      var solver = Solver(
        scenario: scenario, method: Method(scheduler: .exact, allocation: .equal),
        effort: SearchEffort(nodes: 2000))
      while solver.step() != nil {}
      let found = solver.plan()
      return try #require(found)
    }
    let first = try plan()
    check(first, scenario)
    #expect(first.stopped == .effort)
    #expect(try #require(first.gap) > 0)
    #expect(try plan() == first)
  }

  private func small(_ seed: Int) -> Scenario {
    var generator = ScenarioGenerator(seed: seed)
    var scenario = generator.small(count: 1 + seed % 5, steps: 8)
    scenario.pso.particles = 4
    scenario.pso.iterations = 3
    return scenario
  }
}
