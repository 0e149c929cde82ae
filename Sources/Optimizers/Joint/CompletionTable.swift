import BatchModel

/// The cheapest way, for given prices, to make batches and finish positions 1…K: V_j(m, x) of
/// <doc:JointBounding>.
///
/// A state is m batches with x tasks after which j positions are finished. The next batch holds one of each
/// that is not finished at most, and no batch is empty. An outage is a position after no batch.
struct CompletionTable: Sendable {
  private let problem: JointProblem
  private let order: CompletionOrder
  /// most[m]: tasks in the first m batches, before which no service can be finished in time.
  private let most: [Int]
  /// offsets[m]: of V_0(m, 0) in `values`.
  private let offsets: [Int]
  /// cells[m]: of (m, 0) in what `solve` gives.
  private let cells: [Int]
  /// V_j(m, x) at offsets[m] + j·(most[m] + 1) + x.
  private var values: [Double]
  /// The cheapest number of steps after m batches, and Q and prices of that.
  private var steps: [(count: Int, cost: Double)] = []
  /// V_j(0, 0): so many outages.
  private var none: [Double]

  /// States in all: what a solution costs.
  var states: Int { values.count }

  /// A table for plans with at most so many outages; nil when it has more than `capacity` states, or when
  /// cancelled.
  init?(_ problem: JointProblem, outages: Int, capacity: Int, _ cancellation: Cancellation?) {
    let count = problem.count
    let last = (0..<count).map(problem.latestEnd).max() ?? 0
    var (most, offsets, cells, states, ends) = ([0], [0], [0], count + 1, 1)
    for m in stride(from: 1, through: problem.levels, by: 1) {
      let tasks = problem.tasks(by: last, batches: m)
      guard tasks >= m else { break }
      most.append(tasks)
      offsets.append(states)
      cells.append(ends)
      ends += tasks + 1
      states += (count + 1) * (tasks + 1)
      guard states <= capacity else { return nil }
    }
    // The order costs K².
    guard count * count <= capacity / 8,
      let order = CompletionOrder(problem, outages: outages, cancellation)
    else { return nil }
    self.problem = problem
    self.order = order
    (self.most, self.offsets, self.cells) = (most, offsets, cells)
    none = []
    // Large, and written by `solve` before anything is read.
    values = Array(unsafeUninitializedCapacity: states) { $1 = states }
  }

  /// ends[cell]: a bound on Σ Q over the plans that end after so many batches and tasks, infinite where
  /// there is none; nil when cancelled.
  mutating func solve(_ prices: JointPrices, _ cancellation: Cancellation?) -> [Double]? {
    guard priceSteps(prices, cancellation) else { return nil }
    priceOutages(prices)
    let count = problem.count
    for j in 0...count { values[offsets[0] + j] = none[j] }
    var scratch = Scratch(width: (most.max() ?? 0) + 2)
    for m in most.indices.dropFirst() {
      for j in 0...count {
        if cancellation?.isCancelled == true { return nil }
        addBatch(m, finished: j, prices, &scratch)
        if j > 0 { finish(m, position: j, prices, &scratch) }
      }
    }
    var fixed = -prices.bandwidth
    for price in prices.services { fixed += price }
    var ends: [Double] = []
    ends.reserveCapacity(cells.count + most.reduce(0, +))
    for m in most.indices {
      let start = offsets[m] + count * (most[m] + 1)
      for x in 0...most[m] { ends.append(values[start + x] + fixed) }
    }
    return ends
  }

  /// Rows that are worked on.
  private struct Scratch {
    var row: [Double]
    var next: [Double]

    init(width: Int) {
      row = Array(repeating: .infinity, count: width)
      next = row
    }
  }

  /// V_j(m, x) where no position is finished with batch m: −θ_m for each of its 1…K − j tasks.
  private mutating func addBatch(
    _ m: Int, finished j: Int, _ prices: JointPrices, _ scratch: inout Scratch
  ) {
    let (width, before) = (most[m] + 1, most[m - 1] + 1)
    let (to, from) = (offsets[m] + j * width, offsets[m - 1] + j * before)
    let open = problem.count - j
    let price = prices.steps[m]
    values.withUnsafeMutableBufferPointer { values in
      guard open > 0 else {
        for x in 0..<width { values[to + x] = .infinity }
        return
      }
      scratch.row.withUnsafeMutableBufferPointer { first in
        scratch.next.withUnsafeMutableBufferPointer { second in
          var (row, next) = (first, second)
          // row[x]: the least V_j(m − 1, y) + θ_m·y over y from x − reach to x − 1.
          row[0] = .infinity
          let known = min(before, width - 1)
          for x in 0..<known { row[x + 1] = values[from + x] + price * Double(x) }
          for x in stride(from: known + 1, to: width, by: 1) { row[x] = .infinity }
          var reach = 1
          while reach < min(open, width) {
            let shift = min(reach, open - reach)
            for x in 0..<min(shift, width) { next[x] = row[x] }
            for x in stride(from: shift, to: width, by: 1) {
              let (one, two) = (row[x], row[x - shift])
              next[x] = two < one ? two : one
            }
            swap(&row, &next)
            reach += shift
          }
          for x in 0..<width { values[to + x] = row[x] - price * Double(x) }
        }
      }
    }
  }

  /// V_j(m, x) where position j is finished with batch m, if that is less.
  private mutating func finish(
    _ m: Int, position j: Int, _ prices: JointPrices, _ scratch: inout Scratch
  ) {
    let width = most[m] + 1
    let (to, from) = (offsets[m] + j * width, offsets[m] + (j - 1) * width)
    let (a, cost) = (problem.delay.a, steps[m].cost)
    scratch.row.withUnsafeMutableBufferPointer { row in
      for x in 0..<width { row[x] = .infinity }
      for candidate in order.served[j - 1] {
        let k = candidate.service
        let tasks = min(problem.tasks(by: candidate.latest, batches: m), most[m])
        let left = timeLeft(k, batches: m)
        let (least, charge) = (leastLeft(k), prices.bandwidth * leastLeft(k))
        let earned = prices.services[k]
        for x in stride(from: 0, through: tasks, by: 1) {
          let time = left - a * Double(x)
          let value = charge / (time > least ? time : least) - earned
          row[x] = value < row[x] ? value : row[x]
        }
      }
      values.withUnsafeMutableBufferPointer { values in
        for x in 0..<width {
          let (one, two) = (values[to + x], values[from + x] + (row[x] + cost))
          values[to + x] = two < one ? two : one
        }
      }
    }
  }

  /// Seconds that service k has left after the batches without their tasks; a hair more, for rounding.
  private func timeLeft(_ k: Int, batches m: Int) -> Double {
    problem.deadlines[k] * (1 + 1e-12) + 1e-12 - problem.delay.end(batches: m, tasks: 0)
  }

  /// Seconds that service k needs with all the bandwidth; above 0, as it divides.
  private func leastLeft(_ k: Int) -> Double {
    max(problem.contents[k] / problem.bandwidth, .leastNormalMagnitude)
  }

  /// Sets `steps`; false when cancelled.
  private mutating func priceSteps(_ prices: JointPrices, _ cancellation: Cancellation?) -> Bool {
    steps = [(0, 0)]
    for m in most.indices.dropFirst() {
      if cancellation?.isCancelled == true { return false }
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

  /// What the solution that ends at that cell uses; the cell's bound is finite.
  func trace(_ prices: JointPrices, cell: Int) -> CompletionUse {
    var use = CompletionUse(
      positions: prices.services.map { _ in 0 }, tasks: prices.steps.map { _ in 0 })
    var m = (cells.firstIndex { $0 > cell } ?? cells.count) - 1
    var x = cell - cells[m]
    var j = problem.count
    while m > 0 {
      let (batch, tasks) = lastBatch(m, x, finished: j, prices)
      if let (k, value) = lastPosition(m, x, position: j, prices), value < batch {
        use.positions[k] += 1
        use.bandwidth += leastLeft(k) / max(leastLeft(k), left(k, m, x))
        for t in 0..<steps[m].count { use.tasks[m - t] += 1 }
        j -= 1
      } else {
        // Not without a way there: nothing is finite that came from nowhere.
        precondition(tasks > 0, "no batch leads to \(x) tasks in \(m) batches")
        use.tasks[m] -= tasks
        (m, x) = (m - 1, x - tasks)
      }
    }
    for position in 0..<j {
      let chosen = order.outages[position].max { prices.services[$0] < prices.services[$1] }
      if let chosen { use.positions[chosen] += 1 }
    }
    return use
  }

  /// The value at (m, x) where batch m finishes nobody, and the size of that batch.
  private func lastBatch(
    _ m: Int, _ x: Int, finished j: Int, _ prices: JointPrices
  ) -> (value: Double, tasks: Int) {
    var best = (value: Double.infinity, tasks: 0)
    let from = offsets[m - 1] + j * (most[m - 1] + 1)
    let least = max(1, x - most[m - 1])
    for tasks in stride(from: least, through: min(problem.count - j, x), by: 1) {
      let value = values[from + x - tasks] - prices.steps[m] * Double(tasks)
      if value < best.value { best = (value, tasks) }
    }
    return best
  }

  /// The value at (m, x) where position j is finished there, and by whom.
  private func lastPosition(
    _ m: Int, _ x: Int, position j: Int, _ prices: JointPrices
  ) -> (service: Int, value: Double)? {
    guard j > 0 else { return nil }
    let before = values[offsets[m] + (j - 1) * (most[m] + 1) + x]
    var best: (service: Int, value: Double)?
    for candidate in order.served[j - 1]
    where x <= problem.tasks(by: candidate.latest, batches: m) {
      let k = candidate.service
      let charge = prices.bandwidth * leastLeft(k) / max(leastLeft(k), left(k, m, x))
      let value = before + charge - prices.services[k] + steps[m].cost
      if value < best?.value ?? .infinity { best = (k, value) }
    }
    return best
  }

  private func left(_ k: Int, _ m: Int, _ x: Int) -> Double {
    timeLeft(k, batches: m) - problem.delay.a * Double(x)
  }
}

extension JointProblem {
  /// The most tasks in so many batches that end by then, found to the safe side; −1 if there is none.
  fileprivate func tasks(by end: Double, batches: Int) -> Int {
    let left = end - delay.end(batches: batches, tasks: 0)
    guard left >= 0 else { return -1 }
    return Int(min(Double(count * batches), left / delay.a + 1e-6))
  }
}
