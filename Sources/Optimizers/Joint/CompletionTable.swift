import BatchModel

/// The cheapest way, for given prices, to finish positions 1…K after so many batches and tasks: V_j(N, x)
/// of <doc:JointBounding>.
///
/// Position j is finished after N batches that hold x tasks. Between two positions a batch holds at
/// most those that are not finished, K − j + 1. An outage is a position after no batch.
struct CompletionTable: Sendable {
  private let problem: JointProblem
  private let width: Int
  /// values[(j, N, x)]: positions 1…j, the last of them finished after N batches with x tasks.
  private var values: [Double]
  /// own[(N, x)]: what the cheapest service to be finished then costs, with its steps.
  private var own: [Double]
  /// service[(N, x)]: that service, −1 where all are late.
  private var service: [Int]
  /// steps[N]: the best number of steps for those finished after N batches.
  private var steps: [Int]
  /// Q(0) less what the service earns that earns most, and that service.
  private var outage = (cost: 0.0, service: 0)

  init(_ problem: JointProblem, tasks: Int) {
    self.problem = problem
    width = tasks + 1
    let levels = problem.levels + 1
    // Large, and written by `solve` before anything is read.
    values = Self.unwritten((problem.count + 1) * levels * width)
    own = Self.unwritten(levels * width)
    service = Array(repeating: -1, count: levels * width)
    steps = Array(repeating: 0, count: levels)
  }

  private static func unwritten(_ count: Int) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { $1 = count }
  }

  /// value[S], S in 0...`tasks`: a bound on Σ Q for S tasks in all; nil when cancelled.
  mutating func solve(
    _ prices: JointPrices, tasks: Int, _ cancellation: Cancellation?
  ) -> [Double]? {
    guard priceServices(prices, tasks, cancellation) else { return nil }
    let (count, levels, width) = (problem.count, problem.levels, width)
    let row = (levels + 1) * width
    for j in 0...count {
      for x in 0...tasks { values[j * row + x] = .infinity }
      values[j * row] = Double(j) * outage.cost
    }
    for j in 1...count {
      values.withUnsafeMutableBufferPointer { values in
        own.withUnsafeBufferPointer { own in
          for N in stride(from: 1, through: levels, by: 1) {
            if cancellation?.isCancelled == true { return }
            let into = j * row + N * width
            let room = min(tasks, N * (count - j + 1))
            // First after outages, or after a position with as few tasks as the batches between allow.
            for x in 0...tasks {
              values[into + x] = x <= room ? values[(j - 1) * row] : .infinity
            }
            if j > 1 {
              for from in 1...N {
                let before = (j - 1) * row + from * width
                let between = min((N - from) * (count - j + 1), tasks)
                let least = values[before]
                for x in 0...between { values[into + x] = min(values[into + x], least) }
                for x in stride(from: between + 1, through: tasks, by: 1) {
                  values[into + x] = min(values[into + x], values[before + x - between])
                }
              }
            }
            for x in 0...tasks { values[into + x] += own[N * width + x] }
          }
        }
      }
    }
    if cancellation?.isCancelled == true { return nil }
    let fixed = prices.services.reduce(0, +) - prices.bandwidth
    return (0...tasks).map { x in
      var least = Double.infinity
      for N in 0...levels { least = min(least, values[count * row + N * width + x]) }
      return least + fixed - prices.step * Double(x)
    }
  }

  /// What it costs to be finished after N batches with x tasks; false when cancelled.
  private mutating func priceServices(
    _ prices: JointPrices, _ tasks: Int, _ cancellation: Cancellation?
  ) -> Bool {
    outage = (.infinity, 0)
    for k in prices.services.indices where problem.fid[0] - prices.services[k] < outage.cost {
      outage = (problem.fid[0] - prices.services[k], k)
    }
    let costs = problem.contents.map { $0 * (prices.bandwidth / problem.bandwidth) }
    var best = (cost: Double.infinity, steps: 0)
    for N in stride(from: 1, through: problem.levels, by: 1) {
      if cancellation?.isCancelled == true { return false }
      // T_j ≤ N_j.
      let cost = problem.fid[N] + prices.step * Double(N)
      if cost < best.cost { best = (cost, N) }
      steps[N] = best.steps
      for x in 0...tasks {
        // No batch is empty.
        let end = problem.delay.end(batches: N, tasks: max(x, N))
        var (lowest, chosen) = (Double.infinity, -1)
        for k in costs.indices {
          let left = problem.deadlines[k] - end
          guard left > 0 else { continue }
          let value = costs[k] / left - prices.services[k]
          if value < lowest { (lowest, chosen) = (value, k) }
        }
        own[N * width + x] = lowest + best.cost
        service[N * width + x] = chosen
      }
    }
    return true
  }

  /// What the solution for that many tasks uses; nil where there is none.
  func trace(_ prices: JointPrices, tasks: Int) -> CompletionUse? {
    let (count, width) = (problem.count, width)
    let row = (problem.levels + 1) * width
    var use = CompletionUse(positions: prices.services.map { _ in 0 })
    var (x, j) = (tasks, count)
    let last = (0...problem.levels).min {
      values[count * row + $0 * width + x] < values[count * row + $1 * width + x]
    }
    guard var N = last, values[count * row + N * width + x] < .infinity else { return nil }
    use.excess = -tasks
    while j > 0, N > 0 {
      let k = service[N * width + x]
      use.positions[k] += 1
      use.excess += steps[N]
      use.bandwidth += problem.need(k, end: problem.delay.end(batches: N, tasks: max(x, N)))
      // The predecessor that the value came from.
      var (least, from) = (Double.infinity, (N: 0, x: 0))
      if x <= N * (count - j + 1) { least = values[(j - 1) * row] }
      if j > 1 {
        for earlier in 1...N {
          let before = max(0, x - (N - earlier) * (count - j + 1))
          let value = values[(j - 1) * row + earlier * width + before]
          if value < least { (least, from) = (value, (earlier, before)) }
        }
      }
      (N, x, j) = (from.N, from.x, j - 1)
    }
    use.positions[outage.service] += j
    return use
  }
}
