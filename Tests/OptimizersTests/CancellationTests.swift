import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// What is left when work is cancelled at any look, and how often it looks: without a clock.
@Suite struct CancellationTests {
  @Test func everyPortionIsHandedOutOnceWithALookBeforeIt() {
    for count in [0, 1, 8191, 8192, 8193, 50_000] {
      let cancellation = Cancellation(afterLooks: .max)
      var seen: [Range<Int>] = []
      let isWhole = Cancellation?.some(cancellation).inPortions(7..<7 + count) { seen.append($0) }
      #expect(isWhole)
      #expect(seen.flatMap { $0 } == Array(7..<7 + count))
      #expect(cancellation.looks == seen.count)
      #expect(seen.allSatisfy { $0.count <= 8192 })
    }
    var (next, costly) = (0, 0)
    _ = Cancellation?.none.inPortions(0..<100, cost: 5000) { portion in
      #expect(portion == next..<next + 1)
      next += 1
    }
    _ = Cancellation?.none.inPortions(0..<100, cost: 4000) { _ in costly += 1 }
    #expect((next, costly) == (100, 50))
  }

  @Test func theLookThatCancelsEndsThePortions() {
    let cancellation = Cancellation(afterLooks: 3)
    var handedOut = 0
    let isWhole = Cancellation?.some(cancellation).inPortions(0..<100_000) { handedOut += $0.count }
    #expect(!isWhole)
    #expect(handedOut == 3 * 8192)
    #expect(cancellation.isCancelled)
  }

  /// What every scheme owes whenever it is cancelled: nothing at all or a plan that can be carried out,
  /// and the same reports as without anybody who cancels until then.
  @Test(arguments: Scheme.allCases)
  func cancelledAtAnyLookThereIsNoPlanOrAGoodOne(scheme: Scheme) throws {
    var generator = ScenarioGenerator(seed: 5)
    var scenario = generator.paper(count: 9, deadlines: 0.3...9)
    scenario.pso = SwarmSettings(particles: 3, iterations: 2)
    let method = scheme.method.polished(true)
    let effort = SearchEffort(nodes: 4000, moves: 200)
    let counted = Cancellation(afterLooks: .max)
    var whole = Solver(scenario: scenario, method: method, effort: effort, cancellation: counted)
    let reports = whole.finish()
    let looks = counted.looks
    #expect(looks > 10)
    for last in stride(from: 0, to: looks, by: max(1, looks / 60)) {
      let cancellation = Cancellation(afterLooks: last)
      var solver = Solver(
        scenario: scenario, method: method, effort: effort, cancellation: cancellation)
      let found = solver.finish()
      #expect(cancellation.isCancelled)
      // The last step of a search may have been cut short.
      #expect(found.dropLast() == reports.prefix(max(0, found.count - 1)))
      #expect(solver.stopped == nil)
      #expect(solver.step() == nil, "once cancelled it stays so")
      let plan = solver.plan(stopped: .cancelled)
      #expect((plan == nil) == found.isEmpty)
      if let plan {
        check(plan, scenario)
        #expect(plan.meanFID == found.last?.best)
      }
      let unwanted = solver.plan(stopped: .cancelled, cancellation: cancellation)
      #expect(unwanted == nil)
    }
  }

  /// A step of the story is whole or there is none.
  @Test func aCancelledRunOfStackingIsThatOfNobodyUntilThen() {
    let budgets = (0..<90).map { 0.2 + 0.1 * Double($0 * 37 % 90) }
    let counted = Cancellation(afterLooks: .max)
    func stacking(_ cancellation: Cancellation) -> StackingRun {
      StackingRun(delay: .paper, budgets: budgets, targetSteps: 7, cancellation: cancellation)
    }
    var whole = stacking(counted)
    let turns = whole.finish()
    #expect(counted.looks > 100)
    for last in 0..<counted.looks {
      var run = stacking(Cancellation(afterLooks: last))
      let found = run.finish()
      #expect(found.count < turns.count)
      #expect(found == Array(turns.prefix(found.count)))
    }
  }

  /// The values of all T* are there or none is, for sets in a word and for lists.
  @Test(arguments: [20, 90])
  func cancelledAtAnyLookThereAreNoOutcomes(count: Int) throws {
    let budgets = (0..<count).map { 0.2 + 9 / Double(count) * Double($0 * 37 % count) }
    func outcomes(_ cancellation: Cancellation) -> [StackingOutcome]? {
      var evaluator = StackingEvaluator(delay: .paper, quality: .paper, count: budgets.count)
      return evaluator.outcomes(budgets, cancellation: cancellation)
    }
    let counted = Cancellation(afterLooks: .max)
    let whole = try #require(outcomes(counted))
    // Between any two T* at least.
    #expect(counted.looks > whole.count)
    for last in stride(from: 0, to: counted.looks, by: max(1, counted.looks / 97)) {
      #expect(outcomes(Cancellation(afterLooks: last)) == nil)
    }
  }

  /// Polishing is done or not: nobody gets half of it.
  @Test func cancelledPolishingChangesNothing() throws {
    var generator = ScenarioGenerator(seed: 8)
    let scenario = generator.paper(count: 12, deadlines: 3...20)
    let plain = try checkedPlan(scenario, Scheme.equalBandwidth.method)
    let schedule = Schedule(
      steps: plain.services.map(\.steps), batches: plain.batches, targetSteps: nil)
    func polished(_ cancellation: Cancellation) -> PolishedPlan? {
      PolishedPlan(
        of: schedule, bandwidth: plain.services.map(\.bandwidth), scenario: scenario,
        cancellation: cancellation)
    }
    let counted = Cancellation(afterLooks: .max)
    #expect(polished(counted) != nil)
    #expect(counted.looks > 10)
    // All but the last may have found something that is then not worked out.
    for last in 0..<counted.looks { #expect(polished(Cancellation(afterLooks: last)) == nil) }
  }

  // MARK: - How often it looks

  /// Ten times the services are five portions in place of one: every loop over them looks as often.
  @Test(arguments: Scheme.paper)
  func looksGrowWithTheServices(scheme: Scheme) {
    func looks(_ count: Int) -> Int {
      // Two steps at most, so that the loops are long and few.
      var scenario = Scenario.random(
        services: count, deadline: 0.1...0.9, efficiency: 5...10, seed: 1, name: "many")
      scenario.bandwidth *= Double(count) / 2
      scenario.delay.a *= 20 / Double(count)
      scenario.pso = SwarmSettings(particles: 2, iterations: 1)
      let cancellation = Cancellation(afterLooks: .max)
      var solver = Solver(scenario: scenario, method: scheme.method, cancellation: cancellation)
      while solver.step() != nil {}
      #expect(solver.plan(cancellation: cancellation) != nil)
      return cancellation.looks
    }
    let (few, many) = (looks(4_000), looks(40_000))
    #expect(Double(many) > 2.5 * Double(few), "\(few) looks and \(many)")
  }

  @Test func looksGrowWithTheServicesThatAreRefilled() {
    func looks(_ count: Int) -> Int {
      let services = Array(0..<count)
      let batches = (0..<3).map { n in
        Plan.Batch(start: Double(n), duration: 1, services: services)
      }
      let cancellation = Cancellation(afterLooks: .max)
      let delay = DelayModel(a: 1e-9, b: 1)
      let budgets = [Double](repeating: 5.5, count: count)
      let compact = CompactSchedule(
        batches, budgets: budgets, delay: delay, cancellation: cancellation)
      let refilled = compact?.refilled(
        budgets, delay, fid: [9, 8, 7, 6], cancellation: cancellation)
      let schedule = refilled?.schedule(delay, cancellation: cancellation)
      #expect(schedule?.batches.count == 3)
      return cancellation.looks
    }
    let (few, many) = (looks(4_000), looks(40_000))
    #expect(Double(many) > 2.5 * Double(few), "\(few) looks and \(many)")
  }
}
