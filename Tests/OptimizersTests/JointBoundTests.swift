import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// What no plan can be below.
@Suite struct JointBoundTests {
  #if DEBUG
    // Unoptimised code is slow.
    private static let (randoms, effort) = (150, 30_000)
  #else
    private static let (randoms, effort) = (1_000, 200_000)
  #endif

  /// bound ≤ joint ≤ every start, outages and rising tables among them; the bound is that of the
  /// problem, so it also holds below a plan that is far from the best.
  @Test func isBelowWhatIsFoundFromAnyPlan() throws {
    for seed in 0..<Self.randoms {
      let scenario = ScenarioGenerator.mixed(seed: seed, upTo: 6)
      var search = JointSearch(scenario: scenario, options: .init(effort: 3_000))
      // STACKING with equal bandwidth, or outages.
      let start = search.best
      while search.step() != nil {}
      #expect(search.best.meanFID <= start.meanFID)
      let bound = Self.bound(scenario, start)
      #expect(bound <= search.best.meanFID, "seed \(seed)")
      #expect(bound > 0)
    }
  }

  /// Every order of completion and all steps are looked at.
  @Test func isNotAboveTheOptimum() {
    for seed in 0..<Self.randoms / 2 {
      var generator = ScenarioGenerator(seed: 10_000 + seed)
      let scenario = generator.small(count: 1 + seed % 4, steps: 6)
      let poor = JointSearch(scenario: scenario).best
      let optimum = Self.optimum(scenario, poor)
      #expect(Self.bound(scenario, poor) <= optimum, "seed \(seed)")
      // A plan known that is little above: only what is worse may be left out.
      var good = poor
      good.meanFID = min(poor.meanFID, optimum * 1.01)
      #expect(Self.bound(scenario, good) <= optimum, "seed \(seed)")
    }
  }

  @Test func stepsImproveItAndAreRepeatable() throws {
    var generator = ScenarioGenerator(seed: 6)
    let scenario = generator.paper(count: 6, deadlines: 3...6)
    var search = JointSearch(scenario: scenario, options: .init(effort: 10_000))
    while search.step() != nil {}
    var bounding = JointBound(scenario: scenario, solution: search.best, effort: 1_000_000)
    let first = bounding.bound
    var copy = bounding
    let bounds = bounding.finish().map(\.bound)
    #expect(bounds == copy.finish().map(\.bound))
    #expect(zip([first] + bounds, bounds).allSatisfy { $0 <= $1 })
    let last = try #require(bounds.last)
    #expect(last > first)
    #expect(last <= search.best.meanFID)
    #expect(last >= 0.9 * search.best.meanFID)
  }

  @Test func cancelledItKeepsItsBound() {
    var generator = ScenarioGenerator(seed: 7)
    let scenario = generator.paper(count: 6, deadlines: 3...6)
    let best = JointSearch(scenario: scenario).best
    let cancellation = Cancellation()
    var bounding = JointBound(scenario: scenario, solution: best, cancellation: cancellation)
    #expect(bounding.step() != nil)
    let bound = bounding.bound
    cancellation.cancel()
    #expect(bounding.step() == nil)
    #expect(bounding.bound == bound)
  }

  /// So many that no table holds them: a bound all the same, at once.
  @Test func theLargestScenariosHaveABound() {
    let devices = (0..<100_000).map { k in
      Device(name: "d\(k)", deadline: 900_000 + Double(k), efficiency: 6)
    }
    let scenario = Scenario(name: "large", delay: DelayModel(a: 60, b: 40), devices: devices)
    let outages = JointSearch.Solution(
      scenario: scenario,
      schedule: Schedule(steps: devices.map { _ in 0 }, batches: [], targetSteps: nil),
      bandwidth: devices.map { _ in 0.4 })
    var bounding = JointBound(scenario: scenario, solution: outages)
    #expect(bounding.step() == nil)
    // There is time for 17,000 tasks at most: five in six are outages.
    #expect(bounding.bound >= 0.83 * scenario.quality.outage)
    #expect(bounding.bound < outages.meanFID)
  }

  /// The envelope is below the values, convex, and touches them at the ends.
  @Test func envelopeOfAnOutageThatIsLow() {
    #expect(JointProblem.envelope([100, 400, 40, 30]) == [100, 70, 40, 30])
    #expect(JointProblem.envelope([5]) == [5])
  }

  private static func bound(_ scenario: Scenario, _ solution: JointSearch.Solution) -> Double {
    var bounding = JointBound(scenario: scenario, solution: solution, effort: effort)
    while bounding.step() != nil {}
    return bounding.bound
  }

  /// The optimum, by trying which values can be beaten.
  private static func optimum(_ scenario: Scenario, _ start: JointSearch.Solution) -> Double {
    let oracle = JointBruteForce(scenario)
    var (low, high) = (0.0, start.meanFID)
    guard oracle.canBeat(high) else { return high }
    while high - low > 1e-9 * start.meanFID {
      let middle = (low + high) / 2
      if oracle.canBeat(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
