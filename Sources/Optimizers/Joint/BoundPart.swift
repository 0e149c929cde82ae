/// Some of the plans, told apart from the others, with the prices that bound them: a node of the search of
/// <doc:JointBounding>.
struct BoundPart: Sendable {
  /// Where these plans pass.
  private(set) var region: CompletionRegion
  /// Σ Q(T_k) of all of them is at least that.
  private(set) var bound: Double
  /// Prices to solve for next.
  private(set) var prices: JointPrices
  /// The prices of the greatest value so far.
  private(set) var bestPrices: JointPrices
  private var best = -Double.infinity
  private var reach: Double
  private var failures = 0
  /// How often prices are tried before it is split.
  private let rounds: Int
  private var round = 0
  private var spread: CompletionSpread
  /// States that a solution looks at.
  private(set) var states: Int

  /// All plans.
  init(_ table: CompletionTable, _ prices: JointPrices) {
    self.init(
      region: table.region, bound: 0, prices: prices, reach: 1, rounds: 150,
      batches: table.batches)
  }

  private init(
    region: CompletionRegion, bound: Double, prices: JointPrices, reach: Double, rounds: Int,
    batches: Int
  ) {
    (self.region, self.bound, self.reach, self.rounds) = (region, bound, reach, rounds)
    (self.prices, bestPrices) = (prices, prices)
    spread = CompletionSpread(batches: batches)
    states = region.states
  }

  /// Takes a value of its prices, less what may be rounding.
  mutating func take(_ value: Double, target: Double) {
    bound = max(bound, value)
    if value > best + 1e-7 * target {
      (best, bestPrices, failures) = (value, prices, 0)
    } else {
      failures += 1
      if failures > 10 { (reach, failures) = (reach * 0.7, 0) }
    }
    round += 1
  }

  /// Changes the prices by what the solution for them uses, whose value was the last.
  mutating func improve(_ use: CompletionUse, value: Double, target: Double) {
    // The first ones are far from where prices settle.
    if round > rounds / 3 { spread.add(use) }
    prices.improve(use, by: reach * max(1e-3 * target, target - value))
  }

  /// Whether it is time to leave out what no good plan passes.
  var isToBeNarrowed: Bool { round % 25 == 0 }

  /// Leaves only so much of it.
  mutating func narrow(to region: CompletionRegion) {
    self.region = region
    states = region.states
  }

  /// Whether all its prices were tried.
  var isDone: Bool { round >= rounds }

  /// Two parts that hold its plans; itself, with the prices to be tried again, where nothing tells them apart.
  func split(batches: Int) -> [BoundPart] {
    let regions = spread.split.map(region.parts) ?? [region]
    return regions.map {
      BoundPart(
        region: $0, bound: bound, prices: bestPrices, reach: 0.5, rounds: 40, batches: batches)
    }
  }
}
