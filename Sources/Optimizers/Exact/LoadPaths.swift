import BatchModel

/// The cheapest loads, batch by batch, when a place in a batch has a price: the relaxation of
/// <doc:ExactScheduling>.
///
/// A path goes from level to level, a task at least in every batch; at level m, after m batches, it is
/// at the tasks X_m of these. It sells its places, and every service buys the steps that are best for it among the batches that end
/// by its budget. Prices never rise from batch to batch, so the latest batches are the best.
struct LoadPaths: Sendable {
  let problem: SortedServices
  /// Batches at most.
  let levels: Int
  /// loads[m] = X_m of the cheapest path.
  private(set) var loads: [Int]
  /// ends[j]: the batches that end by the budget of service j there, and what it buys.
  private(set) var ends: [Int]
  private(set) var steps: [Int]

  /// expired[m·width + X]: services whose budget ends before m batches with X tasks do.
  private var expired: [Int32] = []
  private let width: Int
  /// costs[m·width + X]: of the cheapest path there, with the services that expired.
  private var costs: [Double]
  private var previous: [Int32]
  /// A level's costs without what loads there share, and places in it.
  private var base: [Double]
  private var window: [Int]
  private var box: LoadBox
  /// free[n]: what a service with n batches costs; served[n]: with a step at least; and their steps.
  private var free: [Double]
  private var served: [Double]
  private var freeSteps: [Int]
  private var servedSteps: [Int]

  /// Whether the tables for that problem are small enough to be kept.
  static func isAffordable(_ problem: SortedServices) -> Bool {
    problem.count <= 512 && problem.longest >= 1 && problem.longest <= 2000
      && (problem.longest + 1) * (problem.mostTasks + 1) <= 4_000_000
  }

  /// Nil when cancelled.
  init?(_ problem: SortedServices, box: LoadBox, cancellation: Cancellation?) {
    self.problem = problem
    self.box = box
    levels = problem.longest
    width = problem.mostTasks + 1
    loads = Array(repeating: 0, count: levels + 1)
    ends = Array(repeating: 0, count: problem.count)
    steps = ends
    free = Array(repeating: 0, count: levels + 1)
    served = free
    (freeSteps, servedSteps) = (loads, loads)
    (costs, previous) = ([], [])
    base = Array(repeating: 0, count: width)
    window = Array(repeating: 0, count: width)
    // Large: filled piece by piece.
    let size = (levels + 1) * width
    costs.reserveCapacity(size)
    previous.reserveCapacity(size)
    expired.reserveCapacity(size)
    for m in 0...levels {
      if cancellation.isCancelled { return nil }
      costs.append(contentsOf: repeatElement(.infinity, count: width))
      previous.append(contentsOf: repeatElement(0, count: width))
      var gone = 0
      for tasks in 0..<width {
        while gone < problem.count, !problem.fits(gone, batches: m, tasks: tasks) { gone += 1 }
        expired.append(Int32(gone))
      }
    }
  }

  /// Cells that an evaluation looks at.
  static func work(_ box: LoadBox) -> Int {
    zip(box.low, box.high).reduce(0) { $0 + $1.1 - $1.0 + 1 }
  }

  /// The least cost in a box at its prices, a bound for its schedules; nil when cancelled.
  mutating func minimum(_ box: LoadBox, cancellation: Cancellation?) -> Double? {
    self.box = box
    guard priceServices(cancellation) else { return nil }
    let count = problem.count
    var (here, next) = (charges(0), [Double]())
    costs[0] = here[Int(expired[0])]
    var (best, end) = (box.low[levels] == 0 ? here[count] : .infinity, (level: 0, load: 0))
    for m in 0..<levels {
      if cancellation.isCancelled { return nil }
      next = charges(m + 1)
      goOn(from: m, here)
      for x in max(box.low[m + 1], box.low[levels])...max(box.high[m + 1], box.low[levels])
      where x <= box.high[m + 1] {
        let index = (m + 1) * width + x
        let whole = costs[index] + next[count] - next[Int(expired[index])]
        if whole < best { (best, end) = (whole, (m + 1, x)) }
      }
      swap(&here, &next)
    }
    if best < .infinity { trace(end.level, end.load) }
    return best
  }

  /// Costs at level m + 1 from those at level m, where `charges` is for those who have m batches.
  private mutating func goOn(from m: Int, _ charges: [Double]) {
    let (count, price) = (problem.count, box.prices[m + 1])
    let (row, nextRow) = (m * width, (m + 1) * width)
    let (low, high) = (box.low[m], box.high[m])
    let (nextLow, nextHigh) = (box.low[m + 1], box.high[m + 1])
    costs.withUnsafeMutableBufferPointer { costs in
      previous.withUnsafeMutableBufferPointer { previous in
        base.withUnsafeMutableBufferPointer { base in
          window.withUnsafeMutableBufferPointer { window in
            expired.withUnsafeBufferPointer { expired in
              charges.withUnsafeBufferPointer { charges in
                for x in low...high {
                  // At level 0 nothing is sold, so what has expired there is all there is to it.
                  base[x] =
                    m == 0
                    ? 0 : costs[row + x] - charges[Int(expired[row + x])] + price * Double(x)
                }
                // window[head..<tail]: loads at level m that may be the best below x, cheapest first.
                var (head, tail, entered) = (0, 0, low)
                for x in nextLow...nextHigh {
                  while entered < x, entered <= high {
                    while tail > head, base[window[tail - 1]] >= base[entered] { tail -= 1 }
                    window[tail] = entered
                    tail += 1
                    entered += 1
                  }
                  costs[nextRow + x] = .infinity
                  // Only who has not expired takes part. When all have, the path has ended before.
                  let gone = Int(expired[nextRow + x])
                  if gone == count { continue }
                  while head < tail, window[head] < x - (count - gone) { head += 1 }
                  guard head < tail else { continue }
                  costs[nextRow + x] = base[window[head]] + charges[gone] - price * Double(x)
                  previous[nextRow + x] = Int32(truncatingIfNeeded: window[head])
                }
              }
            }
          }
        }
      }
    }
  }

  /// What services i < `open` cost at least that are open when the first `level` batches hold `load`
  /// tasks and service `open` − 1 is finished with them; with what these places bring.
  @inline(__always)
  func rest(_ open: Int, level: Int, load: Int) -> Double {
    guard load >= box.low[level], load <= box.high[level] else { return .infinity }
    let index = level * width + load
    let gone = Int(expired[index])
    guard gone < open else { return .infinity }
    return costs[index] + charge(level, open) - charge(level, gone)
  }

  /// A schedule with the loads of the cheapest path: late batches first, to who has the fewest steps.
  func schedule() -> CompactSchedule {
    var found = CompactSchedule(counts: ends, steps: Array(repeating: 0, count: problem.count))
    for m in (1...levels).reversed() {
      let alive = problem.count - (ends.firstIndex { $0 >= m } ?? problem.count)
      let places = loads[m] - loads[m - 1]
      guard alive > 0, places > 0 else { continue }
      // Steps do not fall from one service to the next, so these are the first; from a run of equal
      // steps its last ones.
      let first = problem.count - alive
      let most = found.steps[first + min(places, alive) - 1]
      let run = (first..<problem.count).filter { found.steps[$0] == most }
      let below = run.first.map { $0 - first } ?? 0
      for j in first..<first + below { found.steps[j] += 1 }
      for j in run.suffix(places - below) { found.steps[j] += 1 }
    }
    for j in ends.indices where found.steps[j] == 0 { found.counts[j] = 0 }
    return found
  }

  /// charges[i]: what the first i services cost with n batches each.
  private func charges(_ n: Int) -> [Double] { (0...problem.count).map { charge(n, $0) } }

  @inline(__always)
  private func charge(_ n: Int, _ i: Int) -> Double {
    let (fewest, most) = (box.outages.lowerBound, box.outages.upperBound)
    var cost = problem.fid[0] * Double(min(i, fewest))
    if i > fewest { cost += free[n] * Double(min(i, most) - fewest) }
    if i > most { cost += served[n] * Double(i - most) }
    return cost
  }

  /// The best steps for every number of batches, a step l before the last in batch n − l.
  private mutating func priceServices(_ cancellation: Cancellation?) -> Bool {
    for n in 0...levels {
      if n % 64 == 0, cancellation.isCancelled { return false }
      (served[n], servedSteps[n]) = (.infinity, 0)
      var paid = 0.0
      for t in 1...max(1, n) where t <= n {
        paid += box.prices[n - t + 1]
        let cost = problem.fid[t] + paid
        if cost < served[n] { (served[n], servedSteps[n]) = (cost, t) }
      }
      (free[n], freeSteps[n]) = (served[n], servedSteps[n])
      if problem.fid[0] < served[n] { (free[n], freeSteps[n]) = (problem.fid[0], 0) }
    }
    return true
  }

  /// Follows the cheapest path back from its end, for `loads`, `ends` and `steps`.
  private mutating func trace(_ end: Int, _ load: Int) {
    for m in end...levels { loads[m] = load }
    for m in (0..<end).reversed() {
      loads[m] = Int(previous[(m + 1) * width + loads[m + 1]])
    }
    var j = Int(expired[0])
    for i in 0..<j { ends[i] = 0 }
    for m in 0..<end {
      let gone = Int(expired[(m + 1) * width + loads[m + 1]])
      while j < gone {
        ends[j] = m
        j += 1
      }
    }
    while j < problem.count {
      ends[j] = end
      j += 1
    }
    for j in ends.indices {
      if j < box.outages.lowerBound {
        steps[j] = 0
      } else {
        steps[j] = (j < box.outages.upperBound ? freeSteps : servedSteps)[ends[j]]
      }
    }
  }
}
