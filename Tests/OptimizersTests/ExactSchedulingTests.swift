import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// The exact search against the best of all batch sequences, and its bound against everything.
@Suite struct ExactSchedulingTests {
  /// Outages of 500, 451, 100, negative budgets, ties and tables are among them.
  @Test(arguments: 0..<13)
  func equalsTheBestOfAllBatchSequences(block: Int) throws {
    for seed in block * 40..<(block + 1) * 40 {
      let instance = Instance(seed: seed, count: 1 + seed % 4, steps: seed % 4 == 3 ? 5 : 7)
      let brute = BruteForce(
        delay: instance.scenario.delay, quality: instance.scenario.quality,
        budgets: instance.budgets)
      let search = try instance.solved()
      #expect(search.stopped == .optimal)
      #expect(
        abs(search.meanFID - brute.meanFID) <= 1e-9 * brute.meanFID,
        "seed \(seed): \(search.meanFID), the best is \(brute.meanFID)")
    }
  }

  /// bound ≤ exact ≤ refilled ≤ its scheduler for a fixed bandwidth, whatever the effort.
  @Test(arguments: 0..<20)
  func standsBetweenItsBoundAndEveryScheduler(block: Int) throws {
    for seed in block * 50..<(block + 1) * 50 {
      let instance = Instance(seed: 5000 + seed, count: 1 + seed % 6, steps: 9)
      let search = try instance.solved(effort: seed % 2 == 0 ? ExactScheduling.usualEffort : 20)
      #expect(search.bound <= search.meanFID)
      instance.check(search.schedule)
      let (scenario, budgets) = (instance.scenario, instance.budgets)
      let fid = scenario.quality.tabulated(upTo: 40)
      for scheduler in Scheduler.heuristics {
        let found = try #require(
          scheduler.schedule(delay: scenario.delay, quality: scenario.quality, budgets: budgets))
        instance.check(found)
        let filled = try #require(
          CompactSchedule(found.batches, budgets: budgets, delay: scenario.delay)
            .refilled(budgets, scenario.delay, fid: fid))
        instance.check(try #require(filled.schedule(scenario.delay)))
        let (before, after) = (scenario.meanFID(found.steps), scenario.meanFID(filled.steps))
        #expect(after <= before)
        #expect(search.meanFID <= after, "seed \(seed): \(scheduler)")
        #expect(search.bound <= after)
      }
    }
  }

  @Test func boundsOnlyRiseAndSchedulesOnlyImprove() throws {
    var generator = ScenarioGenerator(seed: 3)
    let scenario = generator.paper(count: 9, deadlines: 3...12)
    let instance = Instance(scenario)
    var search = try #require(instance.search())
    var last = (best: search.meanFID, bound: search.bound)
    while let report = search.step() {
      #expect(report.best <= last.best && report.bound >= last.bound)
      #expect(report.improved == (report.best < last.best))
      last = (report.best, report.bound)
    }
    #expect(search.stopped == .optimal)
    #expect(search.bound == search.meanFID)
    instance.check(search.schedule)
  }

  @Test func effortAndCancellationEndIt() throws {
    var generator = ScenarioGenerator(seed: 4)
    let instance = Instance(generator.paper(count: 24, deadlines: 3...20))
    var search = try instance.solved(effort: 3000)
    #expect(search.stopped == .effort)
    #expect(search.bound < search.meanFID)
    instance.check(search.schedule)
    let cancellation = Cancellation()
    search = try #require(instance.search(cancellation: cancellation))
    _ = search.step()
    cancellation.cancel()
    while search.step() != nil {}
    #expect(search.stopped == .cancelled)
    #expect(search.bound <= search.meanFID)
    #expect(instance.search(cancellation: cancellation) == nil)
  }

  /// More services than multipliers are kept for: a bound and a schedule all the same.
  @Test func manyServicesStillHaveABound() throws {
    var generator = ScenarioGenerator(seed: 5)
    let instance = Instance(generator.paper(count: 600, deadlines: 60...200))
    let search = try instance.solved(effort: 1)
    #expect(search.stopped == .effort)
    #expect(search.bound > 0 && search.bound < search.meanFID)
    instance.check(search.schedule)
  }

  private struct Instance {
    let scenario: Scenario
    let bandwidth: [Double]
    let budgets: [Double]

    init(seed: Int, count: Int, steps: Double) {
      var generator = ScenarioGenerator(seed: seed)
      self.init(generator.small(count: count, steps: steps))
    }

    init(_ scenario: Scenario) {
      self.scenario = scenario
      let count = scenario.devices.count
      bandwidth = Array(repeating: scenario.bandwidth / Double(count), count: count)
      budgets = scenario.generationBudgets(bandwidth: bandwidth)
    }

    func search(
      effort: Int = ExactScheduling.usualEffort, cancellation: Cancellation? = nil
    ) -> ExactScheduling? {
      ExactScheduling(
        delay: scenario.delay, quality: scenario.quality, budgets: budgets, effort: effort,
        cancellation: cancellation)
    }

    func solved(effort: Int = ExactScheduling.usualEffort) throws -> ExactScheduling {
      var search = try #require(self.search(effort: effort))
      while search.step() != nil {}
      check(search.schedule)
      return search
    }

    func check(_ schedule: Schedule) {
      let plan = Plan(
        scenario: scenario, method: Method(scheduler: .exact, allocation: .equal),
        schedule: schedule, bandwidth: bandwidth)
      TestSupport.check(plan, scenario)
    }
  }
}
