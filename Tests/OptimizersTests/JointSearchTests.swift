import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// Schedules and bandwidth at once.
@Suite struct JointSearchTests {
  #if DEBUG
    // Unoptimised code is slow.
    private static let (effort, randoms, optimal) = (30_000, 150, 8)
  #else
    private static let (effort, randoms, optimal) = (JointSearch.Options.defaultEffort, 1_000, 30)
  #endif

  /// Never worse than what it starts from, and it can be carried out.
  @Test func isNeverWorseThanAStart() throws {
    for seed in 0..<Self.randoms {
      let scenario = ScenarioGenerator.mixed(seed: seed, upTo: 9)
      let start = try Self.start(scenario, Scheduler.allCases[seed % Scheduler.allCases.count])
      let found = Self.search(scenario, effort: 300, starts: [start])
      #expect(found.meanFID <= start.meanFID)
    }
  }

  /// Every order of completion and all steps are looked at, outages among them.
  @Test func smallInstancesAreSolvedToTheOptimum() {
    for seed in 0..<Self.optimal * 10 {
      var generator = ScenarioGenerator(seed: seed)
      let scenario = generator.small(count: 1 + seed % 4, steps: 6)
      let found = Self.search(scenario, effort: Self.effort)
      #expect(
        !JointBruteForce(scenario).canBeat(found.meanFID), "seed \(seed): not \(found.meanFID)")
    }
  }

  @Test func fiveServicesAreSolvedToTheOptimum() {
    for seed in 0..<max(20, Self.optimal) {
      var generator = ScenarioGenerator(seed: seed)
      let scenario = generator.paper(count: 5, deadlines: seed % 2 == 0 ? 1...4 : 2...5)
      let found = Self.search(scenario, effort: 2 * Self.effort)
      #expect(
        !JointBruteForce(scenario).canBeat(found.meanFID), "seed \(seed): not \(found.meanFID)")
      // A value that is too high is seen to be.
      #expect(JointBruteForce(scenario).canBeat(found.meanFID * 1.001))
    }
  }

  /// Mean FID of three times two million moves of plain annealing.
  private static let annealing: KeyValuePairs = [
    "k10-7s-1": 7.3162, "k10-3s-2": 8.7747, "k20-7s-11": 8.7288, "k20-7s-12": 9.0229,
    "k20-7s-13": 9.6134, "k20-3s-14": 13.8894, "k20-3s-15": 15.0893, "k20-3s-16": 8.6051,
    "k40-7s-17": 16.0471, "k40-3s-18": 23.0139,
  ]

  #if DEBUG
    private static let (quality, meanLimit, limit) = (40_000, 1.004, 1.012)
  #else
    private static let (quality, meanLimit, limit) =
      (JointSearch.Options.defaultEffort, 1.0, 1.002)
  #endif

  @Test func meanRatioToPlainAnnealingIsSmall() throws {
    let ratios = try Self.annealing.map { name, reference in
      let scenario = try Reference.scenario("quality/\(name).yaml")
      return Self.search(scenario, effort: Self.quality).meanFID / reference
    }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    #expect(mean <= Self.meanLimit, "mean ratio \(mean) of \(ratios)")
    #expect(ratios.allSatisfy { $0 <= Self.limit }, "\(ratios)")
  }

  @Test func equalSeedsGiveEqualPlans() {
    var generator = ScenarioGenerator(seed: 3)
    let scenario = generator.paper(count: 8, deadlines: 3...9)
    let plans = [1, 1, 2].map {
      Self.search(scenario, effort: 2_000, seed: $0)
    }
    #expect(plans[0] == plans[1])
    #expect(plans[0].meanFID <= scenario.quality.outage)
  }

  /// A copy is a checkpoint, and the reports tell what `best` is.
  @Test func aCopyHasTheSameFuture() throws {
    var generator = ScenarioGenerator(seed: 4)
    let scenario = generator.paper(count: 6, deadlines: 3...9)
    var search = JointSearch(scenario: scenario, options: .init(effort: 20_000))
    _ = search.step()
    var copy = search
    let reports = search.finish()
    #expect(reports == copy.finish())
    #expect(search.best == copy.best)
    let last = try #require(reports.last)
    #expect(last.moves == 20_000)
    #expect(last.best == search.best.meanFID)
  }

  @Test func cancelledItKeepsWhatItHas() throws {
    var generator = ScenarioGenerator(seed: 5)
    let scenario = generator.paper(count: 6)
    let cancellation = Cancellation()
    var search = JointSearch(scenario: scenario, cancellation: cancellation)
    #expect(search.step() != nil)
    cancellation.cancel()
    #expect(search.step() == nil)
    Self.check(search.best, scenario)
    #expect(search.best.meanFID < scenario.quality.outage)
  }

  /// Nobody can be served: all are outages.
  @Test func withoutTimeThereAreOutagesOnly() {
    let scenario = Scenario(
      name: "late", devices: [Device(name: "d", deadline: 0.1, efficiency: 6)])
    let found = Self.search(scenario, effort: 1_000)
    #expect(found.schedule.steps == [0])
  }

  /// The best plan of a search, which has passed the independent check.
  private static func search(
    _ scenario: Scenario, effort: Int, seed: UInt64 = 1, starts: [JointSearch.Solution] = []
  ) -> JointSearch.Solution {
    var search = JointSearch(
      scenario: scenario, options: .init(effort: effort, seed: seed), starts: starts)
    while search.step() != nil {}
    check(search.best, scenario)
    return search.best
  }

  private static func check(_ solution: JointSearch.Solution, _ scenario: Scenario) {
    let plan = Plan(
      scenario: scenario, method: Scheme.equalBandwidth.method, schedule: solution.schedule,
      bandwidth: solution.bandwidth)
    TestSupport.check(plan, scenario)
    #expect(plan.meanFID == solution.meanFID)
  }

  /// A scheduler's plan at equal bandwidth.
  private static func start(
    _ scenario: Scenario, _ scheduler: Scheduler
  ) throws -> JointSearch.Solution {
    let bandwidth = scenario.devices.map { _ in
      scenario.bandwidth / Double(scenario.devices.count)
    }
    let schedule = try #require(
      scheduler.schedule(
        delay: scenario.delay, quality: scenario.quality,
        budgets: scenario.generationBudgets(bandwidth: bandwidth)))
    return JointSearch.Solution(scenario: scenario, schedule: schedule, bandwidth: bandwidth)
  }
}
