import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// The relaxation that the exact search lives by, against the best of all batch sequences.
@Suite struct LoadPathsTests {
  /// Whatever the prices are, and in one of the parts at least when a box falls into parts.
  @Test func noPricesBoundAboveTheBestSchedule() throws {
    for seed in 0..<60 {
      var generator = ScenarioGenerator(seed: 900 + seed)
      let scenario = generator.small(count: 1 + seed % 3, steps: 5)
      let count = scenario.devices.count
      let budgets = scenario.generationBudgets(
        bandwidth: Array(repeating: scenario.bandwidth / Double(count), count: count))
      let (delay, quality) = (scenario.delay, scenario.quality)
      let best =
        BruteForce(delay: delay, quality: quality, budgets: budgets).meanFID * Double(count)
      let problem = SortedServices(
        budgets: budgets.sorted(), delay: delay,
        fid: quality.tabulated(upTo: delay.stepsAlone(in: budgets.max() ?? 0) + 1))
      guard LoadPaths.isAffordable(problem) else { continue }
      var box = LoadBox(problem, room: 10)
      var paths = try #require(LoadPaths(problem, box: box, cancellation: nil))
      for round in 0..<20 {
        for l in box.prices.indices {
          let number = seed * 31 + round * 17 + l * l * 7
          box.prices[l] = Double(number % 40) * Double(round) / 4
        }
        PriceAscent.settle(&box.prices)
        let bound = paths.minimum(box, cancellation: nil)
        #expect(try #require(bound) <= best + 1e-9)
        let level = 1 + round % problem.longest
        if round % 2 == 0 {
          box.split = .outages(round / 2 % count)
        } else if box.low[level] < box.high[level] {
          box.split = .load(level: level, (box.low[level] + box.high[level]) / 2)
        }
        var lowest = Double.infinity
        for part in box.parts(count: count) {
          let bound = paths.minimum(part, cancellation: nil)
          lowest = min(lowest, try #require(bound))
        }
        if box.split != nil { #expect(lowest <= best + 1e-9, "seed \(seed), round \(round)") }
        box.split = nil
      }
    }
  }

  /// The ascent only raises the bound, and the path it ends with makes a schedule that keeps the budgets.
  @Test func ascentRaisesTheBoundAndPathsMakeSchedules() throws {
    for seed in 0..<6 {
      var generator = ScenarioGenerator(seed: 950 + seed)
      let scenario = generator.paper(count: 4 + seed, deadlines: 3...8)
      let count = scenario.devices.count
      let budgets = scenario.generationBudgets(
        bandwidth: Array(repeating: scenario.bandwidth / Double(count), count: count)
      ).sorted()
      let problem = SortedServices(
        budgets: budgets, delay: scenario.delay, fid: scenario.quality.tabulated(upTo: 40))
      var box = LoadBox(problem, room: 10)
      var paths = try #require(LoadPaths(problem, box: box, cancellation: nil))
      let first = paths.minimum(box, cancellation: nil)
      let before = try #require(first)
      #expect(paths.schedule().keeps(budgets, scenario.delay))
      var ascent = PriceAscent(levels: problem.longest)
      let isWhole = ascent.run(
        &box, &paths, target: problem.fid[0] * Double(count), rounds: 40, cancellation: nil)
      #expect(isWhole)
      #expect(box.bound > before)
      let schedule = paths.schedule()
      #expect(schedule.keeps(budgets, scenario.delay))
      #expect(schedule.steps.reduce(0) { $0 + problem.fid[$1] } >= box.bound)
      let cancellation = Cancellation()
      cancellation.cancel()
      let last = paths.minimum(box, cancellation: cancellation)
      #expect(last == nil)
    }
  }

  @Test func pricesSettleWhereTheyNeverRise() {
    var prices = [0.0, 4, 1, 3, 2, -1, 1, -2]
    PriceAscent.settle(&prices)
    #expect(prices == [0, 4, 2, 2, 2, 0, 0, 0])
  }

  @Test func boxesComeByTheirBounds() {
    let problem = SortedServices(budgets: [1, 2], delay: .paper, fid: [9, 3, 2, 1, 1, 1])
    var queue = BoxQueue()
    for bound in [5.0, 3, 8, 1, 9, 2, 7] {
      var box = LoadBox(problem, room: 1)
      box.bound = bound
      queue.insert(box)
    }
    #expect(queue.lowest == 1)
    var bounds: [Double] = []
    while let box = queue.popLowest() { bounds.append(box.bound) }
    #expect(bounds == [1, 2, 3, 5, 7, 8, 9])
    #expect(queue.lowest == .infinity)
  }
}
