import BatchModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the positions use in the solution for some prices, and how it gets there.
struct CompletionUse {
  /// positions[k]: positions that service k is put at; one each would be right.
  var positions: [Int]
  /// Bandwidth needed in all, in units of B; 1 would be right.
  var bandwidth = 0.0
  /// excess[m]: steps of the positions in batch m less its size; 0 would be right.
  var excess: [Int]
  /// tasks[m]: in the first m batches, or in all where there are fewer.
  var tasks: [Int]
  /// finished[m]: positions finished when batch m + 1 begins, all where there is none.
  var finished: [Int]

  /// Nothing yet.
  init(services: Int, batches: Int) {
    positions = Array(repeating: 0, count: services)
    excess = Array(repeating: 0, count: batches + 1)
    (tasks, finished) = (excess, excess)
  }
}

/// Prices of what the positions share: μ, π_k and θ_m of <doc:JointBounding>, and how they change.
struct JointPrices: Sendable {
  /// Of all the bandwidth B.
  private(set) var bandwidth: Double
  /// services[k]: what putting service k at a position earns.
  private(set) var services: [Double]
  /// steps[m]: of a step in batch m, m from 1.
  private(set) var steps: [Double]
  /// The last direction of change, in units of the prices.
  private var direction: [Double] = []

  /// Prices to begin with, from the plan that was found.
  ///
  /// A step in batch m puts off everybody who is finished with it or later; at the price μ, what that
  /// costs in bandwidth is θ_m. μ is so that services gain as much from their first step as it costs.
  init(_ problem: JointProblem, _ schedule: Schedule, target: Double) {
    let shares = problem.contents.map { $0 / problem.bandwidth }
    let compact = CompactSchedule(
      schedule.batches, budgets: schedule.steps.map { _ in -1 }, delay: problem.delay)
    let ends = compact.ends(problem.delay)
    var slopes = [Double](repeating: 0, count: problem.levels + 1)
    var needs = [Double](repeating: 0, count: shares.count)
    for k in shares.indices where compact.steps[k] > 0 {
      let left = problem.deadlines[k] - ends[compact.counts[k]]
      guard left > shares[k] else { continue }
      needs[k] = shares[k] / left
      for m in 1...compact.counts[k] { slopes[m] += problem.delay.a * needs[k] / left }
    }
    var (gain, slope) = (0.0, 0.0)
    for k in shares.indices {
      let count = compact.steps[k]
      guard needs[k] > 0, count < problem.levels else { continue }
      gain += max(0, problem.fid[count] - problem.fid[count + 1])
      slope += slopes[max(1, compact.counts[k] - count)]
    }
    bandwidth = gain > 0 && slope > 0 ? gain / slope : 0.2 * target
    let price = bandwidth
    services = needs.map { $0 * price }
    steps = slopes.map { $0 * price }
  }

  /// Σ π_k − μ: what does not depend on the solution.
  var fixed: Double { services.reduce(-bandwidth, +) }

  /// The greatest that sums with these prices can be: their rounding is in proportion to it.
  var magnitude: Double {
    var sum = bandwidth
    for price in services { sum += abs(price) }
    for price in steps { sum += price * Double(services.count) }
    return sum
  }

  /// A subgradient step that would gain `gain` at best, with some of the last direction kept.
  ///
  /// Each price moves in a unit of its own, about what it is worth.
  mutating func improve(_ use: CompletionUse, by gain: Double) {
    let each = bandwidth / Double(services.count)
    let units = steps.map { 0.5 * max($0, 1e-3 * each) }
    let slope =
      use.positions.map { Double(1 - $0) * each } + [(use.bandwidth - 1) * bandwidth]
      + zip(use.excess, units).map { Double($0) * $1 }
    if direction.isEmpty { direction = slope.map { _ in 0 } }
    var (along, norm) = (0.0, 0.0)
    for i in slope.indices {
      direction[i] = slope[i] + 0.8 * direction[i]
      along += direction[i] * slope[i]
      norm += direction[i] * direction[i]
    }
    if along <= 0 {
      direction = slope
      norm = slope.reduce(0) { $0 + $1 * $1 }
    }
    guard norm > 0 else { return }
    let length = gain / norm
    let count = services.count
    for k in services.indices { services[k] += length * direction[k] * each }
    for m in steps.indices {
      let most = 0.8 * units[m]
      let change = length * direction[count + 1 + m] * units[m]
      steps[m] = max(0, steps[m] + min(most, max(-most, change)))
    }
    bandwidth *= exp(min(0.1, max(-0.1, length * direction[count])))
  }
}
