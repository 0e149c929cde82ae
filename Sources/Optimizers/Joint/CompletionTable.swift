import BatchModel

/// The cheapest way, for given prices, to make batches and finish positions 1…K: V_j(m, x) of
/// <doc:JointBounding>.
///
/// A state is m batches with x tasks after which j positions are finished. The next batch holds one of each
/// that is not finished at most, and no batch is empty. An outage is a position after no batch.
struct CompletionTable: Sendable {
  let problem: JointProblem
  let order: CompletionOrder
  /// most[m]: tasks in the first m batches, before which no service can be finished in time.
  let most: [Int]
  /// offsets[m]: of V_0(m, 0) in `values`.
  private let offsets: [Int]
  /// V_j(m, x) at offsets[m] + j·(most[m] + 1) + x, known where the region of `solve` is.
  private(set) var values: [Double]
  /// The least from there to the end, at the same place, as of the last `narrow`.
  var rests: [Double] = []
  /// The cheapest number of steps after m batches, and Q and prices of that.
  private(set) var steps: [(count: Int, cost: Double)] = []
  /// V_j(0, 0): so many outages.
  private var none: [Double] = []

  /// A table for plans with at most so many outages; nil when it has more than `capacity` states, or when
  /// cancelled.
  init?(_ problem: JointProblem, outages: Int, capacity: Int, _ cancellation: Cancellation?) {
    if cancellation.isCancelled { return nil }
    let count = problem.count
    let last = (0..<count).map(problem.latestEnd).max() ?? 0
    var (most, offsets, states) = ([0], [0], count + 1)
    for m in stride(from: 1, through: problem.levels, by: 1) {
      let tasks = problem.tasks(by: last, batches: m)
      guard tasks >= m else { break }
      most.append(tasks)
      offsets.append(states)
      states += (count + 1) * (tasks + 1)
      guard states <= capacity else { return nil }
    }
    // The order costs K².
    guard count * count <= capacity / 8,
      let order = CompletionOrder(problem, outages: outages, cancellation)
    else { return nil }
    self.problem = problem
    self.order = order
    (self.most, self.offsets) = (most, offsets)
    // Large, and written by `solve` before anything is read.
    values = Self.unwritten(states)
    rests = Self.unwritten(states)
  }

  /// Rows that are worked on.
  struct Scratch {
    var row: [Double]
    var next: [Double]

    init(_ most: [Int]) {
      row = Array(repeating: .infinity, count: (most.max() ?? 0) + 2)
      next = row
    }
  }

  private static func unwritten(_ count: Int) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { $1 = count }
  }

  /// Every state there is.
  var region: CompletionRegion { CompletionRegion(count: problem.count, most: most) }

  /// Batches of the longest plan.
  var batches: Int { most.count - 1 }

  /// A bound on Σ Q over the plans in the region, infinite where there are none; nil when cancelled.
  mutating func solve(
    _ prices: JointPrices, _ region: CompletionRegion, _ cancellation: Cancellation?
  ) -> Double? {
    guard priceSteps(prices, cancellation) else { return nil }
    priceOutages(prices)
    let count = problem.count
    for j in 0...count { values[j] = none[j] }
    var scratch = Scratch(most)
    for m in most.indices.dropFirst() {
      for j in 0...count {
        if cancellation.isCancelled { return nil }
        let to = region[m, j]
        guard !to.isEmpty else { continue }
        addBatch(m, j, from: region[m - 1, j], to: to, prices.steps[m], &scratch)
        if j > 0 { finish(m, j, to.intersection(region[m, j - 1]), prices, &scratch) }
      }
    }
    return least(region).value + prices.fixed
  }

  /// The least V_K(m, x) and where that is.
  func least(_ region: CompletionRegion) -> (value: Double, m: Int, x: Int) {
    var best = (value: Double.infinity, m: 0, x: 0)
    for m in most.indices {
      let (ends, start) = (region[m, problem.count], place(m, problem.count))
      for x in stride(from: ends.low, through: ends.high, by: 1)
      where values[start + x] < best.value {
        best = (values[start + x], m, x)
      }
    }
    return best
  }

  /// Where V_j(m, 0) is.
  func place(_ m: Int, _ j: Int) -> Int { offsets[m] + j * (most[m] + 1) }

  /// V_j(m, x) where no position is finished with batch m: −θ_m for each of its 1…K − j tasks.
  private mutating func addBatch(
    _ m: Int, _ j: Int, from: CompletionRegion.Row, to: CompletionRegion.Row,
    _ price: Double, _ scratch: inout Scratch
  ) {
    let open = problem.count - j
    let (source, target) = (place(m - 1, j), place(m, j))
    // row[x]: the least V_j(m − 1, y) + θ_m·y over y from x − reach to x − 1.
    let low = from.low + 1
    let high = min(to.high, from.high + open)
    values.withUnsafeMutableBufferPointer { values in
      guard open > 0, !from.isEmpty, low <= high, high >= to.low else {
        for x in to.low...to.high { values[target + x] = .infinity }
        return
      }
      scratch.row.withUnsafeMutableBufferPointer { first in
        scratch.next.withUnsafeMutableBufferPointer { second in
          let known = min(from.high + 1, high)
          for x in stride(from: low, through: known, by: 1) {
            first[x] = values[source + x - 1] + price * Double(x - 1)
          }
          for x in stride(from: known + 1, through: high, by: 1) { first[x] = .infinity }
          let least = Self.leastBefore(first, second, low: low, high: high, reach: open)
          for x in stride(from: to.low, to: min(low, to.high + 1), by: 1) {
            values[target + x] = .infinity
          }
          for x in stride(from: max(low, to.low), through: high, by: 1) {
            values[target + x] = least[x] - price * Double(x)
          }
          for x in stride(from: max(high + 1, to.low), through: to.high, by: 1) {
            values[target + x] = .infinity
          }
        }
      }
    }
  }

  /// The least of each entry from low to high and those up to reach − 1 before it, in one of both rows.
  private static func leastBefore(
    _ row: UnsafeMutableBufferPointer<Double>, _ next: UnsafeMutableBufferPointer<Double>,
    low: Int, high: Int, reach: Int
  ) -> UnsafeMutableBufferPointer<Double> {
    var (row, next, done) = (row, next, 1)
    while done < min(reach, high - low + 1) {
      let shift = min(done, reach - done)
      for x in low..<min(low + shift, high + 1) { next[x] = row[x] }
      for x in stride(from: low + shift, through: high, by: 1) {
        let (one, two) = (row[x], row[x - shift])
        next[x] = two < one ? two : one
      }
      swap(&row, &next)
      done += shift
    }
    return row
  }

  /// V_j(m, x) where position j is finished with batch m, if that is less.
  private mutating func finish(
    _ m: Int, _ j: Int, _ range: CompletionRegion.Row, _ prices: JointPrices,
    _ scratch: inout Scratch
  ) {
    guard !range.isEmpty else { return }
    priceFinish(m, j, range, prices, &scratch)
    let (target, source) = (place(m, j), place(m, j - 1))
    scratch.row.withUnsafeBufferPointer { row in
      values.withUnsafeMutableBufferPointer { values in
        for x in range.low...range.high {
          let (one, two) = (values[target + x], values[source + x] + row[x])
          values[target + x] = two < one ? two : one
        }
      }
    }
  }

  /// scratch.row[x]: what finishing position j after m batches with x tasks costs at least.
  func priceFinish(
    _ m: Int, _ j: Int, _ range: CompletionRegion.Row, _ prices: JointPrices,
    _ scratch: inout Scratch
  ) {
    let (a, cost) = (problem.delay.a, steps[m].cost)
    scratch.row.withUnsafeMutableBufferPointer { row in
      for x in range.low...range.high { row[x] = .infinity }
      for candidate in order.served[j - 1] {
        let k = candidate.service
        let tasks = min(problem.tasks(by: candidate.latest, batches: m), range.high)
        let left = timeLeft(k, batches: m)
        let (least, charge) = (leastLeft(k), prices.bandwidth * leastLeft(k))
        let rest = cost - prices.services[k]
        for x in stride(from: range.low, through: tasks, by: 1) {
          let time = left - a * Double(x)
          let value = charge / (time > least ? time : least) + rest
          row[x] = value < row[x] ? value : row[x]
        }
      }
    }
  }

  /// Seconds that service k has left after the batches without their tasks; a hair more, for rounding.
  func timeLeft(_ k: Int, batches m: Int) -> Double {
    problem.deadlines[k] * (1 + 1e-12) + 1e-12 - problem.delay.end(batches: m, tasks: 0)
  }

  /// Seconds that service k needs with all the bandwidth; above 0, as it divides.
  func leastLeft(_ k: Int) -> Double {
    max(problem.contents[k] / problem.bandwidth, .leastNormalMagnitude)
  }

  /// Sets `steps`; false when cancelled.
  private mutating func priceSteps(_ prices: JointPrices, _ cancellation: Cancellation?) -> Bool {
    steps = [(0, 0)]
    for m in most.indices.dropFirst() {
      if cancellation.isCancelled { return false }
      // The latest t of m batches, <doc:CompactSchedules>, fact 1.
      var (best, sum) = ((count: 0, cost: Double.infinity), 0.0)
      for t in 1...m {
        sum += prices.steps[m - t + 1]
        if problem.fid[t] + sum < best.cost { best = (t, problem.fid[t] + sum) }
      }
      steps.append(best)
    }
    return true
  }

  private mutating func priceOutages(_ prices: JointPrices) {
    none = [0]
    for j in 0..<problem.count {
      let most = order.outages[j].map { prices.services[$0] }.max()
      none.append(most.map { none[j] + problem.fid[0] - $0 } ?? .infinity)
    }
  }
}

extension JointProblem {
  /// The most tasks in so many batches that end by then, found to the safe side; −1 if there is none.
  func tasks(by end: Double, batches: Int) -> Int {
    let left = end - delay.end(batches: batches, tasks: 0)
    guard left >= 0 else { return -1 }
    return Int(min(Double(count * batches), left / delay.a + 1e-6))
  }
}
