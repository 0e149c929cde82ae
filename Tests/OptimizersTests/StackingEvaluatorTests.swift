import BatchModel
import Optimizers
import Testing

@Suite struct StackingEvaluatorTests {
  #if DEBUG
    static let instances = 150
  #else
    static let instances = 6_000
  #endif

  @Test("does not depend on what it evaluated before, as in a swarm that draws together")
  func reuse() {
    for family in 0..<Self.instances / 30 {
      let first = StackingInstance.random(200_000 + family, count: 1...40)
      var evaluator = StackingEvaluator(first)
      var random = SplitMix64(seed: 4, member: UInt64(family))
      var best = Double.infinity
      // Long enough for prices to be found and found again.
      for turn in 1...60 {
        let spread = 0.3 / Double(1 + turn % 20)
        let budgets = first.budgets.map { $0 * random.uniform(1 - spread, 1 + spread) }
        let expected = first.oracle(for: budgets).solve(budgets)
        let value = evaluator.evaluate(budgets, below: best)
        if expected.meanFID < best {
          #expect(value?.meanFID == expected.meanFID, "family \(family), turn \(turn)")
          #expect(value?.targetSteps == expected.targetSteps, "family \(family), turn \(turn)")
          #expect(evaluator.steps == expected.steps, "family \(family), turn \(turn)")
        } else {
          #expect(value == nil, "family \(family), turn \(turn)")
        }
        // Often a little above the best, so that many evaluations end on either side.
        best = min(best, expected.meanFID) * random.uniform(0.99, 1.05)
      }
    }
  }

  @Test("long budgets are no special case", arguments: [100.0, 180, 400])
  func longBudgets(longest: Double) {
    for member in 0..<max(1, Self.instances / 1_000) {
      var random = SplitMix64(seed: 5, member: UInt64(member))
      var instance = StackingInstance.random(400_000 + member, count: 2...6)
      instance.budgets = instance.budgets.map { _ in
        random.uniform(0.05, 1) * longest * instance.delay.single
      }
      let expected = instance.oracle.solve(instance.budgets)
      var evaluator = StackingEvaluator(instance)
      for cutoff in [Double.infinity, expected.meanFID.nextUp] {
        let value = evaluator.evaluate(instance.budgets, below: cutoff)
        #expect(value?.meanFID == expected.meanFID)
        #expect(value?.targetSteps == expected.targetSteps)
        #expect(evaluator.steps == expected.steps)
      }
      #expect(evaluator.evaluate(instance.budgets, below: expected.meanFID) == nil)
    }
  }

  @Test("many services are no special case")
  func manyServices() {
    for member in 0..<Self.instances / 60 {
      let instance = StackingInstance.random(300_000 + member, count: 61...300)
      let expected = instance.oracle.solve(instance.budgets)
      var evaluator = StackingEvaluator(instance)
      #expect(evaluator.evaluate(instance.budgets)?.meanFID == expected.meanFID)
      #expect(evaluator.steps == expected.steps)
    }
  }

  @Test("services without a step are all charged Q(0)")
  func allOutages() {
    var evaluator = StackingEvaluator(delay: .paper, quality: .paper, maxSteps: 10, count: 3)
    let value = evaluator.evaluate([-1, .nan, 0.3])
    #expect(value == StackingValue(meanFID: 500, targetSteps: 1))
    #expect(evaluator.steps == [0, 0, 0])
    #expect(evaluator.evaluate([-1, .infinity, 0.3], below: 500) == nil)
  }

  @Test("a cancelled evaluation gives nothing")
  func cancellation() {
    let instance = StackingInstance.random(1)
    var evaluator = StackingEvaluator(instance)
    let cancellation = Cancellation()
    #expect(evaluator.evaluate(instance.budgets, cancellation: cancellation) != nil)
    cancellation.cancel()
    #expect(evaluator.evaluate(instance.budgets, cancellation: cancellation) == nil)
    #expect(evaluator.evaluate(instance.budgets) != nil)
  }

  // The limit turns a hang into a failure; other tests may keep this one waiting for minutes.
  @Test("a long evaluation can be cancelled on its way", .timeLimit(.minutes(20)))
  func cancellationOnTheWay() async {
    // Far more work than the time limit allows.
    let budgets = (0..<20_000).map { 100 + 0.01 * Double($0) }
    let cancellation = Cancellation()
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let work = Task.detached {
      var evaluator = StackingEvaluator(
        delay: DelayModel(a: 0.00001, b: 0.03), quality: .paper, maxSteps: 10_000, count: 20_000)
      start.finish()
      return evaluator.evaluate(budgets, cancellation: cancellation)
    }
    for await _ in started {}
    cancellation.cancel()
    #expect(await work.value == nil)
  }
}

extension StackingEvaluator {
  init(_ instance: StackingInstance) {
    self.init(
      delay: instance.delay, quality: instance.quality, maxSteps: instance.longestSteps,
      count: instance.budgets.count)
  }
}
