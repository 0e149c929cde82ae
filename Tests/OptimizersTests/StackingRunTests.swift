import BatchModel
import Optimizers
import TestSupport
import Testing

/// The story that `StackingRun` tells, followed with independent books.
@Suite struct StackingRunTests {
  /// Every T* of the budgets.
  private func audit(_ delay: DelayModel, _ budgets: [Double]) throws {
    let longest = Int((((budgets.max() ?? 0) + 1e-9) / delay.single).rounded(.down))
    for target in 1...max(1, longest) {
      var run = StackingRun(delay: delay, budgets: budgets, targetSteps: target)
      var audit = StackingAudit(delay: delay, budgets: budgets, target: target)
      var left: [Int] = []
      while let step = run.step() {
        audit.follow(step)
        left += step.dropped.map(\.k)
        #expect(step.dropped.allSatisfy { $0.steps == run.steps[$0.k] })
      }
      #expect(audit.complaints == [])
      #expect(audit.isOver)
      // Everybody leaves once, and the story adds up to the schedule.
      #expect(left.sorted() == Array(budgets.indices))
      #expect(run.steps == audit.steps)
      #expect(run.batches == audit.batches)
      #expect(run.clock == audit.batches.last?.end ?? 0)
      #expect(run.step() == nil)
    }
  }

  private func equalBudgets(_ scenario: Scenario) -> [Double] {
    let count = scenario.devices.count
    return scenario.generationBudgets(
      bandwidth: Array(repeating: scenario.bandwidth / Double(count), count: count))
  }

  @Test(arguments: ReferenceTests.names)
  func referenceStoriesAddUp(name: String) throws {
    let scenario = try Reference.named(name).scenario
    // The largest ones are told for other instances of their kind.
    guard scenario.devices.count <= 12 else { return }
    try audit(scenario.delay, equalBudgets(scenario))
  }

  @Test(arguments: 0..<40)
  func smallStoriesAddUp(seed: Int) throws {
    var generator = ScenarioGenerator(seed: seed)
    let scenario = generator.small(count: 1 + seed % 9, steps: 8)
    try audit(scenario.delay, equalBudgets(scenario))
  }

  @Test func everyKindOfTurnIsTold() throws {
    var kinds: Set<String> = []
    for seed in 0..<40 {
      var generator = ScenarioGenerator(seed: seed)
      let scenario = generator.small(count: 1 + seed % 9, steps: 8)
      for target in 1...4 {
        var run = StackingRun(
          delay: scenario.delay, budgets: equalBudgets(scenario), targetSteps: target)
        for step in run.finish() {
          switch step.packing?.rule {
          case .cluster: kinds.insert("cluster")
          case .open: kinds.insert("open")
          case nil: kinds.insert("nobody left")
          }
          for drop in step.dropped {
            kinds.insert(drop.reason == .noTimeAlone ? "no time alone" : "no time in batch")
          }
        }
      }
    }
    #expect(kinds == ["cluster", "open", "nobody left", "no time alone", "no time in batch"])
  }

  /// g(X) = X + 1; budgets 3.5 and 9 s, T* = 2.
  @Test func aStoryByHand() throws {
    let delay = DelayModel(a: 1, b: 1)
    var run = StackingRun(delay: delay, budgets: [9, 3.5], targetSteps: 2)
    let turns = (run.step(), run.step())
    let first = try #require(turns.0)
    // Alone, service 1 has ⌊3.5/2⌋ = 1 step and service 0 has ⌊9/2⌋ = 4: F = {1}.
    #expect(first.services.map(\.k) == [1, 0])
    #expect(first.services.map(\.ideal) == [1, 4])
    #expect(first.clusterSize == 1)
    // (19): ⌊(3.5 − 1·1)/(1·1)⌋ = 2 tasks.
    #expect(
      first.packing
        == .init(rule: .cluster(tightest: 3.5, possible: 1, floor: 2), active: 2, size: 2))
    #expect(first.batch == Plan.Batch(start: 0, duration: 3, services: [0, 1]))

    let second = try #require(turns.1)
    // Service 1 has 0.5 s left; service 0 has 6 s, 1 + 3 steps, more than T*.
    #expect(second.dropped == [.init(k: 1, remaining: 0.5, steps: 1, reason: .noTimeAlone)])
    // (20): ⌊(2·4 − 1·2)/(1·2)⌋ = 3, but one service is there.
    #expect(second.packing == .init(rule: .open(ideal: 4, floor: 3), active: 1, size: 1))
    #expect(second.batch == Plan.Batch(start: 3, duration: 2, services: [0]))
    #expect(run.finish().count == 3)
    #expect(run.steps == [4, 1])
  }

  /// A service that has less than nothing left after a batch without it leaves in the next turn.
  @Test func whoeverRunsOutBesideABatchIsNamed() throws {
    var found = false
    for seed in 0..<60 where !found {
      var generator = ScenarioGenerator(seed: seed)
      let scenario = generator.small(count: 6, steps: 8)
      for target in 1...8 {
        var run = StackingRun(
          delay: scenario.delay, budgets: equalBudgets(scenario), targetSteps: target)
        let drops = run.finish().dropFirst().flatMap(\.dropped)
        if drops.contains(where: { $0.remaining < -1e-9 }) { found = true }
      }
    }
    #expect(found)
  }
}
