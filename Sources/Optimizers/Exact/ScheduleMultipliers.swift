import BatchModel

/// Lagrange multipliers of the budgets and overflows of (P2), found by ascent; <doc:ExactScheduling>.
///
/// Any multipliers within their limits give a bound; good ones give a good one.
struct ScheduleMultipliers: Sendable {
  /// budget[j] = λ_j ≥ 0, what a second of service j's budget is worth.
  private(set) var budget: [Double]
  /// share[i·K + j] = θ_ij in 0...1, the slope that stands for max(0, ·) in the overflow of service i
  /// at the level of j < i.
  private(set) var share: [Double]
  /// The sum of FID that no schedule which serves everybody undercuts.
  private(set) var bound = -Double.infinity

  private let problem: ServedServices
  /// most[j]: the most batches by the budget of service j.
  private let most: [Int]

  private static let mostRounds = 3000

  init(_ problem: ServedServices) {
    self.problem = problem
    let count = problem.count
    budget = Array(repeating: 1, count: count)
    share = Array(repeating: 0.5, count: count * count)
    // Everybody takes a step, so the first j + 1 services have as many tasks by then.
    most = (0..<count).map { problem.batches($0, tasks: $0 + 1, limit: problem.longest) }
  }

  /// Whether a budget is too short for anybody up to there to be served as well.
  var isHopeless: Bool { most.contains { $0 < 1 } }

  /// What a step of service i costs at these multipliers, tasks of i at every level that counts it.
  func stepPrice(_ i: Int) -> Double {
    let count = problem.count
    var price = 0.0
    for j in i..<count { price += budget[j] }
    for j in 0..<i { price += budget[j] * share[i * count + j] }
    return price * problem.delay.a
  }

  /// What a batch before the end of service j costs at these multipliers.
  func batchPrice(_ j: Int) -> Double {
    let (count, a) = (problem.count, problem.delay.a)
    var price = problem.delay.b * budget[j]
    for i in j + 1..<max(count, j + 1) { price += a * budget[j] * share[i * count + j] }
    for l in 0..<j { price -= a * budget[l] * share[j * count + l] }
    return price
  }

  /// Numbers looked at in an ascent, at most.
  var work: Int { rounds * roundWork }

  private var roundWork: Int { problem.count * (problem.count + problem.longest) }
  private var rounds: Int {
    min(Self.mostRounds, 150 * problem.count, 1 + 40_000_000 / (roundWork + 1))
  }

  /// Improves the multipliers; false when cancelled.
  ///
  /// A subgradient ascent with Polyak's step, towards `target`, a sum of FID that can be had.
  mutating func ascend(target: Double, cancellation: Cancellation?) -> Bool {
    let (count, delay) = (problem.count, problem.delay)
    var trial = self
    var (scale, idle) = (1.0, 0)
    var steps = [Int](repeating: 0, count: count)
    var ends = steps
    var slope = [Double](repeating: 0, count: count)
    var shareSlope = [Double](repeating: 0, count: count * count)
    for _ in 0..<rounds {
      let value = trial.minimum(&steps, &ends)
      if value > bound {
        if value > bound + 1e-4 * abs(bound) || bound == -.infinity { idle = 0 }
        (budget, share, bound) = (trial.budget, trial.share, value)
      } else {
        idle += 1
      }
      if idle > 20 {
        (scale, idle) = (scale * 0.7, 0)
        (trial.budget, trial.share) = (budget, share)
      }
      var norm = 0.0
      var tasks = 0
      for j in 0..<count {
        if j % 32 == 0, cancellation?.isCancelled == true { return false }
        tasks += steps[j]
        var excess = delay.end(batches: ends[j], tasks: tasks) - problem.budgets[j] - epsilon
        for i in j + 1..<max(count, j + 1) {
          let overflow = Double(steps[i] - ends[i] + ends[j])
          excess += delay.a * trial.share[i * count + j] * overflow
          let change = delay.a * trial.budget[j] * overflow
          shareSlope[i * count + j] = change
          norm += change * change
        }
        slope[j] = excess
        norm += excess * excess
      }
      guard norm > 0, scale > 0.01, bound < target else { break }
      let length = scale * max(target - value, 1e-3 * abs(target)) / norm
      for j in 0..<count {
        if j % 32 == 0, cancellation?.isCancelled == true { return false }
        trial.budget[j] = max(0, trial.budget[j] + length * slope[j])
        for i in j + 1..<max(count, j + 1) {
          let index = i * count + j
          trial.share[index] = min(1, max(0, trial.share[index] + length * shareSlope[index]))
        }
      }
    }
    return true
  }

  /// The least value of the Lagrange function, with steps and batch counts that have it.
  private func minimum(_ steps: inout [Int], _ ends: inout [Int]) -> Double {
    var value = 0.0
    let count = problem.count
    // Σ_{j ≥ i} λ_j, and the price of batches, in one pass over the shares.
    var (prices, batches) = (
      [Double](repeating: 0, count: count), budget.map { problem.delay.b * $0 }
    )
    var later = 0.0
    for i in (0..<count).reversed() {
      later += budget[i]
      var price = later
      for j in 0..<i {
        let part = budget[j] * share[i * count + j]
        price += part
        batches[j] += problem.delay.a * part
        batches[i] -= problem.delay.a * part
      }
      prices[i] = price * problem.delay.a
    }
    for i in 0..<count {
      var best = Double.infinity
      let (price, batch, most) = (prices[i], batches[i], most[i])
      // A batch that costs something comes no earlier than it must: n_i = T_i.
      let (perStep, fixed) = batch >= 0 ? (price + batch, 0) : (price, batch * Double(most))
      for t in 1...max(1, most) {
        let cost = problem.fid[t] + perStep * Double(t)
        if cost < best { (best, steps[i]) = (cost, t) }
      }
      ends[i] = batch >= 0 ? steps[i] : most
      value += best + fixed - budget[i] * (problem.budgets[i] + epsilon)
    }
    return value
  }
}
