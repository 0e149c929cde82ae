import BatchModel
import Dispatch
import Optimizers
import TestSupport
import Testing

@Suite struct SolverTests {
  private func scenario(_ seed: Int, count: Int = 5, particles: Int = 6, iterations: Int = 5)
    -> Scenario
  {
    var generator = ScenarioGenerator(seed: seed)
    var scenario = generator.small(count: count, steps: 8)
    scenario.pso = SwarmSettings(particles: particles, iterations: iterations, seed: seed)
    return scenario
  }

  /// All that can be seen of a solver.
  private struct Snapshot: Equatable {
    var trace: [Double]
    var positions, velocities, personalBests: [[Double]]?
    var personalBestValues: [Double]?
    var globalBest: [Double]?
    var bestParticle: Int?
    var plan: Plan?

    init(_ solver: Solver) {
      var solver = solver
      trace = solver.trace
      positions = solver.swarm?.positions
      velocities = solver.swarm?.velocities
      personalBests = solver.swarm?.personalBests
      personalBestValues = solver.swarm?.personalBestValues
      globalBest = solver.swarm?.globalBest
      bestParticle = solver.swarm?.bestParticle
      plan = solver.plan()
    }
  }

  @Test(arguments: Scheme.allCases)
  func threadsAndRunsChangeNothing(scheme: Scheme) throws {
    for seed in 0..<3 {
      let scenario = scenario(seed)
      let snapshots = [1, 1, 2, 3, 8].map { threads in
        var solver = Solver(
          scenario: scenario, method: scheme.method, effort: .small, threads: threads)
        _ = solver.finish()
        return Snapshot(solver)
      }
      check(try #require(snapshots[0].plan), scenario)
      #expect(snapshots.allSatisfy { $0 == snapshots[0] })
    }
  }

  @Test(arguments: Scheme.allCases)
  func aCopyIsACheckpoint(scheme: Scheme) throws {
    let scenario = scenario(4)
    var solver = Solver(scenario: scenario, method: scheme.method, effort: .small, threads: 2)
    _ = solver.step()
    if scheme != .equalBandwidth { _ = solver.step() }
    var copy = solver
    let moment = Snapshot(solver)
    _ = solver.finish()
    #expect(Snapshot(copy) == moment)
    _ = copy.finish()
    #expect(Snapshot(copy) == Snapshot(solver))
  }

  @Test(arguments: [0, 1, 7])
  func tracesHaveAValueForTheStartAndEachIteration(iterations: Int) throws {
    let scenario = scenario(2, iterations: iterations)
    for scheme in Scheme.allCases {
      let plan = try checkedPlan(scenario, scheme)
      #expect(plan.scheme == scheme.rawValue)
      let solver = Solver(scenario: scenario, method: scheme.method, effort: .small)
      // How long an exact search takes shows when it is there.
      #expect(solver.count == (plan.trace?.count ?? 1) || scheme == .exact)
      if scheme == .equalBandwidth {
        #expect(plan.trace == nil)
        #expect(plan.seed == nil)
      } else {
        #expect(plan.trace?.count == iterations + 1 || !Scheme.paper.contains(scheme))
        #expect(plan.trace?.last == plan.meanFID)
        #expect(plan.seed == 2)
      }
    }
  }

  @Test func aPairWithoutANameHasNoScheme() throws {
    let plan = try checkedPlan(scenario(1), Method(scheduler: .greedy, allocation: .equal))
    #expect(plan.scheme == nil)
    #expect((plan.scheduler, plan.allocation) == ("greedy", "equal"))
  }

  /// One particle, one service, and content so small that nothing is lost in transmission.
  @Test func smallestScenariosAreSolved() throws {
    for scheme in Scheme.allCases {
      let one = scenario(6, count: 1, particles: 1)
      let plan = try checkedPlan(one, scheme)
      #expect(plan.services[0].bandwidth == one.bandwidth)

      var tiny = scenario(7, particles: 1)
      tiny.content = 1e-30
      let batched = try checkedPlan(tiny, scheme)
      #expect(
        batched.services.compactMap(\.delays?.transmission).allSatisfy { $0 > 0 && $0 < 1e-30 })
    }
  }

  /// Content that nobody can transmit in time, by a little and by a lot.
  @Test(arguments: [1e9, 1e30, 1e300, Double.greatestFiniteMagnitude])
  func everythingAnOutageIsAPlan(content: Double) throws {
    var scenario = scenario(8)
    scenario.content = content
    for scheme in Scheme.allCases {
      let plan = try checkedPlan(scenario, scheme)
      #expect(plan.outages == 5)
      #expect(plan.meanFID == scenario.quality.outage)
      #expect(plan.batches.isEmpty)
      #expect(plan.targetSteps == (scheme.method.scheduler == .stacking ? 1 : nil))
    }
  }

  /// A delay so large that a batch of two, or of one, takes more seconds than there are numbers.
  @Test(arguments: [0.2, .greatestFiniteMagnitude], Scheme.allCases)
  func endlessBatchesArePlans(b: Double, scheme: Scheme) throws {
    var scenario = scenario(8)
    scenario.delay = DelayModel(a: .greatestFiniteMagnitude, b: b)
    #expect(try checkedPlan(scenario, scheme).outages == 5)
  }

  @Test(arguments: 0..<8)
  func proposedIsNeverWorseThanEqualBandwidth(block: Int) throws {
    var better = 0
    for seed in block * 8..<(block + 1) * 8 {
      let scenario = scenario(seed, count: 2 + seed % 7)
      let (proposed, equal) = (
        try checkedPlan(scenario, .proposed), try checkedPlan(scenario, .equalBandwidth)
      )
      #expect(proposed.meanFID <= equal.meanFID)
      if proposed.meanFID < equal.meanFID { better += 1 }
    }
    #expect(better > 0)
  }

  /// A table that rises with more steps is a warning elsewhere; here it is solved like any other.
  @Test func risingTablesAndCheapOutagesAreSolved() throws {
    var scenario = scenario(9)
    scenario.quality = QualityModel(
      curve: .table([.init(steps: 1, fid: 10), .init(steps: 3, fid: 90)]), outage: 5)
    for scheme in Scheme.allCases { _ = try checkedPlan(scenario, scheme) }
  }

  /// Ten thousand steps to a late deadline: so many rounded subtractions are a little off, and then
  /// there may be a step more than the deadline divided by a step's time.
  @Test func roundingOfManyStepsIsSurvived() throws {
    var differences: Set<Int> = []
    for seed in 0..<8 {
      var generator = ScenarioGenerator(seed: seed)
      let single = generator.random.uniform(100.1, 110)
      let steps = (1e6 / single).rounded(.down)
      let scenario = Scenario(
        name: "long", content: 1e-30, delay: DelayModel(a: single / 3, b: single - single / 3),
        pso: SwarmSettings(particles: 1, iterations: 0),
        devices: [Device(name: "d", deadline: single * steps - 3e-9, efficiency: 6)])
      for scheduler in [Scheduler.greedy, .singleInstance] {
        let plan = try checkedPlan(scenario, Method(scheduler: scheduler, allocation: .pso))
        differences.insert(plan.services[0].steps - (Int(steps) - 1))
      }
    }
    #expect(differences == [0, 1])
  }
}

// MARK: - Cancellation

extension SolverTests {
  @Test(arguments: Scheme.allCases)
  func cancelledBeforeTheStartThereIsNoPlan(scheme: Scheme) {
    let cancellation = Cancellation()
    cancellation.cancel()
    var solver = Solver(
      scenario: scenario(1), method: scheme.method, cancellation: cancellation)
    #expect(solver.step() == nil)
    #expect(solver.step() == nil)
    #expect(solver.trace.isEmpty)
    #expect(solver.plan() == nil)
  }

  @Test(arguments: [1, 2])
  func cancelledOnTheWayTheBestSoFarIsAPlan(threads: Int) throws {
    let cancellation = Cancellation()
    let scenario = scenario(3)
    var solver = Solver(
      scenario: scenario, method: Scheme.proposed.method, threads: threads,
      cancellation: cancellation)
    _ = solver.step()
    _ = solver.step()
    let best = try #require(solver.swarm?.globalBest)
    cancellation.cancel()
    #expect(solver.step() == nil)
    #expect(solver.step() == nil)
    #expect(solver.trace.count == 2)
    #expect(solver.swarm?.globalBest == best)
    #expect(solver.swarm?.iteration == 1)
    let found = solver.plan(stopped: .cancelled, elapsed: 0.25)
    let plan = try #require(found)
    check(plan, scenario)
    #expect(plan.stopped == .cancelled)
    #expect(plan.elapsed == 0.25)
    #expect(plan.meanFID == solver.trace.last)
  }

  /// Whenever another thread cancels, what is there is whole.
  @Test func cancelledInTheMiddleOfAnEvaluationTheBestsStayValid() throws {
    for round in 0..<5 {
      let cancellation = Cancellation()
      let scenario = scenario(round, count: 12, particles: 10, iterations: 1_000_000)
      var solver = Solver(
        scenario: scenario, method: Scheme.greedy.method, threads: 2, cancellation: cancellation)
      _ = solver.step()
      DispatchQueue.global().async { cancellation.cancel() }
      while solver.step() != nil {}
      #expect(cancellation.isCancelled)
      #expect(solver.trace.last == solver.swarm?.globalBestValue)
      #expect(solver.swarm?.personalBestValues.min() == solver.swarm?.globalBestValue)
      let plan = solver.plan(stopped: .cancelled)
      check(try #require(plan), scenario)
    }
  }

  @Test func watchedSwarmTellsItsParticlesAndDoesTheSame() {
    let scenario = scenario(0, count: 12, particles: 10, iterations: 3)
    var solver = Solver(scenario: scenario, method: Scheme.proposed.method)
    var plain = solver
    for _ in 0...3 {
      var valued: [Int] = []
      #expect(solver.step { valued.append($0) } == plain.step())
      #expect(valued == Array(1...10))
    }
    #expect(solver.step { _ in Issue.record("nothing is valued") } == nil)
    #expect(solver.trace == plain.trace)
  }
}
