import BatchModel
import Optimizers
import TestSupport
import Testing

@Suite struct ParticleSwarmTests {
  private func scenario(
    _ seed: Int, count: Int = 5, particles: Int = 6, iterations: Int = 4
  ) -> Scenario {
    var generator = ScenarioGenerator(seed: seed)
    var scenario = generator.small(count: count, steps: 9)
    scenario.pso = SwarmSettings(particles: particles, iterations: iterations, seed: seed)
    return scenario
  }

  @Test(arguments: Scheduler.heuristics, [0, 1, 2, 3])
  func followsItsRulesToTheLetter(scheduler: Scheduler, seed: Int) throws {
    let scenario = scenario(seed)
    var swarm = ParticleSwarm(scenario: scenario, scheduler: scheduler)
    #expect(swarm.iteration == -1)
    var plain = PlainSwarm(scenario, scheduler)
    for iteration in 0...scenario.pso.iterations {
      let step = swarm.step()
      let report = try #require(step)
      if iteration > 0 { plain.iterate() }
      #expect(report.iteration == iteration)
      #expect(report.best == plain.globalBestValue)
      #expect(swarm.positions == plain.positions)
      #expect(swarm.velocities == plain.velocities)
      #expect(swarm.personalBests == plain.bests)
      #expect(swarm.personalBestValues == plain.bestValues)
      #expect(swarm.globalBest == plain.globalBest)
      #expect(swarm.globalBestValue == plain.globalBestValue)
      for (value, real) in zip(swarm.values, plain.values) {
        #expect(value == nil || value?.meanFID == real)
      }
    }
    #expect(swarm.step() == nil)
  }

  /// One particle's move, with the numbers of its stream drawn here.
  @Test func oneMoveByHand() throws {
    var scenario = scenario(5, count: 2, particles: 2, iterations: 1)
    scenario.pso = SwarmSettings(
      particles: 2, iterations: 1, inertia: 0.5, cognitive: 1, social: 2, seed: 11)
    var swarm = ParticleSwarm(scenario: scenario, scheduler: .greedy)
    _ = swarm.step()
    var stream = SplitMix64(seed: 11, member: 1)
    let start = [0.1 + 1.8 * stream.unit(), 0.1 + 1.8 * stream.unit()]
    for k in 0..<2 { #expect(abs(swarm.positions[1][k] - start[k]) < 1e-15) }
    let best = swarm.globalBest

    _ = swarm.step()
    for k in 0..<2 {
      // Velocity 0 and its own best where it is: the social pull alone.
      _ = stream.unit()
      let velocity = 2 * stream.unit() * (best[k] - start[k])
      #expect(abs(swarm.velocities[1][k] - velocity) < 1e-14)
      #expect(abs(swarm.positions[1][k] - min(4, max(0.02, start[k] + velocity))) < 1e-14)
    }
  }

  @Test(arguments: Scheduler.heuristics)
  func particle0IsTheEqualSplit(scheduler: Scheduler) throws {
    for seed in 0..<5 {
      let scenario = scenario(seed)
      var swarm = ParticleSwarm(scenario: scenario, scheduler: scheduler)
      #expect(swarm.positions[0] == [1, 1, 1, 1, 1])
      #expect(swarm.positions.dropFirst().joined().allSatisfy { (0.1..<1.9).contains($0) })
      _ = swarm.step()
      let plan = try checkedPlan(scenario, Method(scheduler: scheduler, allocation: .equal))
      #expect(swarm.values[0]?.meanFID == plan.meanFID)
      #expect(swarm.values[0]?.targetSteps == plan.targetSteps)
    }
  }

  @Test func bestsNeverGetWorseAndPositionsStayWithinLimits() throws {
    var scenario = scenario(3, particles: 8, iterations: 30)
    // Strong pulls, so that the limits are hit.
    scenario.pso.inertia = 1.5
    var swarm = ParticleSwarm(scenario: scenario, scheduler: .greedy)
    var before = (values: swarm.personalBestValues, best: Double.infinity)
    var clamped = false
    while let report = swarm.step() {
      #expect(zip(swarm.personalBestValues, before.values).allSatisfy { $0 <= $1 })
      #expect(report.best <= before.best)
      #expect(report.improved == (report.best < before.best))
      #expect(report.best == swarm.personalBestValues.min())
      #expect(swarm.personalBestValues[swarm.bestParticle] == report.best)
      #expect(swarm.positions.joined().allSatisfy { (0.02...4).contains($0) })
      // The velocity is kept where the position is clamped.
      clamped =
        clamped
        || zip(swarm.positions.joined(), swarm.velocities.joined()).contains {
          ($0 == 4 && $1 > 0.5) || ($0 == 0.02 && $1 < -0.5)
        }
      before = (swarm.personalBestValues, report.best)
    }
    #expect(clamped)
  }

  /// A scheduler's T* of the best shares comes along, so that nobody has to search for it again.
  @Test func targetStepsBelongToTheBest() throws {
    for seed in 0..<10 {
      let scenario = scenario(seed)
      var solver = Solver(scenario: scenario, method: Scheme.proposed.method)
      while solver.step() != nil {}
      let schedule = Scheduler.stacking.schedule(
        delay: scenario.delay, quality: scenario.quality,
        budgets: scenario.generationBudgets(bandwidth: solver.bandwidth))
      #expect(solver.swarm?.globalBestTargetSteps == schedule?.targetSteps)
      #expect(solver.plan()?.batches == schedule?.batches)
      #expect(solver.plan()?.meanFID == solver.trace.last)
    }
    var greedy = ParticleSwarm(scenario: scenario(1), scheduler: .greedy)
    _ = greedy.step()
    #expect(greedy.globalBestTargetSteps == nil)
  }

  @Test func seedsGiveDifferentSwarmsAndAnySeedIsAllowed() {
    var positions: Set<[[Double]]> = []
    for seed in [0, 1, 2, Int.max] {
      var scenario = scenario(1)
      scenario.pso.seed = seed
      positions.insert(ParticleSwarm(scenario: scenario, scheduler: .greedy).positions)
    }
    #expect(positions.count == 4)
  }
}
