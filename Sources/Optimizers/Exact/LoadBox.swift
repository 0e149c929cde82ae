/// A part of the schedules: limits to the tasks that the first batches hold, and to the outages; with what
/// is known of it, <doc:ExactScheduling>.
struct LoadBox: Sendable {
  /// Two parts that a box falls into.
  enum Split: Sendable, Equatable {
    /// At most so many outages, or more.
    case outages(Int)
    /// At most so many tasks in the first `level` batches, or more.
    case load(level: Int, Int)
  }

  /// low[m] ≤ tasks in the first m batches ≤ high[m], m in 0...levels; neither falls.
  var low: [Int]
  var high: [Int]
  /// Services without a step, the tightest ones.
  var outages: ClosedRange<Int>
  /// prices[l] of a place in batch l ≥ 1, not rising; prices[0] is not used.
  var prices: [Double]
  /// No schedule in the box has a lower sum of FID.
  var bound = -Double.infinity
  /// Partial schedules that a layer of the search may hold.
  var room: Int
  /// Where to split; nil where nothing is left to be split.
  var split: Split?

  /// Everything that `problem` allows, with a first guess of prices.
  init(_ problem: SortedServices, room: Int) {
    let (count, levels, tasks) = (problem.count, problem.longest, problem.mostTasks)
    low = Array(repeating: 0, count: levels + 1)
    high = (0...levels).map { min(tasks, $0 * count) }
    outages = 0...count
    // What a step gains on average, falling to nothing at the last batch.
    let gain = max(0, problem.fid[min(1, levels)] - problem.fid[levels])
    prices = (0...levels).map {
      gain / Double(max(1, levels)) * Double(levels - $0 + 1) / Double(max(1, levels))
    }
    self.room = room
  }

  /// The two parts; one that holds nothing is left out.
  func parts(count: Int) -> [LoadBox] {
    var (first, second) = (self, self)
    switch split {
    case nil: return []
    case .outages(let most):
      first.outages = outages.lowerBound...most
      second.outages = most + 1...outages.upperBound
    case .load(let level, let most):
      first.high[level] = most
      second.low[level] = most + 1
    }
    return [first, second].compactMap { $0.tightened(count: count) }
  }

  /// With limits that follow from others, as a batch holds 0...count tasks; nil where none is left.
  private func tightened(count: Int) -> LoadBox? {
    var box = self
    let levels = low.count - 1
    for m in 1...levels {
      box.low[m] = max(box.low[m], box.low[m - 1])
      box.high[m] = min(box.high[m], box.high[m - 1] + count)
    }
    for m in (0..<levels).reversed() {
      box.low[m] = max(box.low[m], box.low[m + 1] - count)
      box.high[m] = min(box.high[m], box.high[m + 1])
    }
    return zip(box.low, box.high).allSatisfy { $0 <= $1 } ? box : nil
  }
}
