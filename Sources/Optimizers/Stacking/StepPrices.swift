/// What a step is worth to each service: multipliers of a bound on Σ Q(T) that holds for every schedule.
///
/// With prices μ_p ≥ 0 of the positions of the order by (r, k), a batch that lasts from s to s + g(X) earns
/// Σ μ_p over its members. All of them are *open* at every moment u of it, which is to say z_p ≥ u; so it earns no
/// more than ∫ r(u) du over that time, with r(u) the greatest Σ μ_p/g(X) that any X open positions
/// give. Hence Σ μ_p T_p ≤ ∫ r(u) du for what is still to come, and for steps of at most U_p
///
///     Σ Q(T_p) ≥ Σ min_{t ≤ U_p} (Q̲(t) + μ_p t) − ∫ r(u) du.
///
/// The open positions are a tail of the order, so r takes one value for each position, which depends on
/// the prices alone: the bound costs a look into a table for each position, for any budgets.
/// `ascend` finds good prices; "Fast STACKING" tells when.
struct StepPrices: Sendable {
  /// Longest budget in steps that tables are kept for.
  static let longest = 255

  /// Positions there are prices for; fewer positions take the last ones.
  private(set) var count = 0
  /// How many steps the tables know, 0 included.
  private(set) var width = 0
  /// μ_p, in the units of `StackingBitRun.lowest`.
  private(set) var price: [Int64] = []
  /// min_{t ≤ T} (Q̲(t) + μ_p t) at index p·width + T.
  private(set) var cost: [Int64] = []
  /// r while position p is the first open one.
  private(set) var rate: [Double] = []
  /// The same for position 0 if batches have at most X = 0… members.
  private(set) var cappedRate: [Double] = []

  /// Improves the prices for ascending budgets, each for a step at least, in units of a + b.
  ///
  /// A subgradient ascent with Polyak's step towards `target`, a sum that can be had. It starts from the
  /// prices at hand, or from the slopes of Q at `steps` of each position.
  mutating func ascend(
    _ budgets: [Double], steps: [Int], lowest: [Int64], durations: [Double], target: Double
  ) {
    let n = budgets.count
    let longest = Int(budgets[n - 1])
    guard longest <= Self.longest else { return }
    let isFirst = n != count
    var dual = PriceDual(budgets, lowest: lowest, durations: durations)
    var best =
      isFirst
      ? steps.map { Double(max(0, lowest[max(0, $0 - 1)] - lowest[$0 + 1])) / 2 }
      : price.map(Double.init)
    var bound = -Double.infinity
    var trial = best
    var (scale, idle) = (isFirst ? 1.0 : 0.5, 0)
    for _ in 0..<(isFirst ? 60 : 20) {
      let value = dual.value(trial)
      idle += 1
      if value > bound { (bound, best, idle) = (value, trial, 0) }
      if idle > 15 { (trial, scale, idle) = (best, scale * 0.7, 0) }
      let norm = dual.slope.reduce(0) { $0 + $1 * $1 }
      guard norm > 0, value < target else { break }
      let length = scale * max(target - value, 1e-3 * abs(target)) / norm
      for p in 0..<n { trial[p] = max(0, trial[p] + length * dual.slope[p]) }
    }
    tabulate(best, lowest: lowest, width: longest + longest / 4 + 3)
    for p in 0..<n { best[p] = Double(price[p]) }
    _ = dual.value(best)
    rate = dual.rate
    cappedRate = [0]
    var sum = 0.0
    for (index, price) in best.sorted(by: >).enumerated() {
      sum += price
      cappedRate.append(max(cappedRate[index], sum / durations[index + 1]))
    }
  }

  private mutating func tabulate(_ prices: [Double], lowest: [Int64], width: Int) {
    count = prices.count
    self.width = min(width, lowest.count)
    price = prices.map { Int64($0) }
    cost.removeAll(keepingCapacity: true)
    for p in 0..<count {
      var least = Int64.max
      for t in 0..<self.width {
        least = min(least, lowest[t] + price[p] * Int64(t))
        cost.append(least)
      }
    }
  }
}

/// The bound of `StepPrices` as a function of the prices, concave, with a supergradient.
private struct PriceDual {
  private let budgets: [Double]
  private let lowest: [Double]
  private let durations: [Double]
  /// r of the last value, while position p is the first open one.
  private(set) var rate: [Double]
  /// What a small change of each price changes.
  private(set) var slope: [Double]
  private var order: [Int] = []

  init(_ budgets: [Double], lowest: [Int64], durations: [Double]) {
    self.budgets = budgets
    self.lowest = lowest.prefix(Int(budgets[budgets.count - 1]) + 1).map(Double.init)
    self.durations = durations
    rate = budgets
    slope = budgets
  }

  mutating func value(_ prices: [Double]) -> Double {
    let n = budgets.count
    var value = 0.0
    for p in 0..<n {
      var (least, steps) = (Double.infinity, 0)
      for t in 0...Int(budgets[p]) {
        let cost = lowest[t] + prices[p] * Double(t)
        if cost < least { (least, steps) = (cost, t) }
      }
      value += least
      slope[p] = Double(steps)
    }
    order.removeAll(keepingCapacity: true)
    for first in (0..<n).reversed() {
      order.append(first)
      var i = order.count - 1
      while i > 0, prices[order[i - 1]] < prices[first] {
        order[i] = order[i - 1]
        i -= 1
      }
      order[i] = first
      var (sum, most, size) = (0.0, 0.0, 0)
      for x in 0..<order.count {
        sum += prices[order[x]]
        if sum > most * durations[x + 1] { (most, size) = (sum / durations[x + 1], x + 1) }
      }
      rate[first] = most
      let time = budgets[first] - (first > 0 ? budgets[first - 1] : 0)
      value -= most * time
      for x in 0..<size { slope[order[x]] -= time / durations[size] }
    }
    return value
  }
}
