import BatchModel
import Optimizers
import TestSupport
import Testing

/// The instances of `Tests/Fixtures/reference`, made by an independent implementation of the rules.
@Suite struct ReferenceTests {
  static let names = (try? Reference.names) ?? []

  @Test func everyInstanceIsHere() throws {
    #expect(Self.names.count == 17)
    for name in Self.names {
      #expect(try Reference.named(name).expected.count == Scheduler.heuristics.count)
    }
  }

  @Test(arguments: names, Scheduler.heuristics)
  func solverGivesTheExpectedPlan(name: String, scheduler: Scheduler) throws {
    let reference = try Reference.named(name)
    let expected = try #require(reference.expected[scheduler])
    let plan = try checkedPlan(
      reference.scenario, Method(scheduler: scheduler, allocation: .equal))

    #expect(plan.services.map(\.steps) == expected.steps)
    #expect(plan.batches.map(\.services) == expected.batches)
    #expect(plan.targetSteps == expected.targetSteps)
    #expect(abs(plan.meanFID - expected.meanFID) <= 1e-9)
    #expect(plan.outages == expected.steps.count { $0 == 0 })
  }

  @Test(arguments: names)
  func explainedStackingMakesTheSolversSchedule(name: String) throws {
    let reference = try Reference.named(name)
    let scenario = reference.scenario
    let count = scenario.devices.count
    let budgets = scenario.generationBudgets(
      bandwidth: Array(repeating: scenario.bandwidth / Double(count), count: count))
    var evaluator = StackingEvaluator(
      delay: scenario.delay, quality: scenario.quality, count: count)
    let values = evaluator.outcomes(budgets)
    let outcomes = try #require(values)
    let oracle = PlainStacking(delay: scenario.delay, fid: [])
    let longest = oracle.stepsAlone(try #require(budgets.max()))
    #expect(outcomes.map(\.targetSteps) == Array(1...max(1, longest)))

    var kept: StackingRun?
    var lowest = Double.infinity
    for outcome in outcomes {
      var run = StackingRun(
        delay: scenario.delay, budgets: budgets, targetSteps: outcome.targetSteps)
      while run.step() != nil {}
      #expect(scenario.meanFID(run.steps) == outcome.meanFID)
      #expect(outcome.improved == (outcome.meanFID < lowest - 1e-12))
      if outcome.improved { (kept, lowest) = (run, outcome.meanFID) }
    }

    let plan = try checkedPlan(scenario, .equalBandwidth)
    #expect(kept?.targetSteps == plan.targetSteps)
    #expect(kept?.steps == plan.services.map(\.steps))
    #expect(kept?.batches == plan.batches)
    #expect(lowest == plan.meanFID)
    #expect(outcomes.allSatisfy { $0.meanFID >= plan.meanFID - 1e-12 })
  }

  @Test(arguments: names)
  func twoRunsGiveTheSamePlan(name: String) throws {
    var scenario = try Reference.named(name).scenario
    scenario.pso.particles = 3
    scenario.pso.iterations = 2
    for scheme in Scheme.allCases where scheme != .proposed || scenario.devices.count <= 6 {
      #expect(try checkedPlan(scenario, scheme) == checkedPlan(scenario, scheme, threads: 2))
    }
  }
}
